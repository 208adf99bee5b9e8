import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type FaultCode, fault } from '#contract/faults.ts'
import type { IdCard } from '#contract/id-card.ts'
import { done, failed } from '#contract/result.ts'
import type { Condition, IdCardReader } from '../device.ts'
import { encodeCardText } from '../virtual/card-text.ts'
import { type VirtualReaderOptions, createVirtualReader } from '../virtual/reader.ts'
import { cards } from './card-rig.ts'
import { type Script, openAfter, portTo, scriptedPort, settled } from './reader-rig.ts'
import { createSdtReader } from './sdt-driver.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = new AbortController().signal
const fine = done({ fault: null, paper: null })
const laid = (card: IdCard) => ({ id: 'somebody', text: encodeCardText(card) })
const read = (driver: IdCardReader, signal = never) => driver.read({ signal, onFound: () => {} })
const failedWith = (code: FaultCode) => failed(fault(code))

async function rig(options: Partial<VirtualReaderOptions> = {}) {
  const reader = createVirtualReader({ baudRate: 115_200, ...options })
  const seen: Uint8Array[] = []
  const driver = createSdtReader(portTo(reader, seen))
  const changes: (Condition | null)[] = []
  driver.onChange((condition) => changes.push(condition))
  expect(await settled(driver.open(never))).toEqual(fine)
  return { reader, driver, seen, changes }
}

describe('reading', () => {
  test.each(Object.values(cards))('a $kind card that lies there', async (card) => {
    const { reader, driver } = await rig()
    reader.lay(laid(card))
    const onFound = vi.fn<() => void>()
    expect(await settled(driver.read({ signal: never, onFound }))).toEqual(done(card))
    expect(onFound).toHaveBeenCalledOnce()
  })

  test('waits without end for a card', async () => {
    const { reader, driver } = await rig()
    const reading = read(driver)
    expect(await openAfter(45_000, reading)).toBe(true)
    reader.lay(laid(cards.resident))
    expect(await settled(reading)).toEqual(done(cards.resident))
  })

  test('takes hardly longer than the bytes need from find to card', async () => {
    const { reader, driver } = await rig()
    reader.lay(laid(cards.resident))
    let found = 0
    await settled(driver.read({ signal: never, onFound: () => (found = performance.now()) }))
    // select, its answer, read, its answer
    const bytes = 10 + 19 + 10 + 1295
    expect(performance.now() - found).toBeLessThan((1.1 * bytes * 10_000) / 115_200)
  })

  test('leaves nothing of the card in what came in, nor in what was decoded', async () => {
    const { reader, driver, seen } = await rig()
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
    const { reader, driver } = await rig()
    reader.lay(laid(cards.resident))
    await settled(read(driver))
    const second = read(driver)
    expect(await openAfter(10_000, second)).toBe(true)
    reader.lay(laid(cards.foreigner2023))
    expect(await settled(second)).toEqual(done(cards.foreigner2023))
  })

  test('canceled while waiting, and not begun when canceled before', async () => {
    const { reader, driver } = await rig()
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
    const { reader, driver } = await rig()
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
    const { reader, driver } = await rig()
    reader.set('cardUnreadable', true)
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(failedWith('cardReadFailed'))
    reader.take()
    reader.set('cardUnreadable', false)
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(done(cards.resident))
  })

  test('pulled away in the middle is cardRemoved, and reads when laid again', async () => {
    const { reader, driver } = await rig()
    reader.set('cardPulledEarlyOnce', true)
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(failedWith('cardRemoved'))
    expect(reader.state().laid).toBeNull()
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(done(cards.resident))
  })

  test('of a kind nobody told us of is cardUnsupported', async () => {
    const { reader, driver } = await rig()
    const text = encodeCardText(cards.resident)
    text[248] = 'Q'.charCodeAt(0)
    reader.lay({ id: 'somebody', text })
    expect(await settled(read(driver))).toEqual(failedWith('cardUnsupported'))
  })

  test('whose check digit is wrong is cardReadFailed', async () => {
    const { reader, driver } = await rig()
    const text = encodeCardText(cards.resident)
    text[122] = '4'.charCodeAt(0)
    reader.lay({ id: 'somebody', text })
    expect(await settled(read(driver))).toEqual(failedWith('cardReadFailed'))
  })
})

