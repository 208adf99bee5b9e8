import { expect, test } from 'vitest'
import { readAttributes } from './ipp-attributes.ts'
import { integer, text } from './ipp-encode.ts'
import type { IppAttribute } from './ipp-message.ts'
import { judge } from './job-verdict.ts'
import { conditionOf } from './printer-condition.ts'

const jobOf = (state: number, reason = 'none', counts: Record<string, number> = {}) =>
  readAttributes([
    { name: 'job-state', values: [{ kind: 'enum', value: state }] },
    text('job-state-reasons', 'keyword', reason),
    ...Object.entries(counts).map(([name, value]) => integer(name, value)),
  ])
const printerOf = (reasons: string[], { state = 3, more = [] }: { state?: number; more?: IppAttribute[] } = {}) =>
  readAttributes([
    { name: 'printer-state', values: [{ kind: 'enum', value: state }] },
    ...(reasons.length > 0 ? [text('printer-state-reasons', 'keyword', ...reasons)] : []),
    text('document-format-supported', 'mimeType', 'image/urf', 'application/pdf'),
    ...more,
  ])

const [pending, held, processing, stopped, canceled, aborted, completed] = [3, 4, 5, 6, 7, 8, 9]
const well = ['none']

test.each([
  // job-state, job-state-reasons, printer-state-reasons, what it means
  [completed, 'job-completed-successfully', well, 'printed'],
  [completed, 'job-completed-with-warnings', ['media-low-report'], 'printed'],
  [completed, 'job-completed-with-errors', well, 'failed printUnproven'],
  [completed, 'queued-in-device', well, 'failed printUnproven'],
  [canceled, 'job-canceled-by-operator', well, 'failed printStopped'],
  [canceled, 'job-canceled-at-device', ['media-empty'], 'failed printStopped'],
  [aborted, 'aborted-by-system', well, 'failed printStopped'],
  [aborted, 'aborted-by-system', ['media-jam-error'], 'failed paperJam'],
  [aborted, 'aborted-by-system', ['media-empty-report'], 'failed paperOut'],
  [aborted, 'document-format-error', well, 'failed documentRefused'],
  [stopped, 'printer-stopped', ['media-empty-error'], 'stuck paperOut'],
  [stopped, 'printer-stopped', ['media-needed'], 'stuck paperOut'],
  [stopped, 'printer-stopped', ['media-jam'], 'stuck paperJam'],
  [stopped, 'printer-stopped', ['door-open'], 'stuck coverOpen'],
  [stopped, 'printer-stopped', ['cover-open-error', 'media-empty-error'], 'stuck coverOpen'],
  [stopped, 'printer-stopped', ['toner-empty-error'], 'stuck tonerOut'],
  [stopped, 'printer-stopped', ['marker-supply-empty'], 'stuck tonerOut'],
  [stopped, 'printer-stopped', ['output-area-full'], 'stuck outputFull'],
  [stopped, 'printer-stopped', ['fuser-over-temp'], 'stuck headHot'],
  [stopped, 'printer-stopped', well, 'stuck printerError'],
  [processing, 'job-printing', ['media-empty-error'], 'stuck paperOut'],
  [processing, 'job-printing', ['media-empty-warning'], 'waiting'],
  [processing, 'job-printing', ['toner-low-warning', 'marker-supply-low'], 'waiting'],
  [processing, 'job-printing', ['fuser-under-temp', 'connecting-to-device'], 'waiting'],
  [pending, 'none', ['paused'], 'stuck printerError'],
  [pending, 'none', ['spool-area-full'], 'stuck printerBusy'],
  [pending, 'none', well, 'waiting'],
  [held, 'job-incoming', well, 'waiting'],
] as const)('job-state %i %s with a printer that says %j: %s', (state, reason, reasons, expected) => {
  const verdict = judge(jobOf(state ?? 0, reason), printerOf([...reasons]))
  expect('code' in verdict ? `${verdict.stands} ${verdict.code}` : verdict.stands).toBe(expected)
})

