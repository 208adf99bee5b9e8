import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IdCard } from '#contract/id-card.ts'
import { anyCard, cards } from '../id-card-reader/card-rig.ts'
import { decodeCardText } from '../id-card-reader/card-text.ts'
import { createFrameDecoder, encodeFrame } from '../id-card-reader/sdt-frame.ts'
import { parseReply, textOfRead } from '../id-card-reader/sdt-reply.ts'
import { encodeCardText } from '../virtual/card-text.ts'
import { cuts, scrubbed, survivors } from './scrub-rig.ts'
import { createSdtReplyScrubber, createSdtRequestScrubber } from './scrub-sdt.ts'

/** As the module answers "read text and photo". */
function readReply(text: Uint8Array, photo: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodeFrame(Uint8Array.of(0, 0, 0x90, 1, 0, photo.length >> 8, photo.length & 0xff, ...text, ...photo))
}

const photo = fc.constantFrom(1024, 4).map((length) => new Uint8Array(length).map((_, at) => (at * 7) & 0xff))
const utf16 = (run: string) => Buffer.from(run, 'utf16le')
/** What a filler says as well, and dates, which every card has. */
const harmless = /^[ 0-9]*$|长期|无名|虚构|氏|NOBO|OBOD|BODY|CAN1/
const textsOf = (card: IdCard) => Object.values(card)

const harm = fc.record({
  flip: fc.option(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }))),
  cut: fc.option(fc.nat()),
  before: fc.uint8Array({ maxLength: 12 }),
})

test('no four characters of a card survive, whatever the line did to its frame; any split gives the same', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyCard, photo, harm), { minLength: 1, maxLength: 3 }), cuts, (replies, sizes) => {
      const stream = Buffer.concat(
        replies.flatMap(([card, photo, { flip, cut, before }]) => {
          const frame = readReply(encodeCardText(card), photo)
          if (flip !== null) frame[flip[0] % frame.length] = (frame[flip[0] % frame.length] ?? 0) ^ flip[1]
          return [before, cut === null ? frame : frame.subarray(0, cut % frame.length)]
        }),
      )
      const result = scrubbed(createSdtReplyScrubber(), stream, sizes)
      expect(result.length).toBe(stream.length)
      expect(
        survivors(
          replies.flatMap(([card]) => textsOf(card)),
          result,
          utf16,
          harmless,
        ),
      ).toEqual([])
      expect(result).toEqual(scrubbed(createSdtReplyScrubber(), stream, [stream.length + 1]))
    }),
    { numRuns: 500 },
  )
})

test('even the digits of a number are gone', () => {
  const frame = readReply(encodeCardText(cards.resident), new Uint8Array(1024))
  const result = scrubbed(createSdtReplyScrubber(), frame, [17])
  expect(survivors([cards.resident.number.slice(6), cards.resident.address], result, utf16, /^$/)).toEqual([])
})

test('frames stay frames, with their status; a card that can be read stays one of its kind, another one stays unreadable', () => {
  const spoiled = fc.tuple(anyCard, fc.constantFrom(0, 36, 122, 248)).map(([card, at]) => {
    const text = encodeCardText(card)
    text[at] = 1
    return text
  })
  const text = fc.oneof(anyCard.map(encodeCardText), spoiled, fc.uint8Array({ minLength: 256, maxLength: 256 }))
  fc.assert(
    fc.property(text, photo, cuts, (text, photo, sizes) => {
      const [found] = createFrameDecoder().push(scrubbed(createSdtReplyScrubber(), readReply(text, photo), sizes))
      const reply = found?.kind === 'frame' ? parseReply(found.body) : null
      const after = decodeCardText((reply && textOfRead(reply.data)) ?? new Uint8Array())
      const before = decodeCardText(text)
      expect(reply?.status).toBe('success')
      if (before.ok) expect(after).toMatchObject({ ok: true, value: { kind: before.value.kind } })
      else expect(after).toEqual(before)
    }),
  )
})

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))

test.each([
  ['found', '00 00 9f 00 00 00 00', '00 00 9f 00 00 00 00'],
  ['an error with its details', '12 34 41', '12 34 41'],
  [
    'a number of 16 bytes, of a module or of a card',
    `00 00 90 ${'ab '.repeat(16)}`,
    '00 00 90 05000300652d31010000000000000000',
  ],
  ['an extra address', `00 00 90 ${'4e2d'.repeat(35)}`, `00 00 90 ${'0000'.repeat(35)}`],
])('%s', (_what, body, after) => {
  expect(scrubbed(createSdtReplyScrubber(), encodeFrame(hex(body)), [3])).toEqual(encodeFrame(hex(after)))
})

test('a damaged frame stays damaged, and what follows it is found', () => {
  const good = encodeFrame(hex('00 00 80'))
  const wrong = readReply(encodeCardText(cards.resident), new Uint8Array(1024))
  wrong[40] = (wrong[40] ?? 0) ^ 4
  const stream = Buffer.concat([wrong, good])
  const kinds = (bytes: Uint8Array) => createFrameDecoder().push(bytes)
  expect(kinds(scrubbed(createSdtReplyScrubber(), stream, [50]))).toEqual(kinds(stream))
})

test('requests stay as they are, but for data', () => {
  const requests = Buffer.concat(['20 01', '30 01', '12 ff', '61 ff 50'].map((body) => encodeFrame(hex(body))))
  const after = Buffer.concat(['20 01', '30 01', '12 ff', '61 ff 00'].map((body) => encodeFrame(hex(body))))
  expect(Buffer.from(scrubbed(createSdtRequestScrubber(), requests, [1]))).toEqual(after)
})
