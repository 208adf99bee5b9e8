/** One open connection to a printer: sends bytes as it takes them, and waits for one of the replies among all that come. */
import { fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { Connection } from '../ports/port.ts'
import { createReturnStream, type Reply } from './return-stream.ts'

export interface PrinterLink {
  /** Whether the other end is gone. */
  readonly lost: boolean
  /**
   * Sends in turn, and only while the printer takes more (XON, XOFF). Without an end when it never does: whoever waits must
   * be able to do without.
   * @returns `deviceLost` when the other end is gone
   */
  send(bytes: Uint8Array | readonly number[]): Promise<Result<void>>
  /** Sends a real-time command: past all that waits, whatever the printer takes. */
  sendNow(bytes: readonly number[]): Promise<Result<void>>
  /** @returns what `pick` made of the first reply it didn't answer with null; null when none came in `patience` ms, or ever will */
  reply<T>(pick: (reply: Reply) => T | null, patience: number, signal?: AbortSignal): Promise<T | null>
  close(): Promise<void>
}

/** Bytes after which the printer's word is heard. A printer that says XOFF has room for as many. */
const pieceLength = 256

interface Listeners {
  onReply: (reply: Reply) => void
  /** The other end vanished; not after `close()`. */
  onLost: () => void
}

export function createPrinterLink(connection: Connection, { onReply, onLost }: Listeners): PrinterLink {
  const stream = createReturnStream()
  const waiting = new Set<{ take: (reply: Reply) => void; giveUp: () => void }>()
  let lost = false
  let closed = false
  /** Resolved while the printer takes more. */
  let open = Promise.withResolvers<void>()
  open.resolve()
  let takesMore = true
  let turn: Promise<unknown> = Promise.resolve()

  function end(): void {
    for (const waiter of waiting) waiter.giveUp()
    open.resolve()
  }

  function lose(): void {
    if (lost || closed) return
    lost = true
    end()
    onLost()
  }

  function flow(on: boolean): void {
    if (on) open.resolve()
    else if (takesMore) open = Promise.withResolvers<void>()
    takesMore = on
  }

  async function write(bytes: Uint8Array): Promise<Result<void>> {
    if (lost || closed) return failed(fault('deviceLost'))
    const sent = await connection.write(bytes)
    if (!sent.ok) lose() // some drivers never tell, but refuse to write
    return sent
  }

  async function writeInPieces(bytes: Uint8Array): Promise<Result<void>> {
    for (let at = 0; at < bytes.length; at += pieceLength) {
      await open.promise
      const sent = await write(bytes.subarray(at, at + pieceLength))
      if (!sent.ok) return sent
    }
    return done(undefined)
  }

  connection.onData((bytes) => {
    for (const reply of stream.push(bytes)) {
      if (reply.kind === 'flow') flow(reply.on)
      for (const waiter of waiting) waiter.take(reply)
      onReply(reply)
    }
  })
  connection.onLost(lose)

  return {
    get lost() {
      return lost
    },
    send(bytes) {
      const sent = turn.then(() => writeInPieces(bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes)))
      turn = sent
      return sent
    },
    sendNow: (bytes) => write(Uint8Array.from(bytes)),
    reply<T>(pick: (reply: Reply) => T | null, patience: number, signal?: AbortSignal) {
      return new Promise<T | null>((resolve) => {
        const end = (result: T | null): void => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', giveUp)
          waiting.delete(waiter)
          resolve(result)
        }
        const giveUp = (): void => end(null)
        const take = (reply: Reply): void => {
          const picked = pick(reply)
          if (picked !== null) end(picked)
        }
        const waiter = { take, giveUp }
        const timer = setTimeout(giveUp, patience)
        signal?.addEventListener('abort', giveUp)
        waiting.add(waiter)
        if (lost || closed || signal?.aborted) giveUp()
      })
    },
    async close() {
      if (closed) return
      closed = true
      end()
      await connection.close()
    },
  }
}