describe('a card left on the reader', () => {
  test.each(['after a good read', 'after a failed read'])('%s is waited for', async (when) => {
    const { reader, driver } = await rig()
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
    const { driver } = await rig()
    expect(await settled(driver.awaitRemoval({ signal: never }))).toEqual(done(undefined))
  })

  test.each(['good', 'failed'])(
    'after a %s read is not read for the next one because waiting was canceled',
    async (how) => {
      const { reader, driver } = await rig()
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
      const { reader, driver, changes } = await rig()
      reader.lay(laid(cards.resident))
      const onFound = () => void setTimeout(() => reader.set('readerUnplugged', true), ms)
      expect(await settled(driver.read({ signal: never, onFound }))).toEqual(failedWith('deviceLost'))
      await vi.advanceTimersByTimeAsync(10)
      expect(changes).toEqual([null])
      expect(await settled(driver.ping(never))).toEqual(failedWith('deviceLost'))
      expect(await settled(driver.open(never))).toEqual(failedWith('deviceAbsent'))
      reader.set('readerUnplugged', false)
      expect(await settled(driver.open(never))).toEqual(fine)
      // still lying there: nobody has to lay it anew
      expect(await settled(read(driver))).toEqual(done(cards.resident))
    },
  )

  test('a verb without a device is deviceLost; closing ends a read', async () => {
    const { driver } = await rig()
    const reading = read(driver)
    await vi.advanceTimersByTimeAsync(50)
    await driver.close()
    expect(await settled(reading)).toEqual(failedWith('deviceLost'))
    expect(await settled(read(driver))).toEqual(failedWith('deviceLost'))
    expect(await settled(driver.awaitRemoval({ signal: never }))).toEqual(failedWith('deviceLost'))
  })
})

