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
  ownFault: FaultCode
  make: () => Patient
}

export interface HurtPort {
  port: Port
  become: (how: 'well' | 'lost' | 'silent' | 'garbled') => void
}

/** @param inner a port to the device in memory */
export function hurtPort(inner: Port): HurtPort {
  let mode: Parameters<HurtPort['become']>[0] = 'well'
  let pull = (): void => {}
  let state = 1
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24

  function hurtConnection(connection: Connection): Connection {
    let up = true
    let tellLost = (): void => {}
    pull = () => {
      if (!up) return
      up = false
      void connection.close()
      queueMicrotask(() => tellLost())
    }
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
      if (how === 'lost') pull()
    },
  }
}
