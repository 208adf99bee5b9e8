/** With the real ffmpeg: its words, its framing, and pictures that can be looked at. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import type { Picture } from '../device.ts'
import { createCamera } from './camera-driver.ts'
import { ffmpegMissing, fine, never } from './camera-rig.ts'
import { ffmpeg } from './ffmpeg.ts'
import { createFrameSplitter } from './frame-splitter.ts'
import { videoSourceFor } from './open-source.ts'
import type { VideoSource } from './video-source.ts'

const real = test.skipIf(ffmpegMissing)

function open(source: VideoSource) {
  const camera = createCamera(source, ffmpeg())
  onTestFinished(() => camera.close())
  return camera
}

/** What ffmpeg says of a picture that it decodes strictly; and its middle grey, 0 to 255. */
function decoded({ jpeg }: Picture) {
  const input = ['-v', 'error', '-xerror', '-f', 'mjpeg', '-i', 'pipe:0']
  const output = ['-vf', 'scale=1:1', '-pix_fmt', 'gray', '-f', 'rawvideo', 'pipe:1']
  const [grey = 0] = execFileSync('ffmpeg', [...input, ...output], { input: jpeg, stdio: ['pipe', 'pipe', 'pipe'] })
  return { grey }
}

real(
  'ffmpeg: the virtual camera gives a light picture of the size that was asked for',
  async () => {
    const camera = open(videoSourceFor('documentCamera', { driver: 'ffmpeg', port: 'virtual:', size: '640x480' }))
    expect(await camera.open(never)).toEqual(fine)
    expect(await camera.ping(never)).toEqual(fine)
    const watching = camera.watch()
    if (!watching.ok) throw new Error(watching.fault.code)
    const first = await watching.value.next(never)
    if (!first.ok) throw new Error(first.fault.code)
    expect(first.value).toMatchObject({ width: 640, height: 480, dark: true })
    const taken = await camera.capture({ signal: never })
    if (!taken.ok) throw new Error(taken.fault.code)
    expect(taken.value).toMatchObject({ width: 640, height: 480 })
    expect(decoded(taken.value).grey).toBeGreaterThan(decoded(first.value).grey + 50)
  },
  15_000,
)

real(
  "ffmpeg: a camera's own JPEGs go through untouched, and get the tables that cameras leave out",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'camera-own-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'own.mjpeg')
    const test = ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=15', '-frames:v', '60']
    const stream = execFileSync('ffmpeg', [...test, '-c:v', 'mjpeg', '-huffman', 'default', '-f', 'mpjpeg', 'pipe:1'])
    const whole = createFrameSplitter().push(stream)
    const bare = whole.map(withoutTables)
    writeFileSync(file, Buffer.concat(bare))
    const input = ['-re', '-f', 'mjpeg', '-framerate', '15', '-i', file]
    const camera = open({
      find: () => Promise.resolve(done({ input, jpeg: true, isThere: () => Promise.resolve(true) })),
    })
    await camera.open(never)
    const taken = await camera.capture({ signal: never })
    if (!taken.ok) throw new Error(taken.fault.code)
    expect(taken.value).toMatchObject({ width: 320, height: 240 })
    const shown = scanOf(taken.value.jpeg)
    expect(bare.some((jpeg) => scanOf(jpeg).equals(shown))).toBe(true)
    expect(bare.every((jpeg) => !Buffer.from(jpeg).includes(tables))).toBe(true)
    expect(Buffer.from(taken.value.jpeg).includes(tables)).toBe(true)
    expect(() => decoded(taken.value)).not.toThrow()
  },
  15_000,
)

real('ffmpeg: a node that is none is silent, and one that is not there is absent', async () => {
  const camera = (port: string) => open(videoSourceFor('visitorCamera', { driver: 'ffmpeg', port }))
  expect(await camera('v4l2:/dev/null').open(never)).toEqual(failed(fault('deviceSilent')))
  expect(await camera('v4l2:/dev/video-that-is-not-there').open(never)).toEqual(failed(fault('deviceAbsent')))
  expect(await camera('v4l2:by-id/usb-nothing').open(never)).toEqual(failed(fault('deviceAbsent')))
})

const tables = Buffer.from('ffc4', 'hex')
const scan = Buffer.from('ffda', 'hex')

/** As cameras do it: without the Huffman tables that everybody knows. */
function withoutTables(jpeg: Uint8Array): Buffer {
  const kept: Buffer[] = [Buffer.from(jpeg.subarray(0, 2))]
  for (let at = 2; ;) {
    const bytes = Buffer.from(jpeg.subarray(at))
    if (bytes.subarray(0, 2).equals(scan)) return Buffer.concat([...kept, bytes])
    const segment = bytes.subarray(0, 2 + bytes.readUInt16BE(2))
    if (!segment.subarray(0, 2).equals(tables)) kept.push(segment)
    at += segment.length
  }
}

function scanOf(jpeg: Uint8Array): Buffer {
  const bytes = Buffer.from(jpeg)
  return bytes.subarray(bytes.indexOf(scan))
}
