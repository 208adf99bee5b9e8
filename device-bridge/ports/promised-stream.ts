import { Writable } from 'node:stream'
import { callbackify } from 'node:util'

interface Device {
  /** Called with one write after the other, each when the one before has ended. */
  send: (bytes: Uint8Array) => Promise<unknown>
  /** Called once, also when the device is gone. */
  close: () => Promise<void>
}

/** A stream to write to, for a device whose library speaks in promises. */
export function promisedStream({ send, close }: Device): Writable {
  return new Writable({
    write: (bytes: Buffer, _, callback) => callbackify(() => send(bytes))((error) => callback(error)),
    // a file that doesn't close because its device is gone is closed
    destroy: (error, callback) => callbackify(close)(() => callback(error)),
  })
}
