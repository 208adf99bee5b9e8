/** The driver over child processes that stand in for ffmpeg: what a camera does to it, it hears as it would from the real one. */
import { existsSync, readFileSync } from 'node:fs'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import type { Condition } from '../device.ts'
import { createCamera } from './camera-driver.ts'
import { anySource, fine, isRunning, jpegOf, memoryFfmpeg, never, partOf, scriptFfmpeg, until } from './camera-rig.ts'
import { ffmpeg } from './ffmpeg.ts'

afterEach(() => void vi.useRealTimers())

/** An open driver on a script, and the changes it told. */
async function rig(body: string) {
  const script = scriptFfmpeg(body)
  const camera = createCamera(anySource, ffmpeg(script))
  onTestFinished(() => camera.close())
  const changes: (Condition | null)[] = []
  camera.onChange((condition) => changes.push(condition))
  expect(await camera.open(never)).toEqual(fine)
  return { camera, changes, script }
}

/** A shell's words for so many pictures. */
function printing(count: number, jpeg = jpegOf()): string {
  const stream = Buffer.concat(Array.from({ length: count }, () => partOf(jpeg)))
  return `echo ${stream.toString('base64')} | base64 -d`
}

test('a picture is the first that is not dark, with its own size', async () => {
  const dark = jpegOf({ width: 1280, height: 720, body: Buffer.from('dark') })
  const light = jpegOf({ width: 640, height: 360, body: Buffer.from('light') })
  const { camera } = await rig(`${printing(10, dark)}; while sleep 0.02; do ${printing(1, light)}; done`)
  expect(await camera.capture({ signal: never })).toEqual({
    ok: true,
    value: { jpeg: Uint8Array.from(light), width: 640, height: 360 },
  })
}, 15_000)

test('a camera that another program has is faulted for a while, and then may be tried again', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const { camera, changes } = await rig(`echo '/dev/video0: Device or resource busy' >&2; exit 1`)
  expect(await camera.capture({ signal: never })).toEqual(failed(fault('deviceBusy')))
  expect(changes).toEqual([{ fault: fault('deviceBusy'), paper: null }])
  vi.advanceTimersByTime(9_900)
  expect(await camera.ping(never)).toEqual(done({ fault: fault('deviceBusy'), paper: null }))
  vi.advanceTimersByTime(200)
  expect(await camera.ping(never)).toEqual(fine)
})

test.each([
  ['says nothing', ''],
  ['says nothing that is a picture', 'head -c 300000 /dev/urandom;'],
  ['gives only pictures that break off', `${printing(20, jpegOf().subarray(0, -2))};`],
])(
  'a camera that %s is silent, and is not left running',
  async (_, says) => {
    const { camera, script } = await rig(`echo $$ > "$0.pid"; ${says} echo > "$0.said"; exec sleep 60`)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const taken = camera.capture({ signal: never })
    await until(() => existsSync(`${script}.said`))
    vi.advanceTimersByTime(20_000)
    expect(await taken).toEqual(failed(fault('deviceSilent')))
    await until(() => !isRunning(Number(readFileSync(`${script}.pid`, 'utf8'))))
  },
  15_000,
)

test('a camera unplugged while it runs is lost, and told to be', async () => {
  const { camera, changes } = await rig(`${printing(3)}; echo 'ioctl(VIDIOC_DQBUF): No such device' >&2`)
  expect(await camera.capture({ signal: never })).toEqual(failed(fault('deviceLost')))
  expect(changes).toEqual([null])
})

test('a program that is gone or may not is lost too: opening it anew says which', async () => {
  const { camera, changes } = await rig('exit 127')
  expect(await camera.capture({ signal: never })).toEqual(failed(fault('programMissing')))
  expect(changes).toEqual([null])
})

test('a cancel ends the wait at once, and the camera soon after', async () => {
  const { camera } = await rig('exec sleep 60')
  const cancel = new AbortController()
  const taken = camera.capture({ signal: cancel.signal })
  setTimeout(() => cancel.abort(), 20)
  expect(await taken).toEqual(failed(fault('canceled')))
})

test('a picture taken while somebody looks is the next one, from the same camera', async () => {
  const { start, runs } = memoryFfmpeg()
  const camera = createCamera(anySource, start)
  await camera.open(never)
  const watching = camera.watch()
  if (!watching.ok) throw new Error('not watching')
  await until(() => runs.length === 1)
  for (let width = 1; width <= 11; width++) runs[0]?.show(jpegOf({ width }))
  const taken = camera.capture({ signal: never })
  runs[0]?.show(jpegOf({ width: 12 }), jpegOf({ width: 13 }))
  expect(await taken).toMatchObject({ value: { width: 12 } })
  expect(runs).toHaveLength(1)
  await camera.close()
  expect(await watching.value.next(never)).toEqual(failed(fault('canceled')))
  expect(camera.watch()).toEqual(failed(fault('deviceLost')))
})
