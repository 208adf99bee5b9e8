/** A printer that holds the cut slip in its mouth. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { printerProfiles } from '#contract/printer-profiles.ts'
import { code, next, receipt, rig, seen } from './printer-rig.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const kiosk = printerProfiles['custom-kpm150-h']

async function printed(kind = kiosk) {
  const it = rig({ model: 'plain' }, kind)
  await it.open()
  expect(code(await it.print(receipt))).toBe('ok')
  return it
}

test('a slip that is taken in time is no fault', async () => {
  const { ping, printer, print, papers } = await printed()
  await vi.advanceTimersByTimeAsync(2_500)
  expect(seen(await ping())).toBe('well')
  printer.takePaper()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(seen(await ping())).toBe('well')
  expect(code(await print(next))).toBe('ok')
  expect(papers()).toEqual([['下一位']])
})

test('a slip that is left is told, until somebody takes it', async () => {
  const { ping, printer } = await printed()
  await ping()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await ping()).toMatchObject({
    ok: true,
    value: { fault: { code: 'paperLeft', actor: 'visitor' }, paper: 'ok' },
  })
  printer.takePaper()
  expect(seen(await ping())).toBe('well')
})

test('a new job is not begun onto a slip in the mouth', async () => {
  const { print, printer, papers, port } = await printed()
  const [slip] = papers()
  const before = port.sent.length
  expect(code(await print(next))).toBe('paperLeft')
  expect(port.sent.slice(before).every((bytes) => bytes[0] === 0x10 && bytes[1] === 0x04)).toBe(true)
  expect(papers()).toEqual([slip])
  printer.takePaper()
  expect(code(await print(next))).toBe('ok')
})

test('what nobody took is pulled back in when it is asked for', async () => {
  const { retract, ping, print, papers, told } = await printed()
  expect(code(await retract())).toBe('ok')
  expect(papers()).toEqual([])
  expect(told.at(-1)?.fault).toBeNull()
  expect(seen(await ping())).toBe('well')
  expect(code(await retract())).toBe('ok') // nothing is there: nothing to do
  expect(code(await print(next))).toBe('ok')
})

test('what nobody took for two minutes is pulled back in unasked', async () => {
  const { ping, papers } = await printed()
  for (let seconds = 0; seconds < 118; seconds += 2) {
    await ping()
    await vi.advanceTimersByTimeAsync(2_000)
  }
  expect(papers()).toHaveLength(1)
  for (let seconds = 0; seconds < 6; seconds += 2) {
    await ping()
    await vi.advanceTimersByTimeAsync(2_000)
  }
  expect(papers()).toEqual([])
  expect(seen(await ping())).toBe('well')
})

test('a presenter that only watches, or whose motor is dead, says that the slip is still there', async () => {
  const watching = await printed({ ...kiosk, presenter: 'watches' })
  expect(code(await watching.retract())).toBe('paperLeft')
  expect(watching.sent()).not.toContain('1d6502')
  const dead = await printed()
  dead.port.takes = (bytes) => Buffer.from(bytes).toString('hex') !== '1d6502'
  expect(code(await dead.retract())).toBe('paperLeft')
  expect(dead.papers()).toHaveLength(1)
})

test('a printer that is gone is lost to a retract', async () => {
  const { retract, printer } = await printed()
  printer.set('printerUnplugged', true)
  expect(code(await retract())).toBe('deviceLost')
})
