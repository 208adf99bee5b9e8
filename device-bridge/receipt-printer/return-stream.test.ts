import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { conditionFromRealTime, conditionFromStatusBack } from './printer-status.ts'
import { createReturnStream, type Reply } from './return-stream.ts'

const ok = 0x12
const sort = (...bytes: number[]): Reply[] => createReturnStream().push(Uint8Array.from(bytes))
const echo = [0x37, 0x22, ...Buffer.from('2048'), 0]

test('everything a printer says is told apart', () => {
  expect(sort(0x16, 0x11, 0x14, 0, 0, 0, 0x13, 0x03, ...echo, 0x37, 0x25, 0, 0x72)).toEqual([
    { kind: 'realTime', byte: 0x16 },
    { kind: 'status', bytes: [0x14, 0, 0, 0] },
    { kind: 'queued', byte: 0x03 },
    { kind: 'block', id: 0x22, data: '2048' },
    { kind: 'block', id: 0x25, data: '' },
    { kind: 'realTime', byte: 0x72 },
  ])
})

test('an answer or flow control between the bytes of a status does not spoil it', () => {
  expect(sort(0x1c, 0x08, 0x13, 0x12, 0x0f, 0x00)).toEqual([
    { kind: 'realTime', byte: 0x12 },
    { kind: 'status', bytes: [0x1c, 0x08, 0x0f, 0x00] },
  ])
})

test('noise is dropped, and what comes after it is heard', () => {
  expect(sort(0xff, 0x37, 0x22, 0x41, 0x14, 0, 0, 0)).toEqual([{ kind: 'status', bytes: [0x14, 0, 0, 0] }])
  expect(sort(0x14, 0, 0xff, 0x12)).toEqual([{ kind: 'realTime', byte: 0x12 }])
  expect(sort(0x37, 0x16)).toEqual([{ kind: 'realTime', byte: 0x16 }])
})

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
      const stream = createReturnStream()
      const replies: Reply[] = []
      let at = 0
      for (const length of lengths) {
        replies.push(...stream.push(Uint8Array.from(bytes.slice(at, at + length))))
        at += length
      }
      replies.push(...stream.push(Uint8Array.from(bytes.slice(at))))
      expect(replies).toEqual(sort(...bytes))
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
