import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { layoutReceipt, type ReceiptLine } from '#contract/receipt-layout.ts'
import type { Receipt } from '#contract/receipt.ts'
import { done, type Result } from '#contract/result.ts'
import type { Condition } from '../device.ts'
import { pictureMark } from '../virtual/paper.ts'
import { createVirtualPrinter, type VirtualPrinterOptions } from '../virtual/printer.ts'
import { createEscposPrinter } from './escpos-driver.ts'
import { asPrinted, memoryPort, never } from './printer-rig.ts'
import { printerProfiles } from './profiles.ts'

const profile = printerProfiles['generic-80mm']
const linesOf = (receipt: Receipt): ReceiptLine[] => layoutReceipt(receipt, profile.columns)
const receipt = linesOf({
  nodes: [
    { kind: 'title', text: '养老金发放' },
    { kind: 'rule' },
    ...Array.from({ length: 20 }, (_, month) => ({
      kind: 'pair' as const,
      label: `第${month + 1}笔`,
      value: '187.00',
    })),
    { kind: 'text', text: '阿依古丽·买买提', bold: true },
  ],
})
const next = linesOf({ nodes: [{ kind: 'text', text: '下一位' }] })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Runs the clock until it is done. */
async function settle<T>(promise: Promise<T>): Promise<T> {
  const clock = { runs: true }
  void promise.finally(() => (clock.runs = false))
  while (clock.runs) await vi.advanceTimersByTimeAsync(20)
  return promise
}

function rig(options: VirtualPrinterOptions = {}) {
  const printer = createVirtualPrinter(profile, options)
  const port = memoryPort(printer)
  const driver = createEscposPrinter(port, profile)
  const told: (Condition | null)[] = []
  driver.onChange((condition) => told.push(condition))
  return {
    printer,
    port,
    driver,
    told,
    open: () => settle(driver.open(never)),
    ping: () => settle(driver.ping(never)),
    print: (lines = receipt) => settle(driver.print(lines, { signal: never })),
    /** Prints, and does something once some of it is on paper. */
    printAnd: async (act: () => void) => {
      const printing = driver.print(receipt, { signal: never })
      while ((printer.papers().at(-1)?.lines.length ?? 0) < 5) await vi.advanceTimersByTimeAsync(10)
      act()
      return settle(printing)
    },
    papers: () => printer.papers().map(({ lines }) => lines),
  }
}
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.fault.code)
const seen = (result: Result<Condition>): string =>
  result.ok ? (result.value.fault?.code ?? 'well') : result.fault.code
const whole = asPrinted(receipt, profile.columns)

test.each(['full', 'plain'] as const)('a %s printer proves that it printed', async (model) => {
  const { open, print, ping, papers, port, told } = rig({ model })
  expect(await open()).toEqual({ ok: true, value: { fault: null, paper: 'ok' } })
  expect(code(await print())).toBe('ok')
  expect(code(await print(next))).toBe('ok')
  expect(seen(await ping())).toBe('well')
  expect(papers()).toEqual([whole, ['下一位']])
  expect(told.filter((condition) => condition?.fault !== null)).toEqual([]) // a job that goes well is no fault
  const sent = Buffer.concat(port.sent).toString('hex')
  expect(sent.match(/1d284806003030/g)).toHaveLength(model === 'full' ? 3 : 1) // asked whether it can, at opening
  expect(sent.match(/1d56011d7201/g)?.length).toBe(model === 'full' ? undefined : 2)
})

test('print says so only after the last line is on paper', async () => {
  const { open, driver, printer } = rig({ speed: 20 })
  await open()
  let cutWhenTold: boolean | undefined
  const printing = driver.print(receipt, { signal: never }).then(() => (cutWhenTold = printer.papers().at(-1)?.cut))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(cutWhenTold).toBeUndefined()
  await settle(printing)
  expect(cutWhenTold).toBe(true)
})

test.each([
  ['paperOut', 'paperOut'],
  ['coverOpen', 'coverOpen'],
] as const)('%s before the job: failed at once, nothing sent', async (name, fault) => {
  const { open, print, printer, papers, port, told } = rig()
  await open()
  printer.set(name, true)
  await vi.advanceTimersByTimeAsync(1)
  expect(told.at(-1)?.fault?.code).toBe(fault)
  const before = port.sent.length
  expect(code(await print())).toBe(fault)
  expect(port.sent.slice(before).every((bytes) => bytes[0] === 0x10 && bytes[1] === 0x04)).toBe(true)
  expect(papers()).toEqual([])
})

test('paper low prints, and is told', async () => {
  const { open, print, printer, ping, papers } = rig()
  await open()
  printer.set('paperLow', true)
  expect(code(await print())).toBe('ok')
  expect(await ping()).toEqual({ ok: true, value: { fault: null, paper: 'low' } })
  expect(papers()).toEqual([whole])
})

