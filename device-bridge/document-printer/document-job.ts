/** Sends one document and follows its job to the end: printed, failed with a reason, or nobody knows. */
import type { FaultCode } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { DocumentToPrint } from '../device.ts'
import { pause } from '../pause.ts'
import type { Attributes } from './ipp-attributes.ts'
import { judge, type Verdict } from './job-verdict.ts'
import { lastGoodStatus, type PrinterRequests } from './printer-requests.ts'

const delays = {
  busyAgain: 1_000, // ms; a printer that takes one job at a time is done with a page by then
  busyPatience: 30_000, // ms; whoever stands before the screen waits no longer for others' pages
  poll: 500, // ms; the fastest printers need two seconds for a page
  stuck: 5_000, // ms; a queue tells old news until it has asked its printer, and a feeder tries again by itself
  noProgress: 120_000, // ms; a cold printer warms up for a minute, and others' jobs may come first
  lost: 15_000, // ms; a network switch that restarts; the job goes on meanwhile
  stopping: 15_000, // ms; what is in the paper path runs out
}

export interface JobEnd {
  outcome: 'printed' | FaultCode
  /** The printer may still hold the document. */
  left: boolean
}

/**
 * @param printer what the printer said of itself before
 * @param signal cancels the job in the printer too; how it ended is told all the same
 */
export async function runJob(
  requests: PrinterRequests,
  job: DocumentToPrint,
  printer: Attributes,
  signal: AbortSignal,
): Promise<JobEnd> {
  const jobId = await submit(requests, job, printer, signal)
  return jobId.ok ? follow(requests, jobId.value, signal) : jobId.fault
}

async function submit(
  requests: PrinterRequests,
  job: DocumentToPrint,
  printer: Attributes,
  signal: AbortSignal,
): Promise<Result<number, JobEnd>> {
  const begun = performance.now()
  for (;;) {
    const answered = await requests.printJob(job, printer, signal)
    if (!answered.ok) {
      const { code, sent } = answered.fault
      if (code === 'canceled' || code === 'printerUntrusted') return failed({ outcome: code, left: sent })
      if (!sent) return failed({ outcome: 'deviceLost', left: false })
      return failed({ outcome: code === 'deviceLost' ? 'printInterrupted' : 'printUnproven', left: true })
    }
    const { status, job: created } = answered.value
    const jobId = created.number('job-id')
    if (status <= lastGoodStatus) {
      return jobId === null ? failed({ outcome: 'printUnproven', left: true }) : done(jobId)
    }
    const outcome = refusalOf(status)
    if (outcome !== 'printerBusy' || performance.now() - begun > delays.busyPatience) {
      return failed({ outcome, left: false })
    }
    await pause(delays.busyAgain, signal)
    if (signal.aborted) return failed({ outcome: 'canceled', left: false })
  }
}

/** Why a printer takes no job (RFC 8011 appendix B). */
function refusalOf(status: number): FaultCode {
  switch (status) {
    case 0x0502: // server-error-service-unavailable
    case 0x0505: // server-error-temporary-error
    case 0x0507: // server-error-busy
      return 'printerBusy'
    case 0x040a: // client-error-document-format-not-supported
      return 'pdfUnsupported'
    default:
      // 0x0401–0x0403: this kiosk may not print there; from 0x0408: something about the job or its document
      return status >= 0x0408 && status <= 0x04ff ? 'documentRefused' : 'printerError'
  }
}

async function follow(requests: PrinterRequests, jobId: number, signal: AbortSignal): Promise<JobEnd> {
  const never = new AbortController().signal
  let [heard, moved] = [performance.now(), performance.now()]
  let progress = ''
  let stuckSince: number | null = null
  let stopping: { since: number; as: FaultCode; told: boolean } | null = null

  for (;;) {
    const verdict = await ask(requests, jobId, never)
    const now = performance.now()
    if (verdict?.stands === 'printed') return { outcome: 'printed', left: false }
    if (verdict?.stands === 'failed') {
      // ended because it was told to: for the reason it was told to
      return { outcome: verdict.code === 'printStopped' && stopping ? stopping.as : verdict.code, left: false }
    }
    if (verdict !== null) heard = now
    else if (now - heard > delays.lost) return { outcome: stopping?.as ?? 'printInterrupted', left: true }
    if (verdict?.stands === 'stuck') stuckSince ??= now
    else if (verdict !== null) stuckSince = null
    if (verdict?.stands === 'waiting' && verdict.progress !== progress) {
      progress = verdict.progress
      moved = now
    }

    if (stopping === null) {
      let as: FaultCode | null = null
      if (signal.aborted) as = 'canceled'
      else if (verdict?.stands === 'stuck' && stuckSince !== null && now - stuckSince >= delays.stuck) as = verdict.code
      else if (now - moved > delays.noProgress) as = 'printUnproven'
      if (as !== null) stopping = { since: now, as, told: false }
    }
    if (stopping !== null) {
      if (now - stopping.since > delays.stopping) return { outcome: stopping.as, left: true }
      if (!stopping.told) stopping.told = (await requests.cancelJob(jobId, never)).ok
    }
    await pause(delays.poll, stopping === null ? signal : never)
  }
}

/** @returns null when the printer can't be heard just now */
async function ask(requests: PrinterRequests, jobId: number, signal: AbortSignal): Promise<Verdict | null> {
  const job = await requests.getJob(jobId, signal)
  if (!job.ok) return null
  // A printer that was switched off and on doesn't remember its jobs.
  if (job.value.status > lastGoodStatus) return { stands: 'failed', code: 'printInterrupted' }
  const printer = await requests.getPrinter(signal)
  return judge(job.value.job, printer.ok ? printer.value : null)
}
