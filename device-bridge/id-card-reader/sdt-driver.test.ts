import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { done } from '#contract/result.ts'
import { encodeCardText } from '../virtual/card-text.ts'
import { cards } from './card-rig.ts'
import { driverRig, failedWith, laid, met, never, openAfter, read, settled } from './reader-rig.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('reading', () => {
  test.each(Object.values(cards))('a $kind card that lies there', async (card) => {
    const { reader, driver } = await driverRig()
    reader.lay(laid(card))
    const onFound = vi.fn<() => void>()
    expect(await settled(driver.read({ signal: never, onFound }))).toEqual(done(card))
    expect(onFound).toHaveBeenCalledOnce()
  })

  test('waits without end for a card', async () => {
    const { reader, driver } = await driverRig()
    const reading = read(driver)
    expect(await openAfter(45_000, reading)).toBe(true)
    reader.lay(laid(cards.resident))
    expect(await settled(reading)).toEqual(done(cards.resident))
  })

  test('takes hardly longer than the bytes need from find to card', async () => {
    const { reader, driver } = await driverRig()
    reader.lay(laid(cards.resident))
    let found = 0
    await settled(driver.read({ signal: never, onFound: () => (found = performance.now()) }))
    // select, its answer, read, its answer
    const bytes = 10 + 19 + 10 + 1295
    expect(performance.now() - found).toBeLessThan((1.1 * bytes * 10_000) / 115_200)
  })

  test('leaves nothing of the card in what came in, nor in what was decoded', async () => {
    const { reader, driver, seen } = await driverRig()
    const decode = vi.spyOn(TextDecoder.prototype, 'decode')
    onTestFinished(() => decode.mockRestore())
    reader.lay(laid(cards.resident))
    await settled(read(driver))
    const fields = decode.mock.calls.map(([field]) => field as Uint8Array)
    expect(fields.length).toBeGreaterThan(9)
    expect(fields.every((field) => field.every((byte) => byte === 0))).toBe(true)
    expect(seen.reduce((count, bytes) => count + bytes.length, 0)).toBeGreaterThan(1295)
    expect(Buffer.concat(seen).every((byte) => byte === 0)).toBe(true)
  })

  test('a card is read once each time it is laid', async () => {
    const { reader, driver } = await driverRig()
    reader.lay(laid(cards.resident))
    await settled(read(driver))
    const second = read(driver)
    expect(await openAfter(10_000, second)).toBe(true)
    reader.lay(laid(cards.foreigner2023))
    expect(await settled(second)).toEqual(done(cards.foreigner2023))
  })

  test('canceled while waiting, and not begun when canceled before', async () => {
    const { reader, driver } = await driverRig()
    const visit = new AbortController()
    const reading = read(driver, visit.signal)
    expect(await openAfter(1000, reading)).toBe(true)
    visit.abort()
    expect(await settled(reading)).toEqual(failedWith('canceled'))
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver, AbortSignal.abort()))).toEqual(failedWith('canceled'))
    expect(await settled(read(driver))).toEqual(done(cards.resident))
  })
})

describe('a card that can’t be read', () => {
  test('is cardReadFailed, and isn’t tried again before it was taken away', async () => {
    const { reader, driver } = await driverRig()
    reader.set('cardUnreadable', true)
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(failedWith('cardReadFailed'))
    reader.set('cardUnreadable', false)
    const second = read(driver)
    expect(await openAfter(10_000, second)).toBe(true)
    reader.take()
    expect(await openAfter(1000, second)).toBe(true)
    reader.lay(laid(cards.resident))
    expect(await settled(second)).toEqual(done(cards.resident))
  })

  test('laid anew before anybody asks again is read at once', async () => {
    const { reader, driver } = await driverRig()
    reader.set('cardUnreadable', true)
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(failedWith('cardReadFailed'))
    reader.take()
    reader.set('cardUnreadable', false)
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(done(cards.resident))
  })

  test('pulled away in the middle is cardRemoved, and reads when laid again', async () => {
    const { reader, driver } = await driverRig()
    reader.set('cardPulledEarlyOnce', true)
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(failedWith('cardRemoved'))
    expect(reader.state().laid).toBeNull()
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(done(cards.resident))
  })

  test('of a kind nobody told us of is cardUnsupported', async () => {
    const { reader, driver } = await driverRig()
    const text = encodeCardText(cards.resident)
    text[248] = 'Q'.charCodeAt(0)
    reader.lay({ id: 'somebody', text })
    expect(await settled(read(driver))).toEqual(failedWith('cardUnsupported'))
  })

  test('whose check digit is wrong is cardReadFailed', async () => {
    const { reader, driver } = await driverRig()
    const text = encodeCardText(cards.resident)
    text[122] = '4'.charCodeAt(0)
    reader.lay({ id: 'somebody', text })
    expect(await settled(read(driver))).toEqual(failedWith('cardReadFailed'))
  })
})

