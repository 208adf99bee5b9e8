import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEscposPrinter } from './escpos-driver.ts'
import { code, memoryPort, never, next, profile, receipt, rig, seen, settle, whole } from './printer-rig.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

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

test.each(['full', 'plain'] as const)(
  'a %s printer whose answers were lost while it was emptied is emptied again',
  async (model) => {
    const { open, print, ping, port } = rig({ model })
    let deaf = true
    const realTime = (bytes: Uint8Array) => bytes.length === 1 && ((bytes[0] ?? 0) & 0x93) === 0x12
    port.inbound = (bytes) => (deaf && !realTime(bytes) ? null : bytes)
    expect(seen(await open())).toBe('printerError')
    deaf = false
    await ping()
    expect(seen(await ping())).toBe('well')
    expect(code(await print())).toBe('ok')
  },
)

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
