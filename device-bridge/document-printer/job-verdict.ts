/** What a printer says of a job, and of itself meanwhile → how the job stands. Pure. */
import type { FaultCode } from '#contract/faults.ts'
import type { Attributes } from './ipp-attributes.ts'
import { faultOf, formerFaultOf } from './printer-reasons.ts'

const stopped = 5 // printer-state
const jobState = { processingStopped: 6, canceled: 7, aborted: 8, completed: 9 } as const

export type Verdict =
  | { stands: 'printed' }
  /** Ended, and not as printed: `printUnproven` = it may be on paper. */
  | { stands: 'failed'; code: FaultCode }
  /** Doesn't move, for a reason that somebody must see to; it may pass by itself. */
  | { stands: 'stuck'; code: FaultCode }
  /** Goes on; `progress` is another whenever something has moved. */
  | { stands: 'waiting'; progress: string }

/** @param printer null when it couldn't be asked just now */
export function judge(job: Attributes, printer: Attributes | null): Verdict {
  const reasons = job.strings('job-state-reasons')
  const state = job.number('job-state')
  const trouble = printer && troubleOf(printer)
  switch (state) {
    case jobState.completed:
      return isProven(job, reasons) ? { stands: 'printed' } : { stands: 'failed', code: 'printUnproven' }
    case jobState.canceled:
      return { stands: 'failed', code: 'printStopped' }
    case jobState.aborted:
      return { stands: 'failed', code: whyAborted(reasons, printer) }
    case jobState.processingStopped:
      return { stands: 'stuck', code: trouble ?? 'printerError' }
    case null:
    default:
      if (trouble !== null) return { stands: 'stuck', code: trouble }
      return { stands: 'waiting', progress: `${state} ${job.number('job-impressions-completed')}` }
  }
}

function troubleOf(printer: Attributes): FaultCode | null {
  const told = faultOf(printer.strings('printer-state-reasons'))
  return told ?? (printer.number('printer-state') === stopped ? 'printerError' : null)
}

/**
 * `completed` alone isn't enough where the printer tells more: fewer pages out than in the document, errors on the way,
 * or a queue that has only handed the job on.
 */
function isProven(job: Attributes, reasons: string[]): boolean {
  if (reasons.includes('job-completed-with-errors') || reasons.includes('queued-in-device')) return false
  return fits(job, 'job-impressions') && fits(job, 'job-media-sheets')
}

function fits(job: Attributes, name: 'job-impressions' | 'job-media-sheets'): boolean {
  const all = job.number(name)
  const out = job.number(`${name}-completed`)
  return all === null || out === null || out >= all
}

function whyAborted(reasons: string[], printer: Attributes | null): FaultCode {
  if (reasons.some(isAboutDocument)) return 'documentRefused'
  return (printer && formerFaultOf(printer.strings('printer-state-reasons'))) ?? 'printStopped'
}

function isAboutDocument(reason: string): boolean {
  return reason.startsWith('document-') || reason.startsWith('unsupported-') || reason === 'compression-error'
}
