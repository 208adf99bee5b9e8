import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Fault } from '#contract/faults.ts'
import { fault } from '#contract/faults.ts'
import { failed } from '#contract/result.ts'
import type { Viewer } from '../device.ts'
import { collectGarbage, jpegOf, memoryFfmpeg, never } from './camera-rig.ts'
import { createCameraStream } from './camera-stream.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function rig() {
  const { start, runs } = memoryFfmpeg()
  const ends: Fault[] = []
  const stream = createCameraStream(
    (onBytes) => start([], onBytes),
    (why) => ends.push(why),
  )
  /** The camera that runs now, once it has been started. */
  const camera = async () => {
    await vi.advanceTimersByTimeAsync(0)
    const run = runs.at(-1)
    if (!run) throw new Error('never started')
    return run
  }
  return { stream, runs, ends, camera }
}

const next = (viewer: Viewer) => viewer.next(never)

test('one camera runs however many look; it ends a little after the last, and begins again for the next', async () => {
  const { stream, runs, ends, camera } = rig()
  const [first, second] = [stream.join(), stream.join()]
  const run = await camera()
  const seen = [next(first), next(second)]
  run.show(jpegOf({ width: 800, height: 600 }))
  for (const frame of await Promise.all(seen))
    expect(frame).toMatchObject({ ok: true, value: { width: 800, dark: true } })
  first.leave()
  await vi.advanceTimersByTimeAsync(3_900)
  expect(run.killed).toBe(false)
  run.show(jpegOf())
  second.leave()
  await vi.advanceTimersByTimeAsync(2_900)
  expect(run.killed).toBe(false)
  await vi.advanceTimersByTimeAsync(200)
  expect(run.killed).toBe(true)
  stream.join()
  expect(await camera()).not.toBe(run)
  expect(runs).toHaveLength(2)
  expect(ends).toEqual([])
})

test('whoever looks again before it ended finds it running', async () => {
  const { stream, runs, camera } = rig()
  stream.join().leave()
  const run = await camera()
  await vi.advanceTimersByTimeAsync(2_900)
  stream.join()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(runs).toHaveLength(1)
  expect(run.killed).toBe(false)
})

test('a camera is opened anew only when its last opener is gone', async () => {
  const opened: (() => void)[] = []
  const stream = createCameraStream(
    () => {
      const ended = Promise.withResolvers<{ missing: boolean; words: string }>()
      opened.push(() => ended.resolve({ missing: false, words: '' }))
      return { ended: ended.promise, kill() {} }
    },
    () => {},
  )
  stream.join()
  await vi.advanceTimersByTimeAsync(0)
  const stopped = stream.stop()
  stream.join()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(opened).toHaveLength(1)
  opened[0]?.()
  await stopped
  await vi.advanceTimersByTimeAsync(0)
  expect(opened).toHaveLength(2)
})

test('the first ten pictures are dark; what is no whole picture is nothing, and counts for none', async () => {
  const { stream, camera } = rig()
  const viewer = stream.join()
  const run = await camera()
  const dark: boolean[] = []
  for (let count = 0; count < 12; count++) {
    const frame = next(viewer)
    run.show(Buffer.from('noise'), jpegOf().subarray(0, -2), jpegOf())
    const seen = await frame
    if (seen.ok) dark.push(seen.value.dark)
  }
  expect(dark).toEqual([...Array.from({ length: 10 }, () => true), false, false])
})

test('who is slow misses pictures and gets the next to come, never an old one', async () => {
  const { stream, camera } = rig()
  const viewer = stream.join()
  const run = await camera()
  run.show(jpegOf({ width: 1 }), jpegOf({ width: 2 }))
  const frame = next(viewer)
  run.show(jpegOf({ width: 3 }), jpegOf({ width: 4 }))
  expect(await frame).toMatchObject({ value: { width: 3 } })
})

test('a camera that gives no pictures is silent: at its start, later, and when what it gives is none', async () => {
  const { stream, ends, camera } = rig()
  const frame = next(stream.join())
  const run = await camera()
  await vi.advanceTimersByTimeAsync(19_900)
  run.show(jpegOf())
  expect(await frame).toMatchObject({ ok: true })
  const viewer = stream.join()
  const later = next(viewer)
  await vi.advanceTimersByTimeAsync(3_900)
  run.show(Buffer.from('noise'))
  await vi.advanceTimersByTimeAsync(200)
  expect(await later).toEqual(failed(fault('deviceSilent')))
  expect(run.killed).toBe(true)
  expect(ends).toEqual([fault('deviceSilent')])
  expect(await next(viewer)).toEqual(failed(fault('deviceSilent')))
})

test.each([
  ['/dev/video0: Device or resource busy', 'deviceBusy'],
  ['ioctl(VIDIOC_STREAMON): No space left on device', 'deviceBusy'],
  ['ioctl(VIDIOC_DQBUF): No such device', 'deviceLost'],
  ['/dev/video0: Permission denied', 'deviceForbidden'],
  ['', 'deviceLost'],
] as const)('a camera that ends with "%s" has %s', async (words, code) => {
  const { stream, ends, camera } = rig()
  const frame = next(stream.join())
  ;(await camera()).end(words)
  expect(await frame).toEqual(failed(fault(code)))
  expect(ends).toEqual([fault(code)])
})

test('a wait that is canceled ends, and so do all when the camera is stopped', async () => {
  const { stream, ends, camera } = rig()
  const viewer = stream.join()
  const cancel = new AbortController()
  const canceled = viewer.next(cancel.signal)
  cancel.abort()
  expect(await canceled).toEqual(failed(fault('canceled')))
  expect(await viewer.next(cancel.signal)).toEqual(failed(fault('canceled')))
  const run = await camera()
  const waiting = next(viewer)
  await stream.stop()
  expect(await waiting).toEqual(failed(fault('canceled')))
  expect(run.killed).toBe(true)
  expect(ends).toEqual([])
})

test('after the last has left, no picture is kept', async () => {
  const { stream, camera } = rig()
  const viewers = [stream.join(), stream.join()]
  const run = await camera()
  const seen: WeakRef<object>[] = []
  /** In a function of its own: what it held is free when it has returned. */
  const look = async () => {
    const frames = viewers.map(next)
    run.show(jpegOf({ body: Buffer.from('somebody') }))
    for (const frame of await Promise.all(frames)) if (frame.ok) seen.push(new WeakRef(frame.value.jpeg))
  }
  for (let count = 0; count < 3; count++) await look()
  expect(seen).toHaveLength(6)
  for (const viewer of viewers) viewer.leave()
  await vi.advanceTimersByTimeAsync(3_100)
  vi.useRealTimers()
  await vi.waitFor(() => {
    collectGarbage()
    expect(seen.filter((picture) => picture.deref() !== undefined)).toEqual([])
  })
})
