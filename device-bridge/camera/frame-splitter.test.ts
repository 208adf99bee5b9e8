import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { collectGarbage, partOf } from './camera-rig.ts'
import { createFrameSplitter } from './frame-splitter.ts'

const anyPicture = fc.uint8Array({ minLength: 1, maxLength: 200 })
const anyPiece = fc.oneof(
  fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes)),
  anyPicture.map(partOf),
  fc.constantFrom('\r\n\r\n', 'Content-length: ', '\r\nContent-length: 12\r\n\r\n').map((text) => Buffer.from(text)),
)

test('pictures come out as they went in, however the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(anyPicture), fc.infiniteStream(fc.integer({ min: 1, max: 90 })), (pictures, lengths) => {
      expect(cut(Buffer.concat(pictures.map(partOf)), lengths)).toEqual(pictures)
    }),
  )
})

test('any bytes, cut in any way, give the same', () => {
  fc.assert(
    fc.property(fc.array(anyPiece), fc.infiniteStream(fc.integer({ min: 1, max: 30 })), (pieces, lengths) => {
      const stream = Buffer.concat(pieces)
      expect(cut(stream, lengths)).toEqual(createFrameSplitter().push(stream))
    }),
    { numRuns: 500 },
  )
})

test('after garbage the next picture is found', () => {
  const picture = Uint8Array.of(1, 2, 3)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (garbage) => {
      fc.pre(!Buffer.from(garbage).includes('\r\n\r\n'))
      expect(createFrameSplitter().push(Buffer.concat([garbage, partOf(picture)]))).toEqual([picture])
    }),
  )
})

test('a picture that claims to be larger than any is not waited for', () => {
  const lie = Buffer.from('--ffmpeg\r\nContent-length: 99999999\r\n\r\n')
  const picture = Uint8Array.of(1, 2, 3)
  expect(createFrameSplitter().push(Buffer.concat([lie, partOf(picture)]))).toEqual([picture])
})

test('garbage without end costs no memory', async () => {
  const splitter = createFrameSplitter()
  const garbage = Buffer.alloc(65_536, 0x2d)
  collectGarbage()
  const before = process.memoryUsage().arrayBuffers
  for (let pushes = 0; pushes < 200; pushes++) splitter.push(garbage)
  await vi.waitFor(() => {
    collectGarbage()
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000) // of the 13 MB that came
  })
})

test('what has begun is forgotten on request', () => {
  const splitter = createFrameSplitter()
  const half = partOf(Buffer.from('somebody')).subarray(0, -6)
  expect(splitter.push(half)).toEqual([])
  splitter.clear()
  expect(splitter.push(partOf(Uint8Array.of(7)))).toEqual([Uint8Array.of(7)])
})

function cut(stream: Buffer, lengths: Iterable<number>): Uint8Array[] {
  const splitter = createFrameSplitter()
  const pictures: Uint8Array[] = []
  let at = 0
  for (const length of lengths) {
    if (at >= stream.length) break
    const piece = Buffer.from(stream.subarray(at, at + length))
    pictures.push(...splitter.push(piece))
    piece.fill(0xaa) // no part of it may be kept
    at += length
  }
  return pictures
}
