/**
 * A virtual A4 printer, below the codec: it answers the bytes of IPP requests (RFC 8011, what IPP Everywhere asks of a
 * printer and a driver uses), keeps jobs, and prints page by page. Its faults are switched on by the dock or by a test.
 */
import { attributesIn } from '../document-printer/ipp-attributes.ts'
import { decodeIpp } from '../document-printer/ipp-decode.ts'
import { encodeAttributes, integer, text } from '../document-printer/ipp-encode.ts'
import { groupTag, type IppAttribute, type IppMessage, type IppValue } from '../document-printer/ipp-message.ts'

/** `…MidJobOnce`: it happens after the next page; then only `documentPrinterUnplugged` is on. */
export type DocumentPrinterSwitch =
  | 'documentPaperOut'
  | 'documentPaperJam'
  | 'documentPrinterUnplugged'
  | 'documentPrinterUnpluggedMidJobOnce'

export interface VirtualDocumentPrinter {
  /** @returns null when no cable is there to answer through */
  answer(request: Uint8Array): Buffer | null
  set(name: DocumentPrinterSwitch, on: boolean): void
  switches(): Record<DocumentPrinterSwitch, boolean>
  /** More `printer-state-reasons`, for tests: those that name no warning stop it. */
  setReasons(reasons: string[]): void
  /** Every job it ever took, oldest first. */
  jobs(): { id: number; state: number; pages: number; printed: number; holdsDocument: boolean }[]
  /** Called when a page came out, a job ended, and when a switch has become another. One listener. */
  onChange(listener: () => void): void
}

interface Job {
  id: number
  user: string
  state: number
  reason: string
  /** Impressions, copies included. */
  pages: number
  printed: number
  /** Null once the job has ended. */
  document: Uint8Array | null
}

const jobState = { pending: 3, processing: 5, stopped: 6, canceled: 7, completed: 9 } as const
const printerState = { idle: 3, processing: 4, stopped: 5 } as const
const status = {
  ok: 0x0000,
  notPossible: 0x0404,
  notFound: 0x0406,
  formatUnsupported: 0x040a,
  formatError: 0x0411,
  unknownOperation: 0x0501,
} as const

