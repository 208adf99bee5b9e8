/** Sends one job and waits until the printer has proven it, or why not. */
import type { FaultCode } from '#contract/faults.ts'
import type { PrinterLink } from './printer-link.ts'
import { askEcho, askInTurn, askRealTime } from './printer-requests.ts'
import { conditionFromRealTime, conditionFromStatusBack } from './printer-status.ts'
import type { Reply } from './return-stream.ts'

const delays = {
  proof: 6_000, // ms; waking up, feeding and cutting
  proofPerByte: 1.2, // ms; 9600 baud, the slowest line in the field
  proofPerLine: 120, // ms; a double line at 50 mm/s, the slowest mechanism
}

interface Job {
  /** Wiped as soon as it was sent. */
  bytes: Uint8Array
  lines: number
  /** The echo to ask for; null = the printer can't echo, so it answers a queued request and tells of faults by itself. */
  echo: string | null
}

interface JobEnd {
  outcome: 'printed' | FaultCode
  /** Whether all bytes left this machine. If not, they stand before anything that is sent next. */
  sent: boolean
}

/** Waits as long as the job's length allows, whatever happens outside: half a receipt can't be taken back. */
export async function runJob(link: PrinterLink, { bytes, lines, echo }: Job): Promise<JobEnd> {
  const patience = delays.proof + bytes.length * delays.proofPerByte + lines * delays.proofPerLine
  let sent = false
  const judged = link.reply((reply) => judge(reply, echo), patience)
  // The proof is asked for behind the cut, so that no line can wait in the print buffer any more.
  void link
    .send(bytes)
    .then(() => link.send(echo === null ? askInTurn : askEcho(echo)))
    .then(() => (sent = true))
    .finally(() => bytes.fill(0))
  const verdict = await judged
  if (verdict !== null && (verdict !== 'printed' || echo !== null)) return { outcome: verdict, sent }
  // "Processed" is less than "on paper", and silence may have a reason that wasn't told: look.
  const answers = await askRealTime(link)
  const seen = answers && conditionFromRealTime(answers).fault?.code
  if (seen) return { outcome: seen, sent }
  if (answers && verdict === 'printed') return { outcome: 'printed', sent }
  return { outcome: link.lost ? 'printInterrupted' : 'printUnproven', sent }
}

function judge(reply: Reply, echo: string | null): JobEnd['outcome'] | null {
  if (reply.kind === 'status') return conditionFromStatusBack(reply.bytes).fault?.code ?? null
  if (echo !== null) return reply.kind === 'block' && reply.data === echo ? 'printed' : null
  if (reply.kind !== 'queued') return null
  return (reply.byte & 0x0c) === 0 ? 'printed' : 'paperOut'
}
