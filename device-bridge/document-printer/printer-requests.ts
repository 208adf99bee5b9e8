/** What a printer is asked (RFC 8011), and what its answers say, by name. */
import { fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { DocumentToPrint } from '../device.ts'
import { type Attributes, attributesIn, readAttributes } from './ipp-attributes.ts'
import { boolean, integer, text } from './ipp-encode.ts'
import type { ExchangeFault, IppLink } from './ipp-exchange.ts'
import { groupTag, type IppAttribute, type IppGroup, type IppMessage } from './ipp-message.ts'

const operation = { printJob: 0x02, cancelJob: 0x08, getJob: 0x09, getJobs: 0x0a, getPrinter: 0x0b } as const

/** Up to here all went well, as asked or nearly so. */
export const lastGoodStatus = 0x00ff

const a4 = 'iso_a4_210x297mm'

const notFound = 0x0406 // the path is no queue's

const delays = {
  answer: 4_000, // ms; printers wake up for a question, but not longer than this
  document: 120_000, // ms; small printers take bytes in as slowly as they print them
}

const printerAttributes = [
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'printer-make-and-model',
  'document-format-supported',
  'media-supported',
  'sides-supported',
  'marker-names',
  'marker-types',
  'marker-levels',
  'marker-low-levels',
  'cups-version',
]

const jobAttributes = [
  'job-originating-user-name',
  'job-state',
  'job-state-reasons',
  'job-impressions',
  'job-impressions-completed',
  'job-media-sheets',
  'job-media-sheets-completed',
]

export interface PrinterRequests {
  /** `deviceAbsent`, `deviceLost`, `deviceSilent`, `printerUntrusted`, `canceled`. */
  getPrinter(signal: AbortSignal): Promise<Result<Attributes>>
  /** @param has what the printer said it has: nothing else is asked of it */
  printJob(job: DocumentToPrint, has: Attributes, signal: AbortSignal): Promise<Result<Answer, ExchangeFault>>
  getJob(jobId: number, signal: AbortSignal): Promise<Result<Answer>>
  cancelJob(jobId: number, signal: AbortSignal): Promise<Result<Answer>>
  /** The jobs of this kiosk that haven't come to their end. */
  unfinishedJobs(signal: AbortSignal): Promise<Result<number[]>>
  close(): void
}

export interface Answer {
  status: number
  /** Of the job the answer is about; empty when it tells none. */
  job: Attributes
}

/** @param user what this kiosk is called in the printer's queue; jobs of that name are its own, and nobody else's */
export function createPrinterRequests(link: IppLink, user: string): PrinterRequests {
  let requestId = Math.floor(Math.random() * 1_000_000)

  function message(code: number, attributes: IppAttribute[], job: IppAttribute[] = []): IppMessage {
    requestId += 1
    const operationAttributes = [
      text('attributes-charset', 'charset', 'utf-8'),
      text('attributes-natural-language', 'language', 'en'),
      text('printer-uri', 'uri', link.uri),
      ...attributes,
    ]
    const groups: IppGroup[] = [{ tag: groupTag.operation, attributes: operationAttributes }]
    if (job.length > 0) groups.push({ tag: groupTag.job, attributes: job })
    return { version: [2, 0], code, requestId, groups, data: new Uint8Array() }
  }

  const ask = (question: IppMessage, signal: AbortSignal) =>
    link.exchange(question, { signal, patience: delays.answer, connection: 'shared' })
  const me = text('requesting-user-name', 'name', user)

  async function aboutJob(code: number, jobId: number, more: IppAttribute[], signal: AbortSignal) {
    const answered = await ask(message(code, [integer('job-id', jobId), me, ...more]), signal)
    return answered.ok ? done(answerOf(answered.value)) : failed(plain(answered.fault))
  }

  return {
    async getPrinter(signal) {
      const wanted = text('requested-attributes', 'keyword', ...printerAttributes)
      const answered = await ask(message(operation.getPrinter, [me, wanted]), signal)
      if (!answered.ok) return failed(plain(answered.fault))
      const { code } = answered.value
      if (code > lastGoodStatus) return failed(fault(code === notFound ? 'deviceAbsent' : 'deviceSilent'))
      const [printer] = attributesIn(answered.value, groupTag.printer)
      return printer ? done(printer) : failed(fault('deviceSilent'))
    },

    async printJob({ document, copies, sides }, has, signal) {
      const job: IppAttribute[] = []
      if (has.strings('media-supported').includes(a4)) job.push(text('media', 'keyword', a4))
      if (copies > 1) job.push(integer('copies', copies))
      if (sides !== undefined && has.strings('sides-supported').includes(sides)) {
        job.push(text('sides', 'keyword', sides))
      }
      const about = [
        me,
        text('job-name', 'name', 'document'), // shown on panels and in logs: it tells nothing of anybody
        text('document-format', 'mimeType', 'application/pdf'),
        // one copy instead of two would be a success that isn't one
        ...(copies > 1 ? [boolean('ipp-attribute-fidelity', true)] : []),
      ]
      const request = { ...message(operation.printJob, about, job), data: document }
      const options = { signal, patience: delays.document, connection: 'fresh' } as const
      const answered = await link.exchange(request, options)
      return answered.ok ? done(answerOf(answered.value)) : answered
    },

    async getJob(jobId, signal) {
      const wanted = text('requested-attributes', 'keyword', ...jobAttributes)
      const answered = await aboutJob(operation.getJob, jobId, [wanted], signal)
      // A printer that was switched off may number its jobs anew: this one is somebody else's.
      const isOurs = !answered.ok || (answered.value.job.string('job-originating-user-name') ?? user) === user
      return isOurs ? answered : done({ ...answered.value, status: notFound })
    },
    cancelJob: (jobId, signal) => aboutJob(operation.cancelJob, jobId, [], signal),

    async unfinishedJobs(signal) {
      const wanted = text('requested-attributes', 'keyword', 'job-id', 'job-originating-user-name')
      const which = [text('which-jobs', 'keyword', 'not-completed'), boolean('my-jobs', true)]
      const answered = await ask(message(operation.getJobs, [me, ...which, wanted]), signal)
      if (!answered.ok) return failed(plain(answered.fault))
      if (answered.value.code > lastGoodStatus) return failed(fault('deviceSilent'))
      const jobs = attributesIn(answered.value, groupTag.job)
      // Some printers leave `my-jobs` unread: somebody else's document must never be canceled.
      const ours = jobs.filter((job) => job.string('job-originating-user-name') === user)
      return done(ours.flatMap((job) => job.number('job-id') ?? []))
    },

    close: () => link.close(),
  }
}

function answerOf(message: IppMessage): Answer {
  return { status: message.code, job: attributesIn(message, groupTag.job)[0] ?? readAttributes([]) }
}

function plain({ code, actor }: ExchangeFault) {
  return { code, actor }
}
