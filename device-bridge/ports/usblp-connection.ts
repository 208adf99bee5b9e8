/**
 * Both directions of a file of Linux's usblp driver, opened with O_NONBLOCK. A read that waits would hold one of Node's four
 * threads for as long as the printer has nothing to say, and Node can't poll a character device: so it asks again and again.
 *
 * What drivers/usb/class/usblp.c does (Linux 6.1):
 * - a read with nothing there is EAGAIN; one that gives 0 bytes is an empty USB packet, not the end;
 * - a write takes up to 8 KiB and answers before the printer has them; the next one is EAGAIN until it has, even one of
 *   0 bytes, which tells when the last piece has arrived without sending anything;
 * - unplugging is ENODEV, or EIO for what was on its way;
 * - closing drops what the printer hasn't taken.
 */
import { pause } from '../pause.ts'
import type { Connection } from './port.ts'
import { promisedStream } from './promised-stream.ts'
import { streamConnection } from './stream-connection.ts'

/** What is used of a `FileHandle`. */
export interface NonBlockingFile {
  read(buffer: Uint8Array, offset: number, length: number, position: null): Promise<{ bytesRead: number }>
  write(buffer: Uint8Array, offset: number, length: number, position: null): Promise<{ bytesWritten: number }>
  close(): Promise<void>
}

const delays = {
  answer: 5, // ms; a printer answers a real-time request in 2 to 20
  idle: 50, // ms; nobody notices that a cover's opening was told so much later
  slackening: 1.25, // from the one to the other in half a second
  full: 5, // ms; the printer takes at least 1 KiB in that time when it takes anything
}

export function usblpConnection(file: NonBlockingFile): Connection {
  const ended = Promise.withResolvers<void>()
  const buffer = new Uint8Array(8192) // as much as the driver holds
  let untilNext = delays.answer
  const closing = new AbortController()
  let asleep = new AbortController()

  const printer = promisedStream({
    send,
    async close() {
      closing.abort()
      asleep.abort()
      await ended.promise
      await file.close()
    },
  })
  const { connection, receive } = streamConnection(printer, () => printer.destroy())

  async function send(bytes: Uint8Array): Promise<void> {
    for (let at = 0; ;) {
      if (printer.destroyed) throw new Error('closed while sending')
      const count = await unlessAgain(
        file.write(bytes, at, bytes.length - at, null).then((result) => result.bytesWritten),
      )
      if (count === null) await pause(delays.full, closing.signal)
      else if (at === bytes.length) break
      else at += count
    }
    untilNext = delays.answer
    asleep.abort() // it may be answered at once
  }

  async function listen(): Promise<void> {
    while (!printer.destroyed) {
      const count = await unlessAgain(file.read(buffer, 0, buffer.length, null).then((result) => result.bytesRead))
      if (count !== null && count > 0) {
        untilNext = delays.answer
        receive(buffer.subarray(0, count))
      } else {
        const wait = untilNext
        untilNext = Math.min(delays.idle, wait * delays.slackening)
        asleep = new AbortController()
        if (!printer.destroyed) await pause(wait, asleep.signal)
      }
    }
  }

  void listen()
    .catch((error: Error) => printer.destroy(error))
    .finally(ended.resolve)
  return connection
}

/** @returns null for "not now, ask again" */
async function unlessAgain(answer: Promise<number>): Promise<number | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null
    throw error
  }
}
