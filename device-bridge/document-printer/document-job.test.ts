/** What may happen to a job on its way and in mid-job, and what becomes of it: one table each, on a simulated clock. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { blankPdf } from '#tests/support/blank-pdf.ts'
import { createVirtualDocumentPrinter } from '../virtual/document-printer.ts'
import { asJob, code, kiosk, memoryLink, never, rig, seen, settle } from './document-rig.ts'
import { decodeIpp } from './ipp-decode.ts'
import { createIppPrinter } from './ipp-driver.ts'
import { encodeAttributes } from './ipp-encode.ts'

const printJob = 0x02
const cancelJob = 0x08

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A printer that answers Print-Job with this status, so many times. */
function refusing(status: number, times: number) {
  const printer = createVirtualDocumentPrinter()
  let left = times
  const link = memoryLink((bytes) => {
    const request = decodeIpp(bytes)
    if (request?.code !== printJob || left === 0) return printer.answer(bytes)
    left -= 1
    return encodeAttributes({ version: [2, 0], code: status, requestId: request.requestId, groups: [] })
  })
  return createIppPrinter(link, kiosk)
}

test.each([
  ['busy for a while', 0x0507, 10, 'ok'],
  ['busy for too long', 0x0507, 1_000, 'printerBusy'],
  ['a passing error', 0x0505, 2, 'ok'],
  ['no PDF after all', 0x040a, 1, 'pdfUnsupported'],
  ['a document it cannot read', 0x0411, 1, 'documentRefused'],
  ['a document that is too large', 0x0408, 1, 'documentRefused'],
  ['copies it cannot make', 0x040b, 1, 'documentRefused'],
  ['not for this kiosk', 0x0403, 1, 'printerError'],
  ['no jobs taken', 0x0506, 1, 'printerError'],
  ['an error inside', 0x0500, 1, 'printerError'],
  ['taken, but without a number', 0x0000, 1, 'printUnproven'],
])('the printer answers a job with %s (%i, %i times): %s', async (_, status, times, expected) => {
  const driver = refusing(status, times)
  await settle(driver.open(never))
  expect(code(await settle(driver.print(asJob(blankPdf()), { signal: never })))).toBe(expected)
  expect(seen(await settle(driver.ping(never)))).toBe('well')
})

test.each([
  [['media-empty-error'], 'paperOut'],
  [['media-needed'], 'paperOut'],
  [['media-jam'], 'paperJam'],
  [['door-open'], 'coverOpen'],
  [['cover-open-error', 'media-jam-error'], 'coverOpen'],
  [['marker-supply-empty-error'], 'tonerOut'],
  [['output-area-full'], 'outputFull'],
  [['fuser-over-temp'], 'headHot'],
  [['paused'], 'printerError'],
  [['something-of-its-maker'], 'printerError'],
  [['toner-low-warning', 'media-low-report'], 'ok'],
] as [string[], string][])('%j in mid-job, and it stays: %s, and nothing is left', async (reasons, expected) => {
  const { open, printAnd, ping, printer, holds } = rig()
  await open()
  expect(code(await printAnd(() => printer.setReasons(reasons)))).toBe(expected)
  expect(holds()).toBe(false)
  printer.setReasons([])
  expect(seen(await ping())).toBe('well')
})

test('a jammed printer that cannot be told to cancel keeps its fault, and is emptied before the next job', async () => {
  const { open, printAnd, ping, print, printer, link, holds } = rig()
  await open()
  const jam = () => {
    printer.set('documentPaperJam', true)
    link.fate = ({ code }) => (code === cancelJob ? 'absent' : 'arrives')
  }
  expect(code(await printAnd(jam))).toBe('paperJam')
  expect(holds()).toBe(true)
  expect(seen(await ping())).toBe('paperJam')
  link.fate = () => 'arrives'
  printer.set('documentPaperJam', false)
  expect(seen(await ping())).toBe('well')
  expect(holds()).toBe(false)
  expect(code(await print(1))).toBe('ok')
})

test('canceled while it waits for its turn: nothing is sent any more', async () => {
  const driver = refusing(0x0507, 1_000)
  await settle(driver.open(never))
  const leaving = new AbortController()
  setTimeout(() => leaving.abort(), 5_000)
  const begun = Date.now()
  expect(code(await settle(driver.print(asJob(blankPdf()), { signal: leaving.signal })))).toBe('canceled')
  expect(Date.now() - begun).toBeLessThan(6_000)
})