test.each(['full', 'plain'] as const)('opened with a fault, a %s printer works once it is gone', async (model) => {
  const { open, print, ping, printer, papers } = rig({ model })
  printer.set('paperOut', true)
  expect(seen(await open())).toBe('paperOut')
  printer.set('paperOut', false)
  await vi.advanceTimersByTimeAsync(200)
  expect(seen(await ping())).toBe('well')
  expect(code(await print())).toBe('ok')
  expect(papers()).toEqual([whole])
})

test.each([
  ['full', 'paperOut'],
  ['full', 'coverOpen'],
  ['plain', 'paperOut'],
  ['plain', 'coverOpen'],
] as const)('%s printer, %s in the middle of a job: failed, and the next slip is clean', async (model, name) => {
  const { open, print, printAnd, ping, printer, papers } = rig({ model })
  await open()
  expect(code(await printAnd(() => printer.set(name, true)))).toBe(name)
  expect(papers()[0]?.length).toBeLessThan(whole.length)
  expect(seen(await ping())).toBe(name)
  printer.set(name, false)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(seen(await ping())).toBe('well')
  await vi.advanceTimersByTimeAsync(5_000)
  const old = papers().length
  expect(code(await print(next))).toBe('ok')
  expect(papers().slice(old)).toEqual([['下一位']])
  if (model === 'full')
    expect(
      papers()
        .flat()
        .filter((line) => line.includes('第20笔')),
    ).toEqual([])
})

test.each(['full', 'plain'] as const)(
  'the cutter of a %s printer jams: failed, until somebody frees it',
  async (model) => {
    const { open, print, ping, printer, papers } = rig({ model })
    await open()
    printer.set('cutterJam', true)
    expect(code(await print())).toBe('cutterJam')
    expect(seen(await ping())).toBe('cutterJam')
    expect(code(await print())).toBe('cutterJam')
    printer.set('cutterJam', false)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(seen(await ping())).toBe('well')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(papers()[0]).toEqual(whole) // parted from what comes next
    expect(code(await print(next))).toBe('ok')
    expect(papers().at(-1)).toEqual(['下一位'])
  },
)

test('unplugged in the middle of a job: nobody knows; after reopening nothing of it appears', async () => {
  const { open, print, printer, papers, told } = rig()
  await open()
  printer.set('printerUnpluggedMidJobOnce', true)
  expect(code(await print())).toBe('printInterrupted')
  expect(told.at(-1)).toBeNull()
  expect(printer.switches()).toMatchObject({ printerUnplugged: true, printerUnpluggedMidJobOnce: false })
  const half = papers()[0] ?? []
  expect(half.length).toBeGreaterThan(0)
  expect(half.length).toBeLessThan(whole.length)
  expect(code(await print())).toBe('deviceLost')
  expect(code(await open())).toBe('deviceAbsent')
  printer.set('printerUnplugged', false)
  expect(seen(await open())).toBe('well')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(papers()).toEqual([half]) // cut off from what comes next, and nothing added
  expect(printer.papers()[0]?.cut).toBe(true)
  expect(code(await print(next))).toBe('ok')
  expect(papers()).toEqual([half, ['下一位']])
})

test('a plain printer can only be let run out: the old slip is cut before the printer is ready', async () => {
  const { open, print, printer, papers } = rig({ model: 'plain' })
  await open()
  printer.set('printerUnpluggedMidJobOnce', true)
  expect(code(await print())).toBe('printInterrupted')
  printer.set('printerUnplugged', false)
  expect(seen(await open())).toBe('well')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(papers()[0]).toEqual(whole)
  expect(code(await print(next))).toBe('ok')
  expect(papers().at(-1)).toEqual(['下一位'])
})

test('unplugged between jobs is told, and a job then fails as lost', async () => {
  const { open, print, ping, printer, told } = rig()
  await open()
  printer.set('printerUnplugged', true)
  await vi.advanceTimersByTimeAsync(1)
  expect(told.at(-1)).toBeNull()
  expect(code(await ping())).toBe('deviceLost')
  expect(code(await print())).toBe('deviceLost')
})

test('a process that died in the middle of a job leaves nothing to the next one', async () => {
  const first = rig()
  await first.open()
  void first.driver.print(receipt, { signal: never })
  while ((first.papers().at(-1)?.length ?? 0) < 5) await vi.advanceTimersByTimeAsync(10)
  const second = createEscposPrinter(memoryPort(first.printer), profile)
  expect(seen(await settle(second.open(never)))).toBe('well')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(first.papers().flat().join('')).not.toContain('第20笔')
})

