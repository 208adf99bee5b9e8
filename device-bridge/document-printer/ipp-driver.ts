/**
 * An A4 printer that speaks IPP, or a queue of CUPS before one. Driverless: it takes PDF as it is. Two things are never
 * taken for granted: that a document was printed, and that the printer holds nothing of the last visitor.
 */
import { fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { Condition, DocumentPrinter } from '../device.ts'
import { runJob } from './document-job.ts'
import type { Attributes } from './ipp-attributes.ts'
import type { IppLink } from './ipp-exchange.ts'
import { conditionOf } from './printer-condition.ts'
import { createPrinterRequests } from './printer-requests.ts'

/** @param user what this kiosk is called in the printer's queue; no other kiosk may be called the same */
export function createIppPrinter(link: IppLink, user: string): DocumentPrinter {
  const requests = createPrinterRequests(link, user)
  /** The printer may hold jobs of this kiosk: of the process before, or one whose end nobody heard. */
  let dirty = true

  async function empty(signal: AbortSignal): Promise<void> {
    const left = await requests.unfinishedJobs(signal)
    if (!left.ok) return
    for (const jobId of left.value) await requests.cancelJob(jobId, signal)
    const still = left.value.length > 0 ? await requests.unfinishedJobs(signal) : left
    dirty = !still.ok || still.value.length > 0
  }

  /** A printer that still holds a document can't be used, whatever else it says of itself. */
  function asSeen(printer: Attributes): Condition {
    const seen = conditionOf(printer)
    return dirty && seen.fault === null ? { ...seen, fault: fault('printerBusy') } : seen
  }

  async function look(signal: AbortSignal): Promise<Result<Attributes>> {
    const printer = await requests.getPrinter(signal)
    if (printer.ok && dirty) await empty(signal)
    return printer
  }

  return {
    async open(signal) {
      dirty = true
      const printer = await look(signal)
      if (printer.ok) return done(asSeen(printer.value))
      // one that hangs up instead of answering was never there to be lost
      return printer.fault.code === 'deviceLost' ? failed(fault('deviceSilent')) : printer
    },

    async ping(signal) {
      const printer = await look(signal)
      return printer.ok ? done(asSeen(printer.value)) : failed(fault('deviceLost'))
    },

    async print(job, { signal }) {
      const printer = await look(signal)
      if (signal.aborted) return failed(fault('canceled'))
      if (!printer.ok) return failed(fault('deviceLost'))
      const before = asSeen(printer.value)
      if (before.fault) return failed(before.fault)
      const { outcome, left } = await runJob(requests, job, printer.value, signal)
      if (left) {
        dirty = true
        await empty(new AbortController().signal)
      }
      return outcome === 'printed' ? done(undefined) : failed(fault(outcome))
    },

    /** It tells nothing by itself: what changes is seen by the next ping. */
    onChange: () => {},
    close() {
      requests.close()
      return Promise.resolve()
    },
  }
}