test.each([
  [{ 'job-impressions': 3, 'job-impressions-completed': 3 }, 'printed'],
  [{ 'job-impressions': 3, 'job-impressions-completed': 2 }, 'failed'],
  [{ 'job-impressions': 3 }, 'printed'],
  [{ 'job-impressions': 0, 'job-impressions-completed': 0 }, 'printed'],
  [{ 'job-media-sheets': 2, 'job-media-sheets-completed': 1 }, 'failed'],
  [{ 'job-media-sheets': 2, 'job-media-sheets-completed': 2 }, 'printed'],
] as [Record<string, number>, string][])('completed, and the printer tells %j: %s', (counts, expected) => {
  expect(judge(jobOf(9, 'none', counts), null).stands).toBe(expected)
})

test('a stopped printer without a reason holds a job up', () => {
  expect(judge(jobOf(3), printerOf(well, { state: 5 }))).toEqual({ stands: 'stuck', code: 'printerError' })
})

test.each([
  [well, null, 'ok'],
  [[], null, 'unknown'],
  [['media-low-warning'], null, 'low'],
  [['media-empty-warning'], null, 'low'],
  [['media-empty'], 'paperOut', 'out'],
  [['media-empty-error', 'door-open'], 'coverOpen', 'out'],
  [['marker-supply-low-report', 'toner-low'], null, 'ok'],
  [['input-tray-missing'], 'paperOut', 'out'],
  [['media-jam-error'], 'paperJam', 'ok'],
  [['output-area-full'], 'outputFull', 'ok'],
  [['vendor-thing'], null, 'ok'],
] as [string[], string | null, string][])('a printer that says %j: fault %s, paper %s', (reasons, code, paper) => {
  const seen = conditionOf(printerOf(reasons))
  expect(seen.fault?.code ?? null).toBe(code)
  expect(seen.paper).toBe(paper)
})

test('an idle queue of CUPS is not asked what its printer said long ago', () => {
  const cups = { more: [text('cups-version', 'text', '2.4.2')] }
  expect(conditionOf(printerOf(['media-empty-error'], cups))).toMatchObject({ fault: null, paper: 'unknown' })
  expect(conditionOf(printerOf(['media-empty-error'], { ...cups, state: 4 })).fault?.code).toBe('paperOut')
  expect(conditionOf(printerOf(['paused'], { ...cups, state: 5 })).fault?.code).toBe('printerError')
})

test('a printer without PDF, one that takes no jobs, one that has stopped', () => {
  const fault = (...attributes: IppAttribute[]) => conditionOf(readAttributes(attributes)).fault?.code
  const pdf = text('document-format-supported', 'mimeType', 'application/pdf')
  expect(fault(text('document-format-supported', 'mimeType', 'image/pwg-raster'))).toBe('pdfUnsupported')
  expect(fault()).toBe('pdfUnsupported')
  expect(fault(pdf, { name: 'printer-is-accepting-jobs', values: [{ kind: 'boolean', value: false }] })).toBe(
    'printerError',
  )
  expect(fault(pdf, { name: 'printer-state', values: [{ kind: 'enum', value: 5 }] })).toBe('printerError')
})

test('supplies: levels, thresholds, what cannot be told, and no waste', () => {
  const integers = (name: string, ...values: number[]): IppAttribute => ({
    name,
    values: values.map((value) => ({ kind: 'integer', value })),
  })
  const more = [
    text('marker-names', 'name', 'Black', 'Cyan', 'Magenta', 'Yellow', 'Drum', 'Waste'),
    text('marker-types', 'keyword', 'toner', 'toner', 'toner', 'toner', 'opc', 'wasteToner'),
    integers('marker-levels', 80, 9, 0, -2, -3, 100),
    integers('marker-low-levels', 10, 10, 10, 10, 10, 10),
  ]
  expect(conditionOf(printerOf(well, { more })).supplies).toEqual([
    { name: 'Black', level: 80, state: 'ok' },
    { name: 'Cyan', level: 9, state: 'low' },
    { name: 'Magenta', level: 0, state: 'out' },
    { name: 'Yellow', level: null, state: 'unknown' },
    { name: 'Drum', level: null, state: 'ok' },
  ])
})
