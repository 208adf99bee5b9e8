import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Framed, createFrameDecoder, encodeFrame } from './sdt-frame.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const preamble = 'AA AA AA 96 69'

/** Little-endian: 5, 3, 20240411, 42, 123456789. */
const samId = '05 00 03 00 1B D8 34 01 2A 00 00 00 15 CD 5B 07'

/** As published: everything behind the preamble. */
const golden: [name: string, body: string, behindPreamble: string][] = [
  ['reset', '10 FF', '00 03 10 FF EC'],
  ['SAM status', '11 FF', '00 03 11 FF ED'],
  ['read SAM id', '12 FF', '00 03 12 FF EE'],
  ['find card', '20 01', '00 03 20 01 22'],
  ['select card', '20 02', '00 03 20 02 21'],
  ['read text and photo', '30 01', '00 03 30 01 32'],
  ['read extra address', '30 03', '00 03 30 03 30'],
  ['read chip number', '30 05', '00 03 30 05 36'],
  ['read with fingerprint', '30 10', '00 03 30 10 23'],
  ['max RF bytes', '61 FF 50', '00 04 61 FF 50 CA'],
  ['found', '00 00 9F 00 00 00 00', '00 08 00 00 9F 00 00 00 00 97'],
  ['found none', '00 00 80', '00 04 00 00 80 84'],
  ['selected', '00 00 90 00 00 00 00 00 00 00 00', '00 0C 00 00 90 00 00 00 00 00 00 00 00 9C'],
  ['select failed', '00 00 81', '00 04 00 00 81 85'],
  ['success', '00 00 90', '00 04 00 00 90 94'],
  ['SAM id 05.03 of 2024-04-11', `00 00 90 ${samId}`, `00 14 00 00 90 ${samId} DA`],
  ['read failed', '00 00 41', '00 04 00 00 41 45'],
]

test.each(golden)('%s has the published bytes, both ways', (_name, body, behindPreamble) => {
  const frame = hex(preamble + behindPreamble)
  expect(encodeFrame(hex(body))).toEqual(frame)
  expect(createFrameDecoder().push(frame)).toEqual([{ kind: 'frame', body: hex(body) }])
})

test('text and photo make 1295 bytes with length 05 08', () => {
  const frame = encodeFrame(new Uint8Array(3 + 4 + 256 + 1024))
  expect(frame.length).toBe(1295)
  expect(frame.slice(5, 7)).toEqual(hex('05 08'))
})

const body = fc.oneof(
  fc.uint8Array({ minLength: 2, maxLength: 40 }),
  fc.uint8Array({ minLength: 1200, maxLength: 2313 }),
  // preambles inside a body
  fc.array(fc.constantFrom(0xaa, 0x96, 0x69), { minLength: 2, maxLength: 40 }).map((bytes) => Uint8Array.from(bytes)),
)
/** No AA, so that no frame begins in it. */
const noise = fc.array(fc.integer({ min: 0, max: 0xa9 }), { maxLength: 30 }).map((bytes) => Uint8Array.from(bytes))
const cuts = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 })

function pushInPieces(stream: Uint8Array, sizes: number[]): Framed[] {
  const decoder = createFrameDecoder()
  const framed: Framed[] = []
  for (let at = 0, turn = 0; at < stream.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    framed.push(...decoder.push(stream.subarray(at, at + size)))
    at += size
  }
  return framed
}

test('frames with garbage between come out the same however the bytes are split', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(noise, body), { maxLength: 5 }), noise, cuts, (frames, tail, sizes) => {
      const stream = Buffer.concat([...frames.flatMap(([noise, body]) => [noise, encodeFrame(body)]), tail])
      expect(pushInPieces(stream, sizes)).toEqual(frames.map(([, body]) => ({ kind: 'frame', body })))
    }),
    { numRuns: 600 },
  )
})

test('any bytes: never a throw, never a frame whose check is wrong, the same in pieces as at once', () => {
  const lumps = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.constant(hex(preamble)),
    body.map(encodeFrame),
    fc.tuple(body, fc.nat(), fc.integer({ min: 1, max: 255 })).map(([body, at, flip]) => {
      const frame = encodeFrame(body)
      const place = at % frame.length
      frame[place] = (frame[place] ?? 0) ^ flip
      return frame
    }),
  )
  fc.assert(
    fc.property(fc.array(lumps, { maxLength: 6 }), cuts, (lumps, sizes) => {
      const stream = Buffer.concat(lumps)
      const framed = pushInPieces(stream, sizes)
      expect(framed).toEqual(pushInPieces(stream, [stream.length + 1]))
      for (const found of framed) {
        if (found.kind === 'frame') expect(stream.includes(Buffer.from(encodeFrame(found.body)))).toBe(true)
      }
    }),
    { numRuns: 1500 },
  )
})

test.each([
  ['in garbage', preamble + '00 10 01 02'],
  ['with an impossible length', preamble + 'FF FF'],
  ['with length 0', preamble + '00 00'],
  ['and again', preamble],
  ['with one AA too many', 'AA'],
])('a preamble %s doesn’t swallow the frame behind it', (_where, before) => {
  const decoder = createFrameDecoder()
  const framed = decoder.push(Buffer.concat([hex(before), encodeFrame(hex('00 00 90')), hex('00 '.repeat(16))]))
  expect(framed.at(-1)).toEqual({ kind: 'frame', body: hex('00 00 90') })
})

test('says what is damaged, and whether a frame has begun', () => {
  const decoder = createFrameDecoder()
  expect(decoder.push(hex(preamble + '00 04 00 00 90 95'))).toEqual([{ kind: 'damaged', by: 'check' }])
  expect(decoder.push(hex(preamble + '00 02'))).toEqual([{ kind: 'damaged', by: 'length' }])
  decoder.push(hex(preamble + '00 04 00'))
  expect(decoder.midFrame()).toBe(true)
  decoder.clear()
  expect(decoder.midFrame()).toBe(false)
  expect(decoder.giveUp()).toEqual([])
  expect(decoder.push(hex('00 90 94'))).toEqual([])
})

test('when no more bytes come, a true frame behind a preamble in garbage is still found', () => {
  const decoder = createFrameDecoder()
  // 05 AA: the garbage and the beginning of the true preamble make a length that is never filled
  expect(decoder.push(hex(`${preamble} 05 ${preamble} 00 04 00 00 90 94`))).toEqual([])
  expect(decoder.giveUp()).toEqual([
    { kind: 'damaged', by: 'length' },
    { kind: 'frame', body: hex('00 00 90') },
  ])
  expect(decoder.midFrame()).toBe(false)
})
