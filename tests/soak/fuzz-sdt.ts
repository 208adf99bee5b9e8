/** The ID card reader's codecs. */
import * as fc from 'fast-check'
import { isCitizenNumber, isForeigner2017Number } from '#contract/id-number.ts'
import type { IdCard } from '#contract/id-card.ts'
import { anyCard, cards as difficultCards } from '#device-bridge/id-card-reader/card-rig.ts'
import { decodeCardText } from '#device-bridge/id-card-reader/card-text.ts'
import { checkOf, createFrameDecoder, encodeFrame, type Framed } from '#device-bridge/id-card-reader/sdt-frame.ts'
import { parseReply, textOfRead } from '#device-bridge/id-card-reader/sdt-reply.ts'
import { encodeCardText } from '#device-bridge/virtual/card-text.ts'
import { type Fuzz, inPieces, mustBe, mustEqual } from './fuzz.ts'
import type { Random } from './random.ts'

/** Cards are made once: what is done to them is what is random. */
const cards = [...Object.values(difficultCards), ...fc.sample(anyCard, { numRuns: 400, seed: 371399 })].map((made) => {
  const text = encodeCardText(made)
  const card = decodeCardText(text)
  if (!card.ok) throw new Error('a card that can’t be read')
  return { card: card.value, text }
})
const preamble = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69)

function readFrame(text: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const photo = new Uint8Array(random.chance(0.5) ? 1024 : 0).fill(random.below(256))
  return encodeFrame(Uint8Array.of(0, 0, 0x90, 1, 0, photo.length >> 8, photo.length & 0xff, ...text, ...photo))
}

function someFrame(random: Random): Uint8Array<ArrayBuffer> {
  if (random.chance(0.2)) return readFrame(random.pick(cards).text, random)
  return encodeFrame(Uint8Array.of(0, 0, random.pick([0x90, 0x9f, 0x80, 0x41]), ...random.bytes(24)))
}

function harmed(bytes: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  const at = random.below(bytes.length)
  switch (random.below(4)) {
    case 0:
      return bytes.slice(0, at)
    case 1:
      return Uint8Array.of(...bytes.subarray(0, at), ...random.bytes(5), ...bytes.subarray(at))
    case 2:
      return Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(at + 1))
    default: {
      const wrong = Uint8Array.from(bytes)
      wrong[at] = (wrong[at] ?? 0) ^ (1 + random.below(255))
      return wrong
    }
  }
}

function framesOf(pieces: Iterable<Uint8Array>): Framed[] {
  const decoder = createFrameDecoder()
  const framed: Framed[] = []
  for (const piece of pieces) framed.push(...decoder.push(piece))
  return framed
}

export const sdtFrames: Fuzz = {
  name: 'SDT frame stream',
  run(random) {
    const lumps = Array.from({ length: 1 + random.below(4) }, () => {
      if (random.chance(0.3)) return random.bytes(30)
      if (random.chance(0.2)) return preamble
      return random.chance(0.5) ? harmed(someFrame(random), random) : someFrame(random)
    })
    const stream = Buffer.concat(lumps)
    const whole = framesOf([Uint8Array.from(stream)])
    mustEqual(framesOf(inPieces(stream, random)), whole, 'in pieces')
    for (const found of whole) {
      if (found.kind === 'frame')
        mustBe(stream.includes(Buffer.from(encodeFrame(found.body))), 'a frame that nobody sent')
    }
    return whole.some(({ kind }) => kind === 'frame') ? 'with frames' : 'without'
  },
}

/** What a driver would take for a card in these bytes. */
function cardsIn(bytes: Uint8Array): IdCard[] {
  return framesOf([bytes]).flatMap((found) => {
    const reply = found.kind === 'frame' ? parseReply(found.body) : null
    const text = reply?.status === 'success' ? textOfRead(reply.data) : null
    const card = text && decodeCardText(text)
    return card?.ok ? [card.value] : []
  })
}

export const harmedCard: Fuzz = {
  name: 'card frame, harmed',
  run(random) {
    const { card, text } = random.pick(cards)
    const frame = harmed(readFrame(text, random), random)
    const found = cardsIn(frame)
    for (const other of found) mustEqual(other, card, 'a wrong card')
    return found.length > 0 ? 'the same card' : 'no card'
  },
}

/** Two bytes and more: one in 256 keeps its check, which is one byte. That is the protocol's weakness and can't be helped here. */
export const muchHarmedCard: Fuzz = {
  name: 'card frame, many bytes wrong',
  run(random) {
    const { card, text } = random.pick(cards)
    const frame = readFrame(text, random)
    for (let harm = 2 + random.below(8); harm > 0; harm--) frame[random.below(frame.length)] = random.below(256)
    const others = cardsIn(frame).filter((found) => JSON.stringify(found) !== JSON.stringify(card))
    const body = frame.subarray(preamble.length, -1)
    for (const other of others) {
      mustBe(checkOf(body) === frame.at(-1), 'a wrong card from a frame whose check is wrong')
      mustBe(hasRightNumber(other), 'a card whose number is wrong')
    }
    return others.length > 0 ? 'undetectable: another card with a right check' : 'no wrong card'
  },
}

function hasRightNumber({ kind, number }: IdCard): boolean {
  return kind === 'foreigner2017' ? isForeigner2017Number(number) : isCitizenNumber(number)
}

export const cardText: Fuzz = {
  name: 'card text',
  run(random) {
    const text = random.chance(0.2) ? random.bytes(300) : Uint8Array.from(random.pick(cards).text)
    for (let harm = random.below(4); harm > 0 && text.length > 0; harm--) {
      text[random.below(text.length)] = random.chance(0.5) ? random.below(256) : 0x30 + random.below(10)
    }
    const decoded = decodeCardText(text)
    if (!decoded.ok) return decoded.fault.code
    mustBe(hasRightNumber(decoded.value), 'a card whose number is wrong')
    for (const field of Object.values(decoded.value)) mustBe(!/[\p{Cc}\uFFFD]/u.test(field), 'a field that is no text')
    return 'card'
  },
}

export const sdtReplies: Fuzz = {
  name: 'SDT replies',
  run(random) {
    const body = random.bytes(random.pick([8, 30, 1300]))
    if (random.chance(0.5)) body.set([0, 0, 0x90, 1, 0, 4, 0].slice(0, body.length))
    const reply = parseReply(body)
    if (reply === null) {
      mustBe(body.length < 3, 'a reply that wasn’t one')
      return 'too short'
    }
    const text = textOfRead(reply.data)
    mustBe(text === null || text.length === 256, 'a text of another length')
    return text === null ? reply.status : 'text'
  },
}
