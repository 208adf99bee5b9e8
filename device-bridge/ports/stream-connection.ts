/** A connection over anything that Node can write to as a stream: what sockets, serial ports and device files have in common. */
import type { Writable } from 'node:stream'
import { fault } from '#contract/faults.ts'
import { type Result, done, failed } from '#contract/result.ts'
import type { Connection } from './port.ts'

/**
 * @param stream open, and emitting `close` once when it ends for whatever reason
 * @param shut ends the stream; only called while it is open
 * @returns the connection, and where the owner puts the bytes that come in. The listener gets a copy that is its own, and the
 * bytes given are wiped: what a card says must not stay behind in a driver's read buffer
 */
export function streamConnection(
  stream: Writable,
  shut: () => void,
): { connection: Connection; receive: (bytes: Uint8Array) => void } {
  let open = true
  let closing = false
  let tellData: ((bytes: Uint8Array) => void) | undefined
  let tellLost: (() => void) | undefined
  /** serialport doesn't always call back for what it was writing when the cable went. */
  const writing = new Set<() => void>()
  const ended = Promise.withResolvers<void>()

  stream.once('close', () => {
    open = false
    ended.resolve()
    for (const cut of writing) cut()
    if (!closing) tellLost?.()
  })
  // always followed by `close`, which is what counts; without a listener it would end the process
  stream.on('error', () => {})

  const write = (bytes: Uint8Array): Promise<Result<void>> => {
    const lost = failed(fault('deviceLost'))
    if (!open || closing) return Promise.resolve(lost)
    return new Promise((resolve) => {
      const cut = (): void => resolve(lost)
      writing.add(cut)
      stream.write(bytes, (error) => {
        writing.delete(cut)
        resolve(error ? lost : done(undefined))
      })
    })
  }

  const connection: Connection = {
    write,
    onData: (listener) => {
      tellData = listener
    },
    onLost: (listener) => {
      tellLost = listener
      // lost between being opened and being listened to
      if (!open && !closing) queueMicrotask(listener)
    },
    close: () => {
      if (open && !closing) {
        closing = true
        shut()
      }
      return ended.promise
    },
  }
  const receive = (bytes: Uint8Array): void => {
    const copy = Uint8Array.from(bytes)
    bytes.fill(0)
    if (!closing) tellData?.(copy)
  }
  return { connection, receive }
}
