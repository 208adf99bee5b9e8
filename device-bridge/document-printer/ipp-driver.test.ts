import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { blankPdf } from '#tests/support/blank-pdf.ts'
import { fault } from '#contract/faults.ts'
import { failed } from '#contract/result.ts'
import { attributesIn } from './ipp-attributes.ts'
import { asJob, code, kiosk, never, rig, seen, settle } from './document-rig.ts'
import { createIppPrinter } from './ipp-driver.ts'
import { groupTag } from './ipp-message.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a printer tells who it is, its paper and its toner', async () => {
  expect(await rig().open()).toEqual({
    ok: true,
    value: {
      fault: null,
      paper: 'ok',
      supplies: [{ name: 'Black', level: 80, state: 'ok' }],
      identity: 'Virtual A4 printer',
    },
  })
})

test('one that hangs up instead of answering isn’t there to be opened', async () => {
  const { open, link } = rig()
  link.fate = () => 'lost'
  expect(await open()).toEqual(failed(fault('deviceSilent')))
})

test('a document is printed when all its pages are out, and not before', async () => {
  const { open, print, printer, holds } = rig()
  await open()
  const begun = Date.now()
  expect(code(await print(3))).toBe('ok')
  expect(Date.now() - begun).toBeGreaterThanOrEqual(4_500)
  expect(printer.jobs()).toMatchObject([{ state: 9, pages: 3, printed: 3 }])
  expect(holds()).toBe(false)
})

test('what the printer is told of a job: A4, copies that must be made, and nothing of anybody', async () => {
  const { open, driver, link } = rig()
  await open()
  const job = asJob(blankPdf(), { copies: 2, sides: 'two-sided-long-edge' })
  expect(code(await settle(driver.print(job, { signal: never })))).toBe('ok')
  const sent = link.asked.find(({ code }) => code === 2)
  if (!sent) throw new Error('no job was sent')
  const [operation] = attributesIn(sent, groupTag.operation)
  const [template] = attributesIn(sent, groupTag.job)
  expect(operation?.string('requesting-user-name')).toBe(kiosk)
  expect(operation?.string('job-name')).toBe('document')
  expect(operation?.boolean('ipp-attribute-fidelity')).toBe(true)
  expect(template?.string('media')).toBe('iso_a4_210x297mm')
  expect(template?.number('copies')).toBe(2)
  expect(template?.string('sides')).toBe('two-sided-long-edge')
  expect(Buffer.from(sent.data)).toEqual(blankPdf())
})

test.each([
  ['documentPaperOut', 'paperOut', 'out'],
  ['documentPaperJam', 'paperJam', 'ok'],
] as const)('%s before a job: failed at once, nothing sent', async (name, expected, paper) => {
  const { open, ping, print, printer, link } = rig()
  await open()
  printer.set(name, true)
  expect(await ping()).toMatchObject({ value: { fault: fault(expected), paper } })
  expect(code(await print())).toBe(expected)
  expect(link.asked.filter(({ code }) => code === 2)).toEqual([])
})

test.each([
  ['documentPaperOut', 'paperOut'],
  ['documentPaperJam', 'paperJam'],
] as const)('%s in mid-job: failed, canceled, and nothing of it comes out later', async (name, expected) => {
  const { open, ping, print, printAnd, printer, holds } = rig()
  await open()
  expect(code(await printAnd(() => printer.set(name, true)))).toBe(expected)
  expect(holds()).toBe(false)
  printer.set(name, false)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(printer.jobs()).toMatchObject([{ state: 7, printed: 2 }])
  expect(seen(await ping())).toBe('well')
  expect(code(await print(1))).toBe('ok')
})

test('paper loaded at once is no fault: the job goes on', async () => {
  const { open, printAnd, printer } = rig()
  await open()
  const act = () => {
    printer.set('documentPaperOut', true)
    setTimeout(() => printer.set('documentPaperOut', false), 4_000)
  }
  expect(code(await printAnd(act))).toBe('ok')
})