test('garbage on the line harms neither opening nor printing', async () => {
  const { open, print, port, papers } = rig()
  const noise = [0xff, 0x37, 0x80, 0x91, 0xfe]
  port.inbound = (bytes) => Uint8Array.from([...noise, ...bytes, ...noise])
  expect(seen(await open())).toBe('well')
  expect(code(await print())).toBe('ok')
  expect(papers()).toEqual([whole])
})

test('a printer that says nothing is silent', async () => {
  const { open, port } = rig()
  port.inbound = () => null
  expect(code(await open())).toBe('deviceSilent')
})

test('an opening that is given up does not disturb the next one', async () => {
  const { driver, port, print, papers } = rig()
  const controller = new AbortController()
  port.inbound = () => null
  const first = driver.open(controller.signal)
  await vi.advanceTimersByTimeAsync(700)
  controller.abort()
  await driver.close()
  port.inbound = (bytes) => bytes
  const second = driver.open(never)
  expect(code(await settle(first))).toBe('canceled')
  expect(seen(await settle(second))).toBe('well')
  expect(code(await print())).toBe('ok')
  expect(papers()).toEqual([whole])
})

test('a printer that falls silent is lost to a ping', async () => {
  const { open, ping, port } = rig()
  await open()
  port.inbound = () => null
  expect(code(await ping())).toBe('deviceLost')
})

test.each(['full', 'plain'] as const)(
  'a %s printer that gets stuck: unproven, and nothing of it later',
  async (model) => {
    const { open, print, printer } = rig({ model, speed: 0.001 })
    await open()
    expect(code(await print())).toBe('printUnproven')
    expect(printer.papers().flatMap(({ lines }) => lines).length).toBeLessThan(whole.length)
  },
)

test('a printer that tells nothing by itself is looked at before its job is called unknown', async () => {
  const { open, printAnd, printer, port } = rig()
  await open()
  port.inbound = (bytes) => (bytes.length === 4 ? null : bytes)
  expect(code(await printAnd(() => printer.set('paperOut', true)))).toBe('paperOut')
})

test('a wrong echo proves nothing', async () => {
  const { open, print, port } = rig()
  await open()
  port.inbound = (bytes) =>
    bytes[0] === 0x37 && bytes[1] === 0x22 ? Uint8Array.from([0x37, 0x22, 33, 33, 33, 33, 0]) : bytes
  expect(code(await print())).toBe('printUnproven')
})

test('a printer that takes no more bytes: the port is closed, so that the rest of the job is dropped', async () => {
  const { open, driver, port, printer, told, papers } = rig()
  await open()
  port.takes = (bytes) => bytes.length < 100
  const printing = driver.print(receipt, { signal: never })
  await vi.advanceTimersByTimeAsync(100)
  printer.set('coverOpen', true)
  expect(code(await settle(printing))).toBe('coverOpen')
  expect(told.at(-1)).toBeNull()
  expect(papers()).toEqual([])
})

test('canceled before anything was sent; afterwards the outcome is what happened', async () => {
  const { open, driver, papers } = rig()
  await open()
  expect(code(await settle(driver.print(receipt, { signal: AbortSignal.abort() })))).toBe('canceled')
  expect(papers()).toEqual([])
  const controller = new AbortController()
  const printing = driver.print(receipt, { signal: controller.signal })
  while (papers().length === 0) await vi.advanceTimersByTimeAsync(10)
  controller.abort()
  expect(code(await settle(printing))).toBe('ok')
  expect(papers()).toEqual([whole])
})

test('what was sent is wiped', async () => {
  const { open, print, port } = rig()
  await open()
  const kept: Uint8Array[] = []
  const openPort = port.open.bind(port)
  port.open = async (signal) => {
    const opened = await openPort(signal)
    if (!opened.ok) return opened
    const connection = opened.value
    return done({ ...connection, write: (bytes) => (kept.push(bytes), connection.write(bytes)) })
  }
  await open()
  await print()
  expect(Math.max(...kept.map((bytes) => bytes.length))).toBeGreaterThan(300)
  for (const bytes of kept) if (bytes.length > 100) expect(bytes.every((byte) => byte === 0)).toBe(true)
})

const fontIsThere = existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc')
test.skipIf(!fontIsThere)('a name with a rare character is drawn (needs fonts-noto-cjk)', async () => {
  const { open, driver, printer, papers } = rig()
  await open()
  const lines = linesOf({
    nodes: [
      { kind: 'text', text: '张𠮷' },
      { kind: 'text', text: '完' },
    ],
  })
  expect(code(await settle(driver.print(lines, { signal: never })))).toBe('ok')
  expect(papers()).toEqual([[pictureMark, '完']])
  expect(printer.papers()[0]?.svg).toMatch(/<path d="M\d+ \d+h/)
})
