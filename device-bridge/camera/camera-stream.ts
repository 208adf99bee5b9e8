/**
 * One ffmpeg for a camera however many look through it: starts with the first, ends a little after the last. Pictures are
 * handed to those who wait at that moment and kept for nobody, so who is slow misses some, and nothing outlives the looking.
 */
import { type Fault, fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { Frame, Viewer } from '../device.ts'
import { complaintOf, type FfmpegRun } from './ffmpeg.ts'
import { createFrameSplitter } from './frame-splitter.ts'
import { jpegSize } from './jpeg-size.ts'

const delays = {
  linger: 3_000, // ms; who goes from looking to taking the picture, or takes another, needn't wait for the camera anew
  start: 20_000, // ms; a camera starts within two seconds, but a slow machine may first have to load ffmpeg's hundred libraries
  silence: 4_000, // ms; a running camera gives a picture at least every 200 ms, even in the dark
}

/**
 * A camera sets its exposure picture by picture, so they are counted. Measuring how dark one is would mean decoding it, and
 * in a dark room no picture would ever be light enough.
 */
const darkFrames = 10

export interface CameraStream {
  join(): Viewer
  /** Ends what runs; those who look are told `canceled`. */
  stop(): Promise<void>
}

/** @param onEnd told why ffmpeg ended when nobody asked it to */
export function createCameraStream(
  play: (onBytes: (bytes: Uint8Array) => void) => FfmpegRun,
  onEnd: (why: Fault) => void,
): CameraStream {
  const viewers = new Set<(next: Result<Frame>) => void>()
  let take: { end: (why: Fault) => void } | null = null
  let lingering: NodeJS.Timeout | undefined
  /** A camera has one opener at a time: the next take waits for the end of the last. */
  let lastEnded: Promise<unknown> = Promise.resolve()

  function begin() {
    const splitter = createFrameSplitter()
    let frames = 0
    let run: FfmpegRun | undefined
    let over = false

    const end = (why: Fault) => {
      if (over) return
      over = true
      take = null
      clearTimeout(lingering)
      clearTimeout(silence)
      splitter.clear()
      run?.kill()
      for (const show of viewers) show(failed(why))
      viewers.clear()
      if (why.code !== 'canceled') onEnd(why)
    }
    const giveUp = () => end(fault('deviceSilent'))
    let silence = setTimeout(giveUp, delays.start)

    const receive = (bytes: Uint8Array) => {
      if (over) return
      for (const jpeg of splitter.push(bytes)) {
        const size = jpegSize(jpeg)
        if (size === null) continue // e.g. the first one of many cameras, which breaks off
        clearTimeout(silence)
        silence = setTimeout(giveUp, delays.silence)
        frames += 1
        for (const show of viewers) show(done({ jpeg, ...size, dark: frames <= darkFrames }))
      }
    }

    take = { end }
    lastEnded = lastEnded.then(async () => {
      if (over) return
      run = play(receive)
      const ended = await run.ended
      end(fault(complaintOf(ended) ?? 'deviceLost'))
    })
  }

  return {
    join() {
      clearTimeout(lingering)
      if (take === null) begin()
      // Told of every picture; who waits for one takes it.
      let waiting: ((next: Result<Frame>) => void) | null = null
      let ending: Result<Frame> | null = null
      const show = (next: Result<Frame>) => {
        if (!next.ok) ending = next
        waiting?.(next)
      }
      viewers.add(show)
      return {
        next(signal) {
          if (signal.aborted) return Promise.resolve(failed(fault('canceled')))
          if (ending !== null) return Promise.resolve(ending)
          return new Promise((resolve) => {
            const cancel = () => waiting?.(failed(fault('canceled')))
            signal.addEventListener('abort', cancel)
            waiting = (next) => {
              waiting = null
              signal.removeEventListener('abort', cancel)
              resolve(next)
            }
          })
        },
        leave() {
          show(failed(fault('canceled')))
          if (!viewers.delete(show) || viewers.size > 0) return
          lingering = setTimeout(() => take?.end(fault('canceled')), delays.linger)
        },
      }
    },
    async stop() {
      take?.end(fault('canceled'))
      await lastEnded
    },
  }
}