describe('a bad line', () => {
  test('noise before every frame and odd pieces change nothing', async () => {
    let turn = 0
    const noise = Uint8Array.of(0x00, 0xaa, 0xaa, 0xff, 0xaa, 0xaa, 0xaa, 0x96, 0x69, 0xff, 0xff)
    const { reader, driver } = await rig({
      cable: { disturb: (frame) => Uint8Array.of(...noise, ...frame), pieceLength: () => 1 + (turn++ % 37) },
    })
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(done(cards.resident))
  })

  test('one wrong bit in the card’s frame: read once more, without bothering the visitor', async () => {
    let spoilt = 0
    const { reader, driver } = await rig({
      cable: { disturb: (frame) => (frame.length > 1000 && spoilt++ === 0 ? flipped(frame, 300) : frame) },
    })
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(done(cards.resident))
    expect(spoilt).toBe(2)
  })

  test('wrong bits in every one of them: cardReadFailed', async () => {
    const { reader, driver } = await rig({
      cable: { disturb: (frame) => (frame.length > 1000 ? flipped(frame, 300) : frame) },
    })
    reader.lay(laid(cards.resident))
    expect(await settled(read(driver))).toEqual(failedWith('cardReadFailed'))
  })

  test('half a frame and then silence doesn’t block', async () => {
    let cut = 0
    const { reader, driver } = await rig({
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
})

describe('a module that is as a script says', () => {
  const [reset, status, id, find, select, readCard, more] = ['10ff', '11ff', '12ff', '2001', '2002', '3001', '3003']
  const [good, found, none] = ['000090', '00009f00000000', '000080']
  const selected = good + '00'.repeat(8)
  const textAndPhoto = `${good}01000400${Buffer.from(encodeCardText(cards.resident)).toString('hex')}${'00'.repeat(1024)}`
  const healthy: Script = { [reset]: [good], [status]: [good], [id]: [`${good}${'00'.repeat(16)}`] }

  test.each(['000060', '000066'])('answering %s is there, with samFault', async (bad) => {
    const { port } = scriptedPort({ ...healthy, [status]: [bad], [find]: [bad] })
    const driver = createSdtReader(port)
    const samFault = done({ fault: fault('samFault'), paper: null })
    expect(await settled(driver.open(never))).toEqual(samFault)
    expect(await settled(driver.ping(never))).toEqual(samFault)
    expect(await settled(read(driver))).toEqual(failedWith('samFault'))
  })

  test('silent from the start is deviceSilent', async () => {
    const { port, asked } = scriptedPort({})
    expect(await settled(createSdtReader(port).open(never))).toEqual(failedWith('deviceSilent'))
    expect(asked.map(({ request }) => request)).toEqual([id, id, id])
  })

  test('fallen silent later: ping is deviceLost', async () => {
    const { port } = scriptedPort({ ...healthy, [status]: [good, good, null] })
    const driver = createSdtReader(port)
    await settled(driver.open(never))
    expect(await settled(driver.ping(never))).toEqual(fine)
    expect(await settled(driver.ping(never))).toEqual(failedWith('deviceLost'))
  })

  test('not answering a find is asked again, thrice in all', async () => {
    const { port, asked } = scriptedPort({ ...healthy, [find]: [null] })
    const driver = createSdtReader(port)
    await settled(driver.open(never))
    expect(await settled(read(driver))).toEqual(failedWith('deviceLost'))
    expect(asked.filter(({ request }) => request === find)).toHaveLength(3)
  })

  test('a select that fails once is tried again; the card is then away: cardRemoved', async () => {
    const { port } = scriptedPort({ ...healthy, [find]: [found, none], [select]: ['123481'] })
    const driver = createSdtReader(port)
    await settled(driver.open(never))
    expect(await settled(read(driver))).toEqual(failedWith('cardRemoved'))
  })

  test('a card of another trade (40) is cardUnsupported', async () => {
    const { port } = scriptedPort({
      ...healthy,
      [find]: [found],
      [select]: [selected],
      [readCard]: ['000040'],
    })
    const driver = createSdtReader(port)
    await settled(driver.open(never))
    expect(await settled(read(driver))).toEqual(failedWith('cardUnsupported'))
  })

  test('is asked for a card as often as it allows, and no oftener', async () => {
    const { port, asked } = scriptedPort({ ...healthy, [find]: [none] })
    const driver = createSdtReader(port)
    await settled(driver.open(never))
    await openAfter(5000, read(driver))
    const finds = asked.filter(({ request }) => request === find).map(({ at }) => at)
    const gaps = finds.slice(1).map((at, index) => at - (finds[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(310)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(330)
  })

  test('a late answer to something else is not taken for this one’s', async () => {
    const { port, asked } = scriptedPort({
      ...healthy,
      [find]: [found],
      [select]: [`${found} ${good} ${selected}`],
      [readCard]: [`${selected} ${textAndPhoto}`],
    })
    const driver = createSdtReader(port)
    await settled(driver.open(never))
    expect(await settled(read(driver))).toEqual(done(cards.resident))
    expect(asked.map(({ request }) => request)).toEqual([id, reset, status, find, select, readCard])
  })

  test('one look that sees no card doesn’t make a card that lies there gone', async () => {
    const { port } = scriptedPort({
      ...healthy,
      [find]: [found, none, found, none, found, none, none],
      [select]: [selected],
      [readCard]: [textAndPhoto],
      [more]: ['000091', '000041'],
    })
    const driver = createSdtReader(port)
    await settled(driver.open(never))
    await settled(read(driver))
    const removal = driver.awaitRemoval({ signal: never })
    expect(await openAfter(1700, removal)).toBe(true)
    expect(await settled(removal)).toEqual(done(undefined))
  })

  test('opening is canceled between two probes', async () => {
    const opening = new AbortController()
    const opened = createSdtReader(scriptedPort({}).port).open(opening.signal)
    opening.abort()
    expect(await settled(opened)).toEqual(failedWith('canceled'))
  })
})

function flipped(frame: Uint8Array, at: number): Uint8Array {
  const wrong = Uint8Array.from(frame)
  const place = at % wrong.length
  wrong[place] = (wrong[place] ?? 0) ^ 0x04
  return wrong
}
