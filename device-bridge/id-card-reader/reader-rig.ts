/** For tests of the driver: ports in memory, to the virtual reader or to a scripted module, and simulated time to run them in. */
import { expect, vi } from 'vitest'
import { type FaultCode, fault } from '#contract/faults.ts'
import type { IdCard } from '#contract/id-card.ts'
import { done, failed } from '#contract/result.ts'
import type { Condition, IdCardReader } from '../device.ts'
import type { Connection, Port } from '../ports/port.ts'
import { encodeCardText } from '../virtual/card-text.ts'
import { type VirtualReader, type VirtualReaderOptions, createVirtualReader } from '../virtual/reader.ts'
import { createSdtReader } from './sdt-driver.ts'
import { createFrameDecoder, encodeFrame } from './sdt-frame.ts'

export const never = new AbortController().signal
/** What an open says of the virtual reader when all is well. */
export const met = done({ fault: null, paper: null, identity: '05.03-20240411-0000000042-0123456789' })
/** What a ping says when all is well. */
export const fine = done({ fault: null, paper: null })
export const failedWith = (code: FaultCode) => failed(fault(code))
export const laid = (card: IdCard) => ({ id: 'somebody', text: encodeCardText(card) })
export const read = (driver: IdCardReader, signal = never) => driver.read({ signal, onFound: () => {} })

/** An open driver on a virtual reader, with the bytes that came in and the changes it told. */
export async function driverRig(options: Partial<VirtualReaderOptions> = {}) {
  const reader = createVirtualReader({ baudRate: 115_200, ...options })
  const seen: Uint8Array[] = []
  const driver = createSdtReader(portTo(reader, seen))
  const changes: (Condition | null)[] = []
  driver.onChange((condition) => changes.push(condition))
  expect(await settled(driver.open(never))).toEqual(met)
  return { reader, driver, seen, changes }
}

/** Runs the simulated clock until the promise settles. Time out: a minute of it. */
export async function settled<T>(promise: Promise<T>): Promise<T> {
  const ended = vi.fn<() => void>()
  void promise.finally(ended)
  for (let ms = 0; ended.mock.calls.length === 0; ms++) {
    if (ms > 60_000) throw new Error('not settled within a simulated minute')
    await vi.advanceTimersByTimeAsync(1)
  }
  return promise
}

/** Whether the promise is still open after so many simulated ms. */
export async function openAfter(ms: number, promise: Promise<unknown>): Promise<boolean> {
  let over = false
  void promise.finally(() => (over = true))
  await vi.advanceTimersByTimeAsync(ms)
  return !over
}

/** @param seen every piece of bytes handed to the driver is put there too */
export function portTo(reader: VirtualReader, seen: Uint8Array[] = []): Port {
  return memoryPort((send, hangUp) => {
    const end = reader.connect((bytes) => {
      seen.push(bytes)
      send(bytes)
    }, hangUp)
    return { receive: (bytes) => end.receive(bytes), closed: () => end.closed() }
  })
}

/** Bodies of replies in hex (several at once with a space between), null for silence; by the request's body in hex. */
export type Script = Record<string, (string | null)[]>

/** A module that answers each request with its next line in the script; the last one is repeated. */
export function scriptedPort(script: Script): { port: Port; asked: { request: string; at: number }[] } {
  const asked: { request: string; at: number }[] = []
  const port = memoryPort((send) => {
    const decoder = createFrameDecoder()
    return {
      receive(bytes) {
        for (const framed of decoder.push(bytes)) {
          if (framed.kind !== 'frame') throw new Error('the driver sent a damaged frame')
          const request = Buffer.from(framed.body).toString('hex')
          asked.push({ request, at: performance.now() })
          const lines = script[request] ?? []
          const line = lines.length > 1 ? lines.shift() : lines[0]
          for (const body of line?.split(' ') ?? []) send(encodeFrame(Uint8Array.from(Buffer.from(body, 'hex'))))
        }
      },
      closed: () => {},
    }
  })
  return { port, asked }
}

type Plug = (
  send: (bytes: Uint8Array) => void,
  hangUp: () => void,
) => { receive: (bytes: Uint8Array) => void; closed: () => void }

function memoryPort(plug: Plug): Port {
  return {
    url: 'virtual:',
    open: () => {
      let up = true
      let tellData = (_bytes: Uint8Array): void => {}
      let tellLost = (): void => {}
      const end = plug(
        (bytes) => void (up && tellData(bytes)),
        () => {
          up = false
          setTimeout(() => tellLost(), 0)
        },
      )
      const connection: Connection = {
        write: (bytes) => {
          if (!up) return Promise.resolve(failed(fault('deviceLost')))
          end.receive(bytes)
          return Promise.resolve(done(undefined))
        },
        onData: (listener) => {
          tellData = listener
        },
        onLost: (listener) => {
          tellLost = listener
        },
        close: () => {
          up = false
          end.closed()
          return Promise.resolve()
        },
      }
      return Promise.resolve(done(connection))
    },
  }
}
