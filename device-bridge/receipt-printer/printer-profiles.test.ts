/** Whatever a profile says has an effect, on the virtual printer that takes the same profile. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { devicesSchema } from '#contract/config-devices.ts'
import { type PrinterProfile, printerProfileNames, printerProfiles } from '#contract/printer-profiles.ts'
import { layoutReceipt } from '#contract/receipt-layout.ts'
import { modelName } from '../virtual/printer.ts'
import { asPrinted, code, linesOf, never, next, profile, receipt, rig, seen, settle, whole } from './printer-rig.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const kind = (known: Partial<PrinterProfile>): PrinterProfile => ({ ...profile, ...known })

test.each(printerProfileNames)('%s can be configured, opens, prints with proof, twice', async (name) => {
  const model = printerProfiles[name]
  const receiptPrinter = { driver: 'escpos', port: 'virtual:', profile: name }
  expect(devicesSchema.shape.receiptPrinter.safeParse(receiptPrinter).success).toBe(true)
  const lines = layoutReceipt({ nodes: [{ kind: 'pair', label: '金额', value: '187.00' }] }, model.columns)
  const { open, print, printer, papers } = rig({ model: 'plain' }, model)
  expect(seen(await open())).toBe('well')
  for (const _ of [1, 2]) {
    expect(code(await print(lines))).toBe('ok')
    expect(papers().at(-1)).toEqual(asPrinted(lines, model.columns))
    printer.takePaper()
  }
})

test('echo: where it is known nobody asks at opening; it is the proof, or never asked for', async () => {
  const times: Record<string, number> = {}
  for (const echo of [true, false, 'ask'] as const) {
    const { open, print, sent } = rig({ model: 'plain' }, kind({ echo }))
    const begun = performance.now()
    await open()
    times[String(echo)] = performance.now() - begun
    expect(sent().includes('1d284806003030')).toBe(echo === 'ask')
    expect(code(await print())).toBe('ok')
    expect(sent().match(/1d284806003030/g)?.length ?? 0).toBe(echo === false ? 0 : 1)
    expect(sent().includes('1d7201')).toBe(true) // a plain printer is emptied by it, and proves by it when it has no echo
  }
  expect(times['false']).toBeLessThan((times['ask'] ?? 0) - 700)
})

test('status back: told at once where the printer has it, found by asking where not', async () => {
  for (const statusBack of [true, false]) {
    const { open, ping, printer, told, sent } = rig({}, kind({ statusBack }))
    await open()
    printer.set('coverOpen', true)
    await vi.advanceTimersByTimeAsync(50)
    expect(told.map((condition) => condition?.fault?.code)).toEqual(statusBack ? ['coverOpen'] : [])
    expect(seen(await ping())).toBe('coverOpen')
    expect(sent().includes('1d610e')).toBe(statusBack)
  }
})

test.each(['paperOut', 'coverOpen', 'cutterJam', 'headHot'] as const)(
  'without status back, %s in the middle of a job is found by asking behind it',
  async (name) => {
    const { open, printAnd, printer, ping } = rig({ model: 'plain' }, kind({ statusBack: false }))
    await open()
    expect(code(await printAnd(() => printer.set(name, true)))).toBe(name)
    expect(seen(await ping())).toBe(name)
  },
)

test('cutter: without one a slip is fed to the tear bar, and nothing says cut', async () => {
  const { open, print, printer, papers, sent } = rig({}, kind({ cutter: false }))
  await open()
  expect(code(await print())).toBe('ok')
  expect(sent()).not.toContain('1d56')
  expect(printer.papers()[0]?.cut).toBe(false)
  printer.takePaper()
  expect(code(await print(next))).toBe('ok')
  expect(papers()).toEqual([['下一位']])
})

test('columns and dots: the same receipt fills the paper it is for', async () => {
  for (const name of ['generic-58mm', 'generic-80mm'] as const) {
    const model = printerProfiles[name]
    const lines = layoutReceipt({ nodes: [{ kind: 'rule' }] }, model.columns)
    const { open, print, printer, papers } = rig({}, model)
    await open()
    await print(lines)
    expect(papers()).toEqual([['-'.repeat(model.columns)]])
    expect(printer.papers()[0]?.svg).toContain(model.dots === 384 ? 'width="464"' : 'width="640"')
  }
})

test('speed: paper moves as fast as it says, and a slow printer is waited for', async () => {
  const took: number[] = []
  for (const speed of [150, 15]) {
    const { open, print, papers } = rig({}, kind({ speed }))
    await open()
    const begun = performance.now()
    expect(code(await print())).toBe('ok')
    took.push(performance.now() - begun)
    expect(papers()).toEqual([whole])
  }
  const [fast = 0, slow = 0] = took
  expect(slow / fast).toBeGreaterThan(8)
})

test('model name: asked where it is known to be answered, and told with every look', async () => {
  const { open, ping, printer, print } = rig({}, kind({ tellsModel: true }))
  printer.set('paperOut', true)
  expect(await open()).toMatchObject({ ok: true, value: { fault: { code: 'paperOut' } } })
  printer.set('paperOut', false)
  await vi.advanceTimersByTimeAsync(200)
  expect(await ping()).toMatchObject({ ok: true, value: { fault: null, identity: modelName } })
  expect(code(await print())).toBe('ok')
  const other = rig()
  expect(await other.open()).toEqual({ ok: true, value: { fault: null, paper: 'ok' } })
  expect(other.sent()).not.toContain('1d49')
})

test('four-byte codes are sent where the font has them', async () => {
  const lines = linesOf({ nodes: [{ kind: 'text', text: '张㐂' }] })
  const { open, driver, papers } = rig({}, kind({ gb18030FourByte: true }))
  await open()
  expect(code(await settle(driver.print(lines, { signal: never })))).toBe('ok')
  expect(papers()).toEqual([['张㐂']])
})

test('an overheated head is told, and passes by itself', async () => {
  const { open, print, printer, ping, told, papers } = rig()
  await open()
  printer.set('headHot', true)
  await vi.advanceTimersByTimeAsync(50)
  expect(told.at(-1)?.fault).toEqual({ code: 'headHot', actor: 'nobody' })
  expect(code(await print())).toBe('headHot')
  printer.set('headHot', false)
  expect(seen(await ping())).toBe('well')
  expect(code(await print(receipt))).toBe('ok')
  expect(papers()).toEqual([whole])
})
