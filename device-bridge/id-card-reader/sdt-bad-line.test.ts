/** What a disturbed line may cost: time, or a failed read. Never a wrong card. */
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done } from '#contract/result.ts'
import { createVirtualReader } from '../virtual/reader.ts'
import { cards } from './card-rig.ts'
import { driverRig, failedWith, laid, never, portTo, read, settled } from './reader-rig.ts'
import { createSdtReader } from './sdt-driver.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('noise before every frame and odd pieces change nothing', async () => {
  let turn = 0
  const noise = Uint8Array.of(0x00, 0xaa, 0xaa, 0xff, 0xaa, 0xaa, 0xaa, 0x96, 0x69, 0xff, 0xff)
  const { reader, driver } = await driverRig({
    cable: { disturb: (frame) => Uint8Array.of(...noise, ...frame), pieceLength: () => 1 + (turn++ % 37) },
  })
  reader.lay(laid(cards.resident))
  expect(await settled(read(driver))).toEqual(done(cards.resident))
})

test.each([5, 6, 7])(
  '%i bytes of a frame’s beginning before every frame: still one reading, not two',
  async (length) => {
    let read1295 = 0
    const disturb = (frame: Uint8Array) => {
      if (frame.length === 1295) read1295++
      return Uint8Array.of(...frame.slice(0, length), ...frame)
    }
    const { reader, driver } = await driverRig({ cable: { disturb } })
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(done(cards.resident))
    expect(read1295).toBe(1)
  },
)

test('one wrong bit in the card’s frame: read once more, without bothering the visitor', async () => {
  let spoilt = 0
  const { reader, driver } = await driverRig({
    cable: { disturb: (frame) => (frame.length > 1000 && spoilt++ === 0 ? flipped(frame, 300) : frame) },
  })
  reader.lay(laid(cards.resident))
  expect(await settled(read(driver))).toEqual(done(cards.resident))
  expect(spoilt).toBe(2)
})

test('wrong bits in every one of them: cardReadFailed', async () => {
  const { reader, driver } = await driverRig({
    cable: { disturb: (frame) => (frame.length > 1000 ? flipped(frame, 300) : frame) },
  })
  reader.lay(laid(cards.resident))
  expect(await settled(read(driver))).toEqual(failedWith('cardReadFailed'))
})

test('half a frame and then silence doesn’t block', async () => {
  let cut = 0
  const { reader, driver } = await driverRig({
    cable: { disturb: (frame) => (frame.length > 1000 && cut++ === 0 ? frame.slice(0, 700) : frame) },
  })
  reader.lay(laid(cards.resident))
  const begun = performance.now()
  expect(await settled(read(driver))).toEqual(done(cards.resident))
  expect(performance.now() - begun).toBeLessThan(1500)
})

test('whatever the line does, never a wrong card', async () => {
  const harm = fc.record({
    kind: fc.constantFrom('none', 'none', 'flip', 'cut', 'noise', 'double'),
    at: fc.nat(1400),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(harm, { minLength: 1, maxLength: 12 }), fc.nat(600), async (harms, length) => {
      let turn = 0
      const disturb = (frame: Uint8Array): Uint8Array => {
        const { kind, at } = harms[turn++ % harms.length] ?? { kind: 'none', at: 0 }
        if (kind === 'flip') return flipped(frame, at)
        if (kind === 'cut') return frame.slice(0, at % frame.length)
        if (kind === 'noise') return Uint8Array.of(...frame.slice(0, at % 40), ...frame)
        return kind === 'double' ? Uint8Array.of(...frame, ...frame) : frame
      }
      const reader = createVirtualReader({ baudRate: 0, cable: { disturb, pieceLength: () => 1 + length } })
      const driver = createSdtReader(portTo(reader))
      const opened = await settled(driver.open(never))
      reader.lay(laid(cards.resident))
      if (!opened.ok) return
      const outcome = await settled(read(driver))
      if (outcome.ok) expect(outcome.value).toEqual(cards.resident)
      else expect(['cardReadFailed', 'cardRemoved', 'deviceLost']).toContain(outcome.fault.code)
    }),
    { numRuns: 60 },
  )
})

function flipped(frame: Uint8Array, at: number): Uint8Array {
  const wrong = Uint8Array.from(frame)
  const place = at % wrong.length
  wrong[place] = (wrong[place] ?? 0) ^ 0x04
  return wrong
}
