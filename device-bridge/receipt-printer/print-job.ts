/** Sends one job and waits until the printer has proven it, or why not. */
import type { FaultCode } from '#contract/faults.ts'
import type { PrinterLink } from './printer-link.ts'
import { askSurely } from './printer-look.ts'
import { askEcho, askInTurn } from './printer-requests.ts'
import { conditionFromRealTime, conditionFromStatusBack } from './printer-status.ts'
import type { Reply } from './return-stream.ts'

const delays = {
  proof: 6_000, // ms; waking up, feeding and cutting
  proofPerByte: 1.2, // ms; 9600 baud, the slowest line in the field
}
const lineHeight = 6 // mm; a double one
const slowness = 3 // times as long as the model's data sheet says: a cold head, a weak power supply

interface Job {
  /** Wiped as soon as it was sent. */
  bytes: Uint8Array
  lines: number
  /** Of the paper, mm/s. */
  speed: number
  /** The echo to ask for; null = the printer can't echo, so it answers a queued request and tells of faults by itself. */
  echo: string | null
}

interface JobEnd {
  outcome: 'printed' | FaultCode
  /** Whether all bytes left this machine. If not, they stand before anything that is sent next. */
  sent: boolean
}

/** Waits as long as the job's length allows, whatever happens outside: half a receipt can't be taken back. */
export async function runJob(link: PrinterLink, { bytes, lines, speed, echo }: Job): Promise<JobEnd> {
  const moving = ((lines * lineHeight) / speed) * 1000 * slowness
  const end = performance.now() + delays.proof + bytes.length * delays.proofPerByte + moving
  const over = new AbortController()
  let sent = false
  /** Nothing came that isn't an answer of some kind. What comes on a noisy line may be noise as well. */
  let clean = true

  function proof(reply: Reply): JobEnd['outcome'] | null {
    if (reply.kind === 'noise') clean = false
    if (echo !== null) return reply.kind === 'block' && reply.data === echo ? 'printed' : null
    if (reply.kind !== 'queued' || !sent || !clean) return null
    return (reply.byte & 0x0c) === 0 ? 'printed' : 'paperOut'
  }

  function toldFault(reply: Reply): FaultCode | null {
    if (reply.kind !== 'status' || !(sent || clean)) return null
    return conditionFromStatusBack(reply.bytes).fault?.code ?? null
  }

  /** Faults that the printer tells of by itself, confirmed by asking. Between the bytes of a job there is no room to ask. */
  async function trouble(): Promise<FaultCode | null> {
    for (;;) {
      const told = await link.reply(toldFault, end - performance.now(), over.signal)
      if (told === null || !sent) return told
      const seen = await lookForFault(link, over.signal)
      if (seen.fault !== null) return seen.fault
    }
  }

  const proven = link.reply(proof, end - performance.now(), over.signal)
  const troubled = trouble()
  // The proof is asked for behind the cut, so that no line can wait in the print buffer any more.
  void link
    .send(bytes)
    .then(() => link.send(echo === null ? askInTurn : askEcho(echo)))
    .then((result) => (sent = result.ok))
    .finally(() => bytes.fill(0))
  const verdict = await Promise.race([proven, troubled.then((code) => code ?? proven)])
  over.abort()
  if (verdict !== null && (verdict !== 'printed' || echo !== null)) return { outcome: verdict, sent }
  // "Processed" is less than "on paper", and silence may have a reason that wasn't told: look.
  const seen = await lookForFault(link)
  if (seen.fault !== null) return { outcome: seen.fault, sent }
  if (seen.answered && verdict === 'printed') return { outcome: 'printed', sent }
  return { outcome: link.lost ? 'printInterrupted' : 'printUnproven', sent }
}

async function lookForFault(link: PrinterLink, signal?: AbortSignal) {
  const answers = await askSurely(link, null, signal)
  return { answered: answers !== null, fault: answers && (conditionFromRealTime(answers).fault?.code ?? null) }
}
