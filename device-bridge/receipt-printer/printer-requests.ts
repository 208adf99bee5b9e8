/** What a printer is asked outside of a receipt's lines, and the replies that answer it. */
import type { RealTimeAnswers } from './printer-status.ts'
import type { PrinterLink } from './printer-link.ts'
import type { FourBytes, Reply } from './return-stream.ts'

const delays = {
  answer: 1_000, // ms; a real-time answer takes 20 ms at 9600 baud, but some printers are deaf while they cut
  clear: 500, // ms; TM printers confirm within 100. Nothing may be sent while it is awaited
  model: 500, // ms; an idle printer answers at once
  probe: 800, // ms; an idle printer echoes at once, and this is what an opening costs on one that can't
}

/** GS a: on/off-line, error and paper. */
export const statusBackOn = [0x1d, 0x61, 0x0e]
/** DLE ENQ 2: leave the error state and drop what waits; only where an error state is. */
export const leaveError = [0x10, 0x05, 0x02]
/** GS r 1, answered in turn: what came before it is no longer in the buffer. */
export const askInTurn = [0x1d, 0x72, 0x01]

/** GS e 2 (Custom): pull the slip in the mouth back in. */
export const pullBack = [0x1d, 0x65, 0x02]

/** GS ( H fn 48: echoes the four characters after everything before it is on paper. */
export function askEcho(id: string): number[] {
  return [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...Buffer.from(id, 'latin1')]
}

/** DLE EOT n */
async function ask<T>(link: PrinterLink, n: number, pick: (reply: Reply) => T | null, signal?: AbortSignal) {
  if (signal?.aborted) return null // an answer that nobody waits for would be taken for the next question's
  const answer = link.reply(pick, delays.answer, signal)
  void link.sendNow([0x10, 0x04, n])
  return answer
}

/** DLE EOT 20 (Custom). @returns null when the printer doesn't answer */
export function askFullStatus(link: PrinterLink, signal?: AbortSignal): Promise<FourBytes | null> {
  return ask(link, 20, (reply) => (reply.kind === 'fullStatus' ? reply.bytes : null), signal)
}

/** DLE EOT 1–4. @returns null when the printer doesn't answer */
export async function askRealTime(link: PrinterLink, signal?: AbortSignal): Promise<RealTimeAnswers | null> {
  const one = (n: number): Promise<number | null> =>
    ask(link, n, (reply) => (reply.kind === 'realTime' ? reply.byte : null), signal)
  // One after the other: the answers don't say which question they belong to.
  const printer = await one(1)
  const cause = printer === null ? null : await one(2)
  const error = cause === null ? null : await one(3)
  const paper = error === null ? null : await one(4)
  return printer === null || cause === null || error === null || paper === null ? null : [printer, cause, error, paper]
}

/** DLE DC4 fn 8: empties the receive and the print buffer, even off-line. @returns whether the printer confirmed it */
export async function clearBuffer(link: PrinterLink, signal?: AbortSignal): Promise<boolean> {
  const confirmed = link.reply(
    (reply) => (reply.kind === 'block' && reply.id === 0x25 ? true : null),
    delays.clear,
    signal,
  )
  void link.sendNow([0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8])
  return (await confirmed) === true
}

/** Whether the printer knows GS ( H. One that doesn't may take it for text: it stays in the line that ESC @ drops. */
export async function knowsEcho(link: PrinterLink, id: string, signal?: AbortSignal): Promise<boolean> {
  const echoed = link.reply(
    (reply) => (reply.kind === 'block' && reply.data === id ? true : null),
    delays.probe,
    signal,
  )
  void link.send(askEcho(id))
  return (await echoed) === true
}

/** GS I 67: what the printer calls itself. Null when it doesn't answer. */
export function askModel(link: PrinterLink, signal?: AbortSignal): Promise<string | null> {
  const name = link.reply((reply) => (reply.kind === 'text' ? reply.text : null), delays.model, signal)
  void link.send([0x1d, 0x49, 67])
  return name
}
