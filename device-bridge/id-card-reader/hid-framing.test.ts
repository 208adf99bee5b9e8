import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { done } from '#contract/result.ts'
import type { Connection, Port } from '../ports/port.ts'
import { createVirtualReader, type VirtualReader } from '../virtual/reader.ts'
import { cards } from './card-rig.ts'
import { framedPort } from './framed-port.ts'
import { cutIntoReports, type HidFraming, miaxis, raw64 } from './hid-framing.ts'
import { laid, met, never, portTo, read, settled } from './reader-rig.ts'
import { createSdtReader } from './sdt-driver.ts'
import { createFrameDecoder, encodeFrame } from './sdt-frame.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const findCard = encodeFrame(Uint8Array.of(0x20, 0x01))

/** What a reader of each kind does with a reply; `filler` stands where nothing of the frame stands. */
const devices: Record<'raw64' | 'miaxis', (frame: Uint8Array, filler: number) => Uint8Array[]> = {
  raw64: (frame, filler) =>
    cutIntoReports(frame).map((report, index) => report.fill(filler, Math.max(0, frame.length - 64 * index))),
  miaxis(frame, filler) {
    const first = new Uint8Array(64).fill(filler)
    first.set([0xaa, 0x01, 0x00, (frame.length + 1) & 0xff, (frame.length + 1) >> 8, 0x00])
    first.set(frame.subarray(0, 56), 8)
    const later = Array.from({ length: Math.ceil(Math.max(0, frame.length - 56) / 62) }, (_, index) => {
      const report = new Uint8Array(64).fill(filler)
      report.set(frame.subarray(56 + 62 * index, 56 + 62 * (index + 1)), 2)
      return report
    })
    return [first, ...later]
  },
}
const framings: { name: 'raw64' | 'miaxis'; make: () => HidFraming }[] = [
  { name: 'raw64', make: raw64 },
  { name: 'miaxis', make: miaxis },
]

test('raw64: the request as it is, filled up with zeros', () => {
  const [report, ...more] = raw64().wrap(findCard)
  expect(more).toEqual([])
  expect(hex(report!)).toBe(`aaaaaa9669000320 0122${'00'.repeat(54)}`.replace(' ', ''))
})

test('miaxis: head, sequence, length, frame and sum around the request', () => {
  const framing = miaxis()
  framing.wrap(findCard)
  const [report, ...more] = framing.wrap(findCard)
  expect(more).toEqual([])
  // 0b+00 + b1 + aa+aa+aa+96+69+00+03+20+01+22 = 03ff
  expect(hex(report!)).toBe(`880200 0b00 b1 aaaaaa96690003200122 ff03${'00'.repeat(46)}`.replaceAll(' ', ''))
})

test('miaxis: a reply is found whether or not two bytes stand before it', () => {
  const frame = encodeFrame(bytesOf('00009f00000000'))
  const head = bytesOf('aa 0100 1000 00')
  for (const between of ['', '0000', 'aaaa']) {
    const report = new Uint8Array(64)
    report.set([...head, ...bytesOf(between), ...frame])
    const framing = miaxis()
    framing.wrap(findCard)
    expect(hex(framing.unwrap(report))).toBe(hex(frame))
  }
})

describe.each(framings)('$name', ({ name, make }) => {
  const body = fc.uint8Array({ minLength: 3, maxLength: 2313 })

  test('frames of any length come out as they went in, whatever fills the reports', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(body, fc.nat(255)), { maxLength: 4 }), (replies) => {
        const framing = make()
        const decoder = createFrameDecoder()
        for (const [sent, filler] of replies) {
          framing.wrap(findCard)
          const reports = devices[name](encodeFrame(sent), filler)
          const found = reports.flatMap((report) => decoder.push(framing.unwrap(report)))
          expect(found).toEqual([{ kind: 'frame', body: sent }])
        }
      }),
    )
  })

  test('a report that got lost spoils one reply, and not the next one', () => {
    fc.assert(
      fc.property(body, body, fc.nat(40), (first, second, lost) => {
        const framing = make()
        framing.wrap(findCard)
        for (const report of devices[name](encodeFrame(first), 0).toSpliced(lost, 1)) framing.unwrap(report)
        framing.wrap(findCard)
        const parts = devices[name](encodeFrame(second), 0).map((report) => framing.unwrap(report))
        expect(Buffer.concat(parts)).toEqual(Buffer.from(encodeFrame(second)))
      }),
    )
  })

  test('reports of any bytes and any length never throw, and never become longer', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (reports) => {
        const framing = make()
        for (const report of reports) expect(framing.unwrap(report).length).toBeLessThanOrEqual(report.length)
      }),
    )
  })

  describe('with the driver', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    test.each(Object.values(cards))('a card is read: $kind', async (card) => {
      const reader = createVirtualReader({ baudRate: 0, cable: { pieceLength: () => 4096 } })
      const driver = createSdtReader(framedPort(reportPort(name, reader), name))
      expect(await settled(driver.open(never))).toEqual(met)
      reader.lay(laid(card))
      expect(await settled(read(driver))).toEqual(done(card))
      await settled(driver.close())
    })
  })
})

/** A reader that speaks in reports: what it gets must be whole ones. */
function reportPort(name: 'raw64' | 'miaxis', reader: VirtualReader): Port {
  const line = portTo(reader)
  return {
    url: 'hid:0400:c35a',
    async open(signal) {
      const opened = await line.open(signal)
      if (!opened.ok) return opened
      const connection: Connection = {
        ...opened.value,
        write(report) {
          expect(report).toHaveLength(64)
          const from = name === 'raw64' ? 0 : 6
          return opened.value.write(report.slice(from, from + findCard.length))
        },
        onData: (listener) =>
          opened.value.onData((frame) => {
            for (const report of devices[name](frame, 0x5a)) listener(report)
          }),
      }
      return done(connection)
    },
  }
}