/** @param pageTime ms a page takes */
export function createVirtualDocumentPrinter({ pageTime = 1_500 } = {}): VirtualDocumentPrinter {
  const switches: Record<DocumentPrinterSwitch, boolean> = {
    documentPaperOut: false,
    documentPaperJam: false,
    documentPrinterUnplugged: false,
    documentPrinterUnpluggedMidJobOnce: false,
  }
  const jobs: Job[] = []
  let moreReasons: string[] = []
  /** So many of them were before the power went. */
  let forgotten = 0
  let moving: NodeJS.Timeout | undefined
  let tellChange = (): void => {}

  function reasons(): string[] {
    const own = [switches.documentPaperOut && 'media-empty-error', switches.documentPaperJam && 'media-jam-error']
    return [...own.filter((reason) => reason !== false), ...moreReasons]
  }
  const blocked = (): boolean => reasons().some((reason) => !/-(warning|report|low)$/.test(reason))
  const current = (): Job | undefined => jobs.find(({ document }) => document !== null)

  /** Begins the next page, if it can. */
  function work(): void {
    const job = current()
    if (moving !== undefined || job === undefined) return
    if (switches.documentPrinterUnplugged) return
    if (blocked()) {
      job.state = jobState.stopped
      return
    }
    job.state = jobState.processing
    job.reason = 'job-printing'
    moving = setTimeout(() => {
      moving = undefined
      pageOut(job)
      work()
      tellChange()
    }, pageTime)
  }

  function pageOut(job: Job): void {
    if (job.document === null) return // canceled meanwhile: the sheet comes out empty
    job.printed += 1
    if (job.printed === job.pages) end(job, jobState.completed, 'job-completed-successfully')
    else if (switches.documentPrinterUnpluggedMidJobOnce) {
      switches.documentPrinterUnpluggedMidJobOnce = false
      unplug()
    }
  }

  function end(job: Job, state: number, reason: string): void {
    Object.assign(job, { state, reason, document: null })
  }

  /** Without power it forgets what it was printing. */
  function unplug(): void {
    switches.documentPrinterUnplugged = true
    for (const job of jobs) if (job.document !== null) end(job, jobState.canceled, 'job-canceled-at-device')
    forgotten = jobs.length
  }

  function answerTo(request: IppMessage): { code: number; attributes?: IppAttribute[][]; tag?: number } {
    const [asked] = attributesIn(request, groupTag.operation)
    const user = asked?.string('requesting-user-name') ?? 'anonymous'
    const job = jobs.slice(forgotten).find(({ id }) => id === asked?.number('job-id'))
    switch (request.code) {
      case 0x02: {
        if (asked?.string('document-format') !== 'application/pdf') return { code: status.formatUnsupported }
        const pages = countPages(request.data)
        if (pages === 0) return { code: status.formatError }
        const copies = attributesIn(request, groupTag.job)[0]?.number('copies') ?? 1
        const made: Job = {
          id: jobs.length + 1,
          user,
          state: jobState.pending,
          reason: 'none',
          pages: pages * copies,
          printed: 0,
          document: Uint8Array.from(request.data),
        }
        jobs.push(made)
        work()
        return { code: status.ok, tag: groupTag.job, attributes: [describe(made)] }
      }
      case 0x08:
        if (!job) return { code: status.notFound }
        if (job.document === null) return { code: status.notPossible }
        end(job, jobState.canceled, 'job-canceled-by-user')
        work()
        return { code: status.ok }
      case 0x09:
        return job ? { code: status.ok, tag: groupTag.job, attributes: [describe(job)] } : { code: status.notFound }
      case 0x0a: {
        const mine = jobs.filter((job) => job.document !== null && (!isTrue(request, 'my-jobs') || job.user === user))
        return { code: status.ok, tag: groupTag.job, attributes: mine.map(describe) }
      }
      case 0x0b:
        return { code: status.ok, tag: groupTag.printer, attributes: [describePrinter()] }
      default:
        return { code: status.unknownOperation }
    }
  }

  function describe({ id, user, state, reason, pages, printed }: Job): IppAttribute[] {
    return [
      integer('job-id', id),
      text('job-originating-user-name', 'name', user),
      enumeration('job-state', state),
      text('job-state-reasons', 'keyword', reason),
      integer('job-impressions', pages),
      integer('job-impressions-completed', printed),
    ]
  }

  function describePrinter(): IppAttribute[] {
    const state = current() ? printerState.processing : printerState.idle
    const told = reasons()
    return [
      enumeration('printer-state', blocked() ? printerState.stopped : state),
      text('printer-state-reasons', 'keyword', ...(told.length > 0 ? told : ['none'])),
      { name: 'printer-is-accepting-jobs', values: [{ kind: 'boolean', value: true }] },
      text('printer-make-and-model', 'text', 'Virtual A4 printer'),
      text('document-format-supported', 'mimeType', 'application/pdf'),
      text('media-supported', 'keyword', 'iso_a4_210x297mm'),
      text('sides-supported', 'keyword', 'one-sided', 'two-sided-long-edge'),
      text('marker-names', 'name', 'Black'),
      text('marker-types', 'keyword', 'toner'),
      integer('marker-levels', 80),
      integer('marker-low-levels', 10),
    ]
  }

  return {
    answer(bytes) {
      const request = switches.documentPrinterUnplugged ? null : decodeIpp(bytes)
      if (request === null) return null
      const { code, attributes = [], tag = groupTag.job } = answerTo(request)
      if (switches.documentPrinterUnplugged) return null
      const own = [
        text('attributes-charset', 'charset', 'utf-8'),
        text('attributes-natural-language', 'language', 'en'),
      ]
      return encodeAttributes({
        version: request.version,
        code,
        requestId: request.requestId,
        groups: [
          { tag: groupTag.operation, attributes: own },
          ...attributes.map((attributes) => ({ tag, attributes })),
        ],
      })
    },
    set(name, on) {
      if (switches[name] === on) return
      switches[name] = on
      if (name === 'documentPrinterUnplugged' && on) unplug()
      work()
      tellChange()
    },
    switches: () => ({ ...switches }),
    setReasons(reasons) {
      moreReasons = reasons
      work()
    },
    jobs: () =>
      jobs.map(({ id, state, pages, printed, document }) => ({
        id,
        state,
        pages,
        printed,
        holdsDocument: document !== null,
      })),
    onChange: (listener) => void (tellChange = listener),
  }
}

function countPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  )
}

const enumeration = (name: string, value: number): IppAttribute => ({ name, values: [{ kind: 'enum', value }] })

function isTrue({ groups }: IppMessage, name: string): boolean {
  const values: IppValue[] = groups[0]?.attributes.find((one) => one.name === name)?.values ?? []
  return values[0]?.kind === 'boolean' && values[0].value
}
