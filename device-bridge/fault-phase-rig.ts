/** For the table of faults × phases: what a kind of device brings along to be put through it, and a port that can be hurt. */
import type { DeviceName } from '#contract/device-status.ts'
import { type FaultCode, fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { Device } from './device.ts'
import type { Connection, Port } from './ports/port.ts'

export const hurts = ['lost', 'silent', 'garbled', 'faulted'] as const
export type Hurt = (typeof hurts)[number]

/** One device with its driver, whole and well. */
export interface Patient {
  device: Device
  /** A verb that takes more than a second, and would go well. */
  work: (signal: AbortSignal) => Promise<Result<unknown>>
  /** `lost`: the cable is pulled. `silent`: nothing comes any more. `garbled`: what comes is noise. `faulted`: it says `ownFault`. */
  hurt: (how: Hurt) => void
  /** All that was hurt is well again. */
  heal: () => void
}

export interface PatientKind {
  name: DeviceName
  driver: string
  /** What it says of itself when it is `faulted`; left out where it has no way to say so. */
  ownFault?: FaultCode
  /** What nothing can show of it, and why: those rows of the table aren't claimed. */
  unclaimed?: Partial<Record<Hurt, string>>
  /** What doesn't show while it rests: only `opening` and using it do, or `use` alone. */
  shownBy?: Partial<Record<Hurt, 'opening' | 'use'>>
  make: () => Patient
}

/** A byte for each call, always the same ones. */
export function noise(): () => number {
  let state = 1
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24
}

export interface HurtPort {
  port: Port
  become: (how: 'well' | 'lost' | 'silent' | 'garbled') => void
}

/** @param inner a port to the device in memory */
export function hurtPort(inner: Port): HurtPort {
  let mode: Parameters<HurtPort['become']>[0] = 'well'
  const pulls = new Set<() => void>()
  const random = noise()

  function hurtConnection(connection: Connection): Connection {
    let up = true
    let tellLost = (): void => {}
    const pull = (): void => {
      up = false
      pulls.delete(pull)
      void connection.close()
      queueMicrotask(() => tellLost())
    }
    pulls.add(pull)
    return {
      write(bytes) {
        if (!up) return Promise.resolve(failed(fault('deviceLost')))
        return mode === 'silent' ? Promise.resolve(done(undefined)) : connection.write(bytes)
      },
      onData(listener) {
        connection.onData((bytes) => {
          if (mode === 'well') listener(bytes)
          if (mode === 'garbled') listener(bytes.map(random))
        })
      },
      onLost(listener) {
        tellLost = listener
        connection.onLost(() => up && listener())
      },
      async close() {
        up = false
        pulls.delete(pull)
        await connection.close()
      },
    }
  }

  return {
    port: {
      url: inner.url,
      async open(signal) {
        if (mode === 'lost') return failed(fault('deviceAbsent'))
        const opened = await inner.open(signal)
        return opened.ok ? done(hurtConnection(opened.value)) : opened
      },
    },
    become(how) {
      mode = how
      if (how === 'lost') for (const pull of pulls) pull()
    },
  }
}
