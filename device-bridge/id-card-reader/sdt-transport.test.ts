/** The whole way as in the field: driver, codec, a real port, and the virtual reader at the other end of it. */
import { describe, expect, test, vi } from 'vitest'
import { fault } from '#contract/faults.ts'
import type { IdCard } from '#contract/id-card.ts'
import { done, failed } from '#contract/result.ts'
import { until } from '#tests/support/until.ts'
import { never } from '../ports/port-rig.ts'
import { ways } from '../ports/ways-rig.ts'
import { encodeCardText } from '../virtual/card-text.ts'
import { createVirtualReader } from '../virtual/reader.ts'
import { cards } from './card-rig.ts'
import { met } from './reader-rig.ts'
import { createSdtReader } from './sdt-driver.ts'

// finds are 320 ms of real time apart, so that six cards take their time
describe.each(ways)('over $name', { timeout: 15_000 }, ({ missing, make }) => {
  test.skipIf(missing)('a card is read, seen lying there, and seen taken away', async () => {
    const reader = createVirtualReader({ baudRate: 0 })
    const { port } = await make(reader)
    const driver = createSdtReader(port)
    expect(await driver.open(never)).toEqual(met)
    reader.lay({ id: 'somebody', text: encodeCardText(cards.resident) })
    expect(await driver.read({ signal: never, onFound: () => {} })).toEqual(done(cards.resident))
    expect((await driver.ping(never)).ok).toBe(true)
    expect(await driver.awaitRemoval({ signal: AbortSignal.timeout(50) })).toEqual(failed(fault('canceled')))
    reader.take()
    expect(await driver.awaitRemoval({ signal: never })).toEqual(done(undefined))
    await driver.close()
  })

  test.skipIf(missing)('noise on the line: every kind of card is read, and a bad or pulled one is told', async () => {
    let frames = 0
    const disturb = (frame: Uint8Array) => Uint8Array.of(...frame.slice(0, frames++ % 9), ...frame)
    const reader = createVirtualReader({ baudRate: 0, cable: { disturb, pieceLength: () => 50 + (frames % 300) } })
    const { port } = await make(reader)
    const driver = createSdtReader(port)
    await driver.open(never)
    const read = (card: IdCard) => {
      reader.lay({ id: 'somebody', text: encodeCardText(card) })
      return driver.read({ signal: never, onFound: () => {} })
    }
    for (const card of Object.values(cards)) expect(await read(card)).toEqual(done(card))
    reader.set('cardUnreadable', true)
    expect(await read(cards.resident)).toEqual(failed(fault('cardReadFailed')))
    reader.set('cardUnreadable', false)
    reader.set('cardPulledEarlyOnce', true)
    expect(await read(cards.resident)).toEqual(failed(fault('cardRemoved')))
    await driver.close()
  })

  test.skipIf(missing)('unplugged in the middle of reading is deviceLost, and said', async () => {
    const reader = createVirtualReader({ baudRate: 9600 })
    const { port, unplug } = await make(reader)
    const driver = createSdtReader(port)
    const told = vi.fn<(condition: unknown) => void>()
    driver.onChange(told)
    await driver.open(never)
    reader.lay({ id: 'somebody', text: encodeCardText(cards.resident) })
    const reading = driver.read({ signal: never, onFound: () => void setTimeout(unplug, 150) })
    expect(await reading).toEqual(failed(fault('deviceLost')))
    await until(
      () => Promise.resolve(told.mock.calls.length > 0),
      () => 'the listener to be told',
    )
    expect(told).toHaveBeenCalledExactlyOnceWith(null)
    expect(await driver.ping(never)).toEqual(failed(fault('deviceLost')))
  })
})
