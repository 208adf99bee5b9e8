import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { jpegOf } from './camera-rig.ts'
import { jpegSize } from './jpeg-size.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const anySide = fc.integer({ min: 1, max: 65_535 })

test('the size stands in the frame header, behind whatever tables and comments', () => {
  const before = 'ffd8 ffe0 0004 4a46 ffdb 0003 00 ffff c4 0002 fffe 0005 ffc0 00'
  expect(jpegSize(hex(`${before} ffc2 0011 08 02d0 0500 ffd9`))).toEqual({ width: 1280, height: 720 })
  fc.assert(
    fc.property(anySide, anySide, (width, height) => {
      expect(jpegSize(jpegOf({ width, height }))).toEqual({ width, height })
    }),
  )
})

test.each([
  ['nothing', ''],
  ['another format', '8950 4e47 0d0a 1a0a'],
  ['a picture without an end', 'ffd8 ffc0 0011 08 02d0 0500 0000 0000'],
  ['a header that breaks off', 'ffd8 ffc0 0011 08 02d0 05'],
  ['a picture without a header', 'ffd8 ffda 0002 ffd9'],
  ['a picture whose height comes later', 'ffd8 ffc0 0011 08 0000 0500 ffd9'],
  ['tables alone', 'ffd8 ffc4 0002 ffc8 0002 ffcc 0002 ffd9 0000'],
])('%s has no size', (_, bytes) => {
  expect(jpegSize(hex(bytes))).toBeNull()
})

const anyJpegLike = fc
  .array(fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.constantFrom(hex('ffd8'), hex('ffc00011080100'), hex('ffd9'))))
  .map((pieces) => Buffer.concat([hex('ffd8'), ...pieces]))

test('any bytes at all have a size of whole pixels or none, and never throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), anyJpegLike), (bytes) => {
      const size = jpegSize(bytes)
      if (size !== null) expect(Math.min(size.width, size.height)).toBeGreaterThan(0)
    }),
    { numRuns: 1_000 },
  )
})

test('a picture that breaks off anywhere has no size', () => {
  const whole = jpegOf({ body: Buffer.from('abc') })
  for (let length = 0; length < whole.length; length++) expect(jpegSize(whole.subarray(0, length))).toBeNull()
})
