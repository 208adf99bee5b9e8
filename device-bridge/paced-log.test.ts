import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LogEvent } from './log.ts'
import { pacedDeviceLog } from './paced-log.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function rig() {
  const written: LogEvent[] = []
  const tell = pacedDeviceLog((entry) => written.push(entry))
  const entry = (state: 'ready' | 'faulted', device: 'idCardReader' | 'receiptPrinter' = 'receiptPrinter') =>
    ({ event: 'device', device, state, fault: null, paper: null }) as const
  return { written, tell, entry }
}

test('the ups and downs of a visit are logged at once, and as they are', () => {
  const { written, tell, entry } = rig()
  const visit = [entry('ready'), entry('faulted'), entry('ready', 'idCardReader'), entry('ready')]
  for (const change of visit) tell(change)
  expect(written).toEqual(visit)
})

test('a device that flaps writes a line a second, the latest last, and counts what it left out', async () => {
  const { written, tell, entry } = rig()
  for (let change = 0; change < 6_000; change++) {
    tell(entry(change % 2 === 0 ? 'ready' : 'faulted'))
    await vi.advanceTimersByTimeAsync(10)
  }
  await vi.advanceTimersByTimeAsync(2_000)
  expect(written.length).toBeGreaterThan(60)
  expect(written.length).toBeLessThanOrEqual(72)
  expect(written.at(-1)).toMatchObject({ state: 'faulted' })
  const leftOut = written.reduce((sum, line) => sum + (('leftOut' in line && line.leftOut) || 0), 0)
  expect(written.length + leftOut).toBe(6_000)
  await vi.advanceTimersByTimeAsync(15_000)
  tell(entry('ready'))
  expect(written.at(-1)).toEqual(entry('ready')) // quiet again: told at once
})
