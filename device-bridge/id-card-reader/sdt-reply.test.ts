import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseReply, textOfRead } from './sdt-reply.ts'

test.each([
  [0x90, 'success'],
  [0x9f, 'found'],
  [0x91, 'noContent'],
  [0x10, 'requestCheckWrong'],
  [0x11, 'requestLengthWrong'],
  [0x21, 'unknownCommand'],
  [0x23, 'outOfOrder'],
  [0x24, 'unknownError'],
  [0x31, 'cardRefusedSam'],
  [0x32, 'samRefusedCard'],
  [0x33, 'cardNotGenuine'],
  [0x40, 'unknownCardType'],
  [0x41, 'readFailed'],
  [0x47, 'noRandomNumber'],
  [0x60, 'selfTestFailed'],
  [0x66, 'notAuthorised'],
  [0x80, 'notFound'],
  [0x81, 'selectFailed'],
  [0x42, 'unrecognised'],
  [0x00, 'unrecognised'],
])('status byte %i is %s', (sw3, status) => {
  expect(parseReply(Uint8Array.of(0, 0, sw3, 7))).toEqual({ status, data: Uint8Array.of(7) })
})

test('details in SW1 and SW2 are ordinary in an error, and make a good status doubtful', () => {
  expect(parseReply(Uint8Array.of(0x12, 0x34, 0x41))?.status).toBe('readFailed')
  expect(parseReply(Uint8Array.of(0x12, 0x34, 0x90))?.status).toBe('unrecognised')
})

test('any body: a status or null, never a throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
      expect(parseReply(body) === null).toBe(body.length < 3)
      expect(textOfRead(body)?.length ?? 256).toBe(256)
    }),
  )
})

test('text is taken by the lengths in the frame, never by assumption', () => {
  const data = (text: number, photo: number, bytes: number) => {
    const data = new Uint8Array(bytes)
    data.set([text >> 8, text & 0xff, photo >> 8, photo & 0xff])
    return data
  }
  expect(textOfRead(data(256, 1024, 1284))?.byteOffset).toBe(4)
  expect(textOfRead(data(256, 0, 260))).toHaveLength(256)
  expect(textOfRead(data(256, 1024, 1283))).toBeNull()
  expect(textOfRead(data(255, 1024, 1283))).toBeNull()
  expect(textOfRead(data(256, 1024, 1284).subarray(0, 3))).toBeNull()
})
