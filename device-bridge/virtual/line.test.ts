import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLine } from './line.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test.each([
  [115_200, 1295, 112.4],
  [9600, 1295, 1349],
  [0, 1295, 0],
])('at %i baud %i bytes take %d ms, not less and hardly more', async (baudRate, count, ms) => {
  let [arrived, last] = [0, 0]
  const line = createLine({ baudRate }, (bytes) => {
    arrived += bytes.length
    last = performance.now()
  })
  const begun = performance.now()
  line.send(new Uint8Array(count))
  await vi.advanceTimersByTimeAsync(2000)
  expect(arrived).toBe(count)
  expect(last - begun).toBeGreaterThanOrEqual(ms)
  expect(last - begun).toBeLessThan(ms + 2)
})

test('a second frame waits for the first, as on a wire', async () => {
  let last = 0
  const line = createLine({ baudRate: 9600 }, () => (last = performance.now()))
  const begun = performance.now()
  line.send(new Uint8Array(96))
  line.send(new Uint8Array(96))
  await vi.advanceTimersByTimeAsync(500)
  expect(last - begun).toBeGreaterThanOrEqual(200)
  expect(last - begun).toBeLessThan(202)
})

test('bytes come in the pieces asked for, all of them, in order', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 })
  const frames = fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(frames, sizes, fc.constantFrom(0, 115_200), async (frames, sizes, baudRate) => {
      const pieces: Uint8Array[] = []
      let turn = 0
      const pieceLength = () => sizes[turn++ % sizes.length] ?? 1
      const line = createLine({ baudRate, pieceLength }, (bytes) => pieces.push(bytes))
      for (const frame of frames) line.send(frame)
      await vi.advanceTimersByTimeAsync(100)
      expect(Buffer.concat(pieces)).toEqual(Buffer.concat(frames))
      expect(pieces.every((piece) => piece.length <= Math.max(...sizes))).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('what is disturbed arrives disturbed', async () => {
  const pieces: Uint8Array[] = []
  const disturb = (frame: Uint8Array) => Uint8Array.of(0xee, ...frame)
  createLine({ baudRate: 0, disturb }, (bytes) => pieces.push(bytes)).send(Uint8Array.of(1, 2))
  await vi.advanceTimersByTimeAsync(5)
  expect(pieces).toEqual([Uint8Array.of(0xee, 1, 2)])
})

test('a cut line delivers nothing more, and carries on at once when used again', async () => {
  let arrived = 0
  const line = createLine({ baudRate: 9600 }, (bytes) => (arrived += bytes.length))
  line.send(new Uint8Array(960))
  await vi.advanceTimersByTimeAsync(500)
  line.cut()
  const before = arrived
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(960)
  await vi.advanceTimersByTimeAsync(2000)
  expect(arrived).toBe(before)
  line.send(new Uint8Array(8))
  await vi.advanceTimersByTimeAsync(15)
  expect(arrived).toBe(before + 8)
})