describe('a card left on the reader', () => {
  test.each(['after a good read', 'after a failed read'])('%s is waited for', async (when) => {
    const { reader, driver } = await driverRig()
    reader.set('cardUnreadable', when === 'after a failed read')
    reader.lay(laid(cards.resident))
    expect((await settled(read(driver))).ok).toBe(when === 'after a good read')
    const removal = driver.awaitRemoval({ signal: never })
    expect(await openAfter(30_000, removal)).toBe(true)
    reader.take()
    const taken = performance.now()
    expect(await settled(removal)).toEqual(done(undefined))
    expect(performance.now() - taken).toBeLessThan(1500)
  })

  test('no card there: removal is soon over', async () => {
    const { driver } = await driverRig()
    expect(await settled(driver.awaitRemoval({ signal: never }))).toEqual(done(undefined))
  })

  test.each(['good', 'failed'])(
    'after a %s read is not read for the next one because waiting was canceled',
    async (how) => {
      const { reader, driver } = await driverRig()
      reader.set('cardUnreadable', how === 'failed')
      reader.lay(laid(cards.resident))
      await settled(read(driver))
      reader.set('cardUnreadable', false)
      const visit = new AbortController()
      const removal = driver.awaitRemoval({ signal: visit.signal })
      expect(await openAfter(2000, removal)).toBe(true)
      visit.abort()
      expect(await settled(removal)).toEqual(failedWith('canceled'))
      const next = read(driver)
      expect(await openAfter(10_000, next)).toBe(true)
      reader.take()
      expect(await openAfter(1000, next)).toBe(true)
      reader.lay(laid(cards.foreigner2017))
      expect(await settled(next)).toEqual(done(cards.foreigner2017))
    },
  )
})

describe('unplugged', () => {
  test.each([0, 5, 40, 100])(
    '%i ms after the find: deviceLost, said once; the visit goes on when it is back',
    async (ms) => {
      const { reader, driver, changes } = await driverRig()
      reader.lay(laid(cards.resident))
      const onFound = () => void setTimeout(() => reader.set('readerUnplugged', true), ms)
      expect(await settled(driver.read({ signal: never, onFound }))).toEqual(failedWith('deviceLost'))
      await vi.advanceTimersByTimeAsync(10)
      expect(changes).toEqual([null])
      expect(await settled(driver.ping(never))).toEqual(failedWith('deviceLost'))
      expect(await settled(driver.open(never))).toEqual(failedWith('deviceAbsent'))
      reader.set('readerUnplugged', false)
      expect(await settled(driver.open(never))).toEqual(met)
      // still lying there: nobody has to lay it anew
      expect(await settled(read(driver))).toEqual(done(cards.resident))
    },
  )

  test('a verb without a device is deviceLost; closing ends a read', async () => {
    const { driver } = await driverRig()
    const reading = read(driver)
    await vi.advanceTimersByTimeAsync(50)
    await driver.close()
    expect(await settled(reading)).toEqual(failedWith('deviceLost'))
    expect(await settled(read(driver))).toEqual(failedWith('deviceLost'))
    expect(await settled(driver.awaitRemoval({ signal: never }))).toEqual(failedWith('deviceLost'))
  })
})