test('unplugged in mid-job: nobody knows, and after that it is lost until it is back', async () => {
  const { open, ping, print, printer } = rig()
  await open()
  printer.set('documentPrinterUnpluggedMidJobOnce', true)
  expect(code(await print())).toBe('printInterrupted')
  expect(seen(await ping())).toBe('deviceLost')
  expect(code(await print())).toBe('deviceLost')
  printer.set('documentPrinterUnplugged', false)
  expect(seen(await open())).toBe('well')
  expect(code(await print(1))).toBe('ok')
})

test('switched off and on in mid-job it knows no job any more: nobody knows', async () => {
  const { open, printAnd, printer } = rig()
  await open()
  const act = () => {
    printer.set('documentPrinterUnplugged', true)
    printer.set('documentPrinterUnplugged', false)
  }
  expect(code(await printAnd(act))).toBe('printInterrupted')
})

test('a network that is away for ten seconds costs nothing', async () => {
  const { open, printAnd, link } = rig({ pageTime: 5_000 })
  await open()
  const act = () => {
    link.fate = () => 'absent'
    setTimeout(() => (link.fate = () => 'arrives'), 10_000)
  }
  expect(code(await printAnd(act))).toBe('ok')
})

test('a canceled command cancels the job in the printer', async () => {
  const { open, driver, printer, holds } = rig()
  await open()
  const leaving = new AbortController()
  setTimeout(() => leaving.abort(), 2_000)
  expect(code(await settle(driver.print(asJob(blankPdf(3)), { signal: leaving.signal })))).toBe('canceled')
  expect(holds()).toBe(false)
  expect(printer.jobs()).toMatchObject([{ state: 7, printed: 1 }])
})

test('a document whose acceptance was not heard is canceled when the printer is heard again', async () => {
  const { open, ping, print, printer, link, holds } = rig({ pageTime: 60_000 })
  await open()
  let sent = false
  link.fate = ({ code }) => {
    sent ||= code === 2
    return sent ? 'lost' : 'arrives'
  }
  setTimeout(() => (link.fate = () => 'arrives'), 2_000)
  expect(code(await print())).toBe('printInterrupted')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(holds()).toBe(true)
  expect(seen(await ping())).toBe('well')
  expect(holds()).toBe(false)
  expect(printer.jobs()).toMatchObject([{ state: 7 }])
})

test('a process that died in mid-job leaves nothing to the next one, and takes nothing of other kiosks', async () => {
  const { open, printer, link, driver, holds } = rig({ pageTime: 60_000 })
  await open()
  void driver.print(asJob(blankPdf()), { signal: never })
  await vi.advanceTimersByTimeAsync(100)
  expect(seen(await settle(createIppPrinter(link, 'kiosk-other').open(never)))).toBe('well')
  expect(holds()).toBe(true)
  expect(seen(await settle(createIppPrinter(link, kiosk).open(never)))).toBe('well')
  expect(holds()).toBe(false)
  expect(printer.jobs()).toMatchObject([{ state: 7 }])
})

test('while a printer cannot be emptied it is busy, whatever else it says', async () => {
  const { open, print, ping, link } = rig({ pageTime: 60_000 })
  await open()
  link.fate = ({ code }) => (code === 2 ? 'lost' : code === 8 ? 'absent' : 'arrives')
  expect(code(await print())).toBe('printInterrupted')
  expect(seen(await ping())).toBe('printerBusy')
  expect(code(await print())).toBe('printerBusy')
  link.fate = () => 'arrives'
  expect(seen(await ping())).toBe('well')
})

test('a job that does not move for two minutes is canceled: unproven', async () => {
  const { open, print, holds } = rig({ pageTime: 10 * 60_000 })
  await open()
  expect(code(await print())).toBe('printUnproven')
  expect(holds()).toBe(false)
})
