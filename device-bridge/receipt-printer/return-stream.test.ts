import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { conditionFromRealTime, conditionFromStatusBack } from './printer-status.ts'
import { createReturnStream, echoAlphabet, type Reply } from './return-stream.ts'

const ok = 0x12
const sort = (...bytes: number[]): Reply[] => createReturnStream().push(Uint8Array.from(bytes))
const echo = [0x37, 0x22, ...Buffer.from('BEAD'), 0]

test('everything a printer says is told apart', () => {
  const name = [0x5f, ...Buffer.from('TM-T70'), 0]
  const full = [0x10, 0x0f, 0x24, 0x13, 0x00, 0x37]
  expect(sort(0x16, 0x11, 0x14, 0, 0, 0, 0x13, 0x03, ...echo, 0x37, 0x25, 0, ...name, ...full, 0x72)).toEqual([
    { kind: 'realTime', byte: 0x16 },
    { kind: 'flow', on: true },
    { kind: 'status', bytes: [0x14, 0, 0, 0] },
    { kind: 'flow', on: false },
    { kind: 'queued', byte: 0x03 },
    { kind: 'block', id: 0x22, data: 'BEAD' },
    { kind: 'block', id: 0x25, data: '' },
    { kind: 'text', text: 'TM-T70' },
    { kind: 'fullStatus', bytes: [0x24, 0x13, 0x00, 0x37] },
    { kind: 'realTime', byte: 0x72 },
  ])
})

test('noise is told, and what comes after it is heard', () => {
  const noise = { kind: 'noise' }
  expect(sort(0xff, 0x37, 0x22, 0x80, 0x14, 0, 0, 0)).toEqual([
    noise,
    noise,
    noise,
    { kind: 'status', bytes: [0x14, 0, 0, 0] },
  ])
  expect(sort(0x14, 0, 0xff, 0x12)).toEqual([noise, noise, { kind: 'realTime', byte: 0x12 }])
  expect(sort(0x37, 0x16)).toEqual([{ kind: 'realTime', byte: 0x16 }])
  expect(sort(0x5f, 0x41, 0x80, 0x12)).toEqual([noise, noise, { kind: 'realTime', byte: 0x12 }])
})

/** A message as the pieces between which something else may come. */
interface Message {
  reply: Reply
  pieces: number[][]
}
const bits = (byte: number) => ({ set: (more: number): number => byte | (more & 0x6c) }) // what is free in a first byte
const plain = fc.nat({ max: 0x0f })
const anyRealTime = fc.nat({ max: 255 }).map((free): Message => {
  const byte = bits(0x12).set(free)
  return { reply: { kind: 'realTime', byte }, pieces: [[byte]] }
})
const anyFlow = fc.boolean().map((on): Message => ({ reply: { kind: 'flow', on }, pieces: [[on ? 0x11 : 0x13]] }))
const anyStatus = fc.tuple(fc.nat({ max: 255 }), fc.nat({ max: 3 }), plain, plain).map(([free, b, c, d]): Message => {
  const bytes = [bits(0x10).set(free), b << 2, c, d] as const
  return { reply: { kind: 'status', bytes }, pieces: bytes.map((byte) => [byte]) }
})
const anyEcho = fc
  .string({ unit: fc.constantFrom(...echoAlphabet.split('')), minLength: 4, maxLength: 4 })
  .map((data): Message => ({
    reply: { kind: 'block', id: 0x22, data },
    pieces: [[0x37], [0x22], ...Array.from(Buffer.from(data), (byte) => [byte]), [0]],
  }))
/** Asked for while nothing else is: nothing comes in between. */
const anyWhole = fc.oneof(
  fc
    .tuple(fc.nat({ max: 255 }), fc.nat({ max: 255 }), fc.nat({ max: 255 }), fc.nat({ max: 255 }))
    .map((bytes): Message => ({ reply: { kind: 'fullStatus', bytes }, pieces: [[0x10, 0x0f, ...bytes]] })),
  fc.constant<Message>({ reply: { kind: 'text', text: 'TM-T88' }, pieces: [[0x5f, ...Buffer.from('TM-T88'), 0]] }),
  fc.constant<Message>({ reply: { kind: 'block', id: 0x25, data: '' }, pieces: [[0x37, 0x25, 0]] }),
  plain.map((byte): Message => ({ reply: { kind: 'queued', byte }, pieces: [[byte]] })),
)

