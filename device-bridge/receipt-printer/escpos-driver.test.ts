import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done } from '#contract/result.ts'
import { pictureMark } from '../virtual/paper.ts'
import { code, linesOf, never, next, receipt, rig, seen, settle, whole } from './printer-rig.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

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

test('paper low prints, and is told', async () => {
  const { open, print, printer, ping, papers } = rig()
  await open()
  printer.set('paperLow', true)
  expect(code(await print())).toBe('ok')
  expect(await ping()).toEqual({ ok: true, value: { fault: null, paper: 'low' } })
  expect(papers()).toEqual([whole])
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

test('a wrong echo proves nothing', async () => {
  const { open, print, port } = rig()
  await open()
  port.inbound = (bytes) =>
    bytes[0] === 0x37 && bytes[1] === 0x22 ? Uint8Array.from([0x37, 0x22, 33, 33, 33, 33, 0]) : bytes
  expect(code(await print())).toBe('printUnproven')
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
  expect(Math.max(...kept.map((bytes) => bytes.length))).toBe(256)
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
