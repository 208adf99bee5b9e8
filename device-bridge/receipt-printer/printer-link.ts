/** One open connection to a printer: sends bytes, and waits for one of the replies among all that come. */
import { fault } from '#contract/faults.ts'
import { failed, type Result } from '#contract/result.ts'
import type { Connection } from '../ports/port.ts'
import { createReturnStream, type Reply } from './return-stream.ts'

export interface PrinterLink {
  /** Whether the other end is gone. */
  readonly lost: boolean
  /** `deviceLost` when the other end is gone. */
  send(bytes: Uint8Array | readonly number[]): Promise<Result<void>>
  /** @returns what `pick` made of the first reply it didn't answer with null; null when none came in `patience` ms, or ever will */
  reply<T>(pick: (reply: Reply) => T | null, patience: number, signal?: AbortSignal): Promise<T | null>
  close(): Promise<void>
}

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

  function lose(): void {
    if (lost || closed) return
    lost = true
    for (const waiter of waiting) waiter.giveUp()
    onLost()
  }

  connection.onData((bytes) => {
    for (const reply of stream.push(bytes)) {
      for (const waiter of waiting) waiter.take(reply)
      onReply(reply)
    }
  })
  connection.onLost(lose)

  return {
    get lost() {
      return lost
    },
    async send(bytes) {
      if (lost || closed) return failed(fault('deviceLost'))
      const sent = await connection.write(bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes))
      if (!sent.ok) lose() // some drivers never tell, but refuse to write
      return sent
    },
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
      for (const waiter of waiting) waiter.giveUp()
      await connection.close()
    },
  }
}