/** Puts each of `more` at a place of its own, in the same order. */
function between(pieces: number[][], more: number[][][], places: number[]): number[][] {
  const sorted = more.map((_, index) => (places[index] ?? 0) % (pieces.length + 1)).toSorted((a, b) => a - b)
  return [...pieces, []].flatMap((piece, at) => [...more.flatMap((each, n) => (sorted[n] === at ? each : [])), piece])
}

test('whatever comes in between whatever, and however it is split, each protocol is heard whole', () => {
  const places = fc.array(fc.nat({ max: 200 }), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(
      fc.array(fc.oneof(anyEcho, anyWhole), { maxLength: 6 }),
      fc.array(anyStatus, { maxLength: 4 }),
      fc.array(fc.oneof(anyRealTime, anyFlow), { maxLength: 8 }),
      places,
      places,
      fc.array(fc.integer({ min: 1, max: 7 })),
      (main, statuses, quick, statusPlaces, quickPlaces, lengths) => {
        const pieces = (messages: Message[]): number[][][] => messages.map((message) => message.pieces)
        const withStatus = between(pieces(main).flat(), pieces(statuses), statusPlaces)
        const bytes = between(withStatus, pieces(quick), quickPlaces).flat()
        const heard = split(bytes, lengths)
        const of = (replies: Reply[], kinds: Reply['kind'][]) => replies.filter(({ kind }) => kinds.includes(kind))
        const sent = (messages: Message[]): Reply[] => messages.map(({ reply }) => reply)
        expect(of(heard, ['realTime', 'flow'])).toEqual(sent(quick))
        expect(of(heard, ['status'])).toEqual(sent(statuses))
        expect(of(heard, ['block', 'fullStatus', 'text', 'queued'])).toEqual(sent(main))
        expect(of(heard, ['noise'])).toEqual([])
      },
    ),
    { numRuns: 500 },
  )
})

function split(bytes: number[], lengths: number[]): Reply[] {
  const stream = createReturnStream()
  const replies: Reply[] = []
  let at = 0
  for (const length of lengths) {
    replies.push(...stream.push(Uint8Array.from(bytes.slice(at, at + length))))
    at += length
  }
  return [...replies, ...stream.push(Uint8Array.from(bytes.slice(at)))]
}

const anyBytes = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 255 }).map((byte) => [byte]),
      fc.constantFrom(echo, [0x14, 0, 0, 0], [0x37, 0x25, 0], [0x37]),
    ),
  )
  .map((pieces) => pieces.flat())

test('any split of any bytes gives the same', () => {
  fc.assert(
    fc.property(anyBytes, fc.array(fc.nat({ max: 7 })), (bytes, lengths) => {
      expect(split(bytes, lengths)).toEqual(sort(...bytes))
    }),
  )
})

test.each([
  [[0x16, ok, ok, ok], null, 'ok'],
  [[ok, ok, ok, 0x1e], null, 'low'],
  [[0x1e, 0x32, ok, 0x7e], 'paperOut', 'out'],
  [[0x1e, 0x16, ok, 0x7e], 'coverOpen', 'out'],
  [[0x1e, 0x52, 0x1a, ok], 'cutterJam', 'ok'],
  [[0x1e, 0x52, 0x32, ok], 'printerError', 'ok'],
  [[0x1e, 0x52, 0x52, ok], 'headHot', 'ok'],
  [[0x1e, 0x52, ok, ok], 'printerError', 'ok'], // an error of no kind
  [[0x1e, ok, ok, ok], 'printerError', 'ok'], // off-line, and nothing says why
  [[0x1e, 0x1a, ok, ok], null, 'ok'], // somebody feeds paper
] as const)('real-time answers %j mean %s, paper %s', (answers, code, paper) => {
  const condition = conditionFromRealTime(answers)
  expect([condition.fault?.code ?? null, condition.paper]).toEqual([code, paper])
})

test.each([
  [[0x14, 0, 0, 0], null, 'ok'],
  [[0x14, 0, 0x03, 0], null, 'low'],
  [[0x1c, 0, 0x0f, 0], 'paperOut', 'out'],
  [[0x3c, 0, 0x0f, 0], 'coverOpen', 'out'],
  [[0x1c, 0x08, 0, 0], 'cutterJam', 'ok'],
  [[0x1c, 0x20, 0, 0], 'printerError', 'ok'],
  [[0x1c, 0x40, 0, 0], 'headHot', 'ok'],
] as const)('status back %j means %s, paper %s', (bytes, code, paper) => {
  const condition = conditionFromStatusBack(bytes)
  expect([condition.fault?.code ?? null, condition.paper]).toEqual([code, paper])
})
