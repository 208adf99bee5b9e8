/** A line that garbles without an end: a plug half out, a cable beside a motor. */
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { code, never, rig, seen, settle, whole } from './printer-rig.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** So that a failing run can be repeated. */
function randomBytes(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  }
}

/** Puts bytes of noise on the line, `perSecond` of them, until told to stop. */
function noiseOn(it: ReturnType<typeof rig>, perSecond: number, seed: number): () => void {
  const next = randomBytes(seed)
  const timer = setInterval(() => it.port.hear(Uint8Array.of(next())), 1000 / perSecond)
  return () => clearInterval(timer)
}

test.each([
  ['coverOpen', [0x3c, 0, 0, 0]],
  ['paperOut', [0x1c, 0, 0x0f, 0]],
  ['cutterJam', [0x1c, 0x08, 0, 0]],
])('what looks like %s told by the printer, and is not, changes nothing', async (_, bytes) => {
  const it = rig()
  await it.open()
  it.port.hear(Uint8Array.from(bytes))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(it.told.filter((condition) => condition?.fault !== null)).toEqual([])
  const printing = it.driver.print([{ kind: 'text', text: 'x', double: false, bold: false }], { signal: never })
  await vi.advanceTimersByTimeAsync(30) // all was sent
  it.port.hear(Uint8Array.from(bytes))
  expect(code(await settle(printing))).toBe('ok')
})

test.each([1, 2, 3])(
  'two minutes of noise (%i): the printer is never said to be anything that it is not',
  async (seed) => {
    const it = rig()
    await it.open()
    const stop = noiseOn(it, 100, seed)
    const said = new Set<string>()
    for (let second = 0; second < 120; second += 2) {
      said.add(seen(await it.ping()))
      await vi.advanceTimersByTimeAsync(2_000)
    }
    for (const condition of it.told) said.add(condition?.fault?.code ?? 'well')
    expect([...said].filter((each) => each !== 'well' && each !== 'deviceLost')).toEqual([])
    stop()
    await it.open()
    expect(code(await it.print())).toBe('ok')
  },
)

test('a plain printer on a noisy line proves nothing, as every byte could be noise', async () => {
  for (const seed of [1, 2, 3]) {
    const it = rig({ model: 'plain' })
    await it.open()
    it.port.inbound = (bytes) => (((bytes[0] ?? 0) & 0x93) === 0x12 ? bytes : null) // it says how it is, and proves nothing
    const printing = it.driver.print([{ kind: 'text', text: 'x'.repeat(40), double: false, bold: false }], {
      signal: never,
    })
    const stop = noiseOn(it, 100, seed)
    expect(code(await settle(printing))).not.toBe('ok')
    stop()
  }
})

test('any bytes at all in the middle of a job never make it printed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('full', 'plain'), async (bytes, model) => {
      const it = rig({ model })
      await it.open()
      const printing = it.driver.print([{ kind: 'text', text: 'x', double: false, bold: false }], { signal: never })
      it.port.takes = () => false
      await vi.advanceTimersByTimeAsync(30)
      it.port.hear(bytes)
      expect(code(await settle(printing))).not.toBe('ok')
    }),
    { numRuns: 10 },
  )
})

test('a little noise is no reason not to print', async () => {
  const it = rig()
  await it.open()
  const stop = noiseOn(it, 2, 9)
  expect(code(await it.print())).toBe('ok')
  stop()
  expect(it.papers()).toEqual([whole])
})
