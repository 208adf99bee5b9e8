import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseFormat, readFormats } from './video-formats.ts'

const says = (...lines: string[]) => lines.map((line) => `[video4linux2,v4l2 @ 0x55beeb94a900] ${line}\n`).join('')
const uvc = says(
  'Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480 1280x720',
  'Compressed:       mjpeg :          Motion-JPEG : 640x480 1920x1080 1280x720',
  'Compressed:        h264 :                H.264 : 3840x2160',
)
const raw = says(
  'Raw       : Unsupported :         GREY 10-bits : 4000x3000',
  'Raw       :     yuv420p :     Planar YUV 4:2:0 : 640x480',
  'Raw       :     yuyv422 :           YUYV 4:2:2 : Emulated : {16-1920, 2}x{16-1080, 2}',
)
const sizes = (words: string, width: number, height: number) => {
  const chosen = chooseFormat(readFormats(words), { width, height })
  return chosen && `${chosen.format.name} ${chosen.size.width}x${chosen.size.height}`
}

test('JPEG is taken before raw pictures, in the smallest size that covers what is wanted', () => {
  expect(sizes(uvc, 1280, 720)).toBe('mjpeg 1280x720')
  expect(sizes(uvc, 800, 600)).toBe('mjpeg 1280x720')
  expect(sizes(uvc, 2592, 1944)).toBe('mjpeg 1920x1080')
})

test('a camera without JPEG gives raw pictures; between its least and its most any size is to be had', () => {
  expect(sizes(raw, 1280, 720)).toBe('yuyv422 1280x720')
  expect(sizes(raw, 4000, 8)).toBe('yuyv422 1920x16')
  expect(sizes(says('Raw       :     yuv420p :     Planar YUV 4:2:0 :'), 1280, 720)).toBe('yuv420p 1280x720')
})

test('what offers no format that can be used is no camera', () => {
  expect(sizes('/dev/video1: Inappropriate ioctl for device\n', 1280, 720)).toBeNull()
  expect(sizes(says('Raw       : Unsupported :   Bayer 10-bits : 640x480'), 1280, 720)).toBeNull()
  expect(sizes(says('Compressed:        h264 :                H.264 : 640x480'), 1280, 720)).toBeNull()
})

test('any words at all are read without a throw', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(uvc, raw, ' : ', '{1-2, 3}x{'))), (pieces) => {
      for (const { name } of readFormats(pieces.join(''))) expect(name).toMatch(/^\w+$/)
    }),
  )
})
