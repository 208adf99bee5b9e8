/**
 * A camera without a camera: ffmpeg's test picture with a running clock, at a camera's pace and with a camera's dark
 * beginning. All behind it is as with a real one that gives raw pictures.
 */
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { complaintOf, endOf } from './ffmpeg.ts'
import type { Size } from './video-formats.ts'
import { pictureRate, type VideoSource } from './video-source.ts'

const darkPictures = 8 // until the exposure of a usual camera has settled

export function virtualSource({ width, height }: Size): VideoSource {
  const test = `testsrc2=size=${width}x${height}:rate=${pictureRate}`
  const input = ['-re', '-f', 'lavfi', '-i', `${test},fade=type=in:start_frame=0:nb_frames=${darkPictures}`]
  return {
    async find(ffmpeg, signal) {
      const complaint = complaintOf(
        await endOf(
          ffmpeg(['-version'], () => {}),
          signal,
        ),
      )
      if (signal.aborted) return failed(fault('canceled'))
      if (complaint !== null) return failed(fault(complaint))
      return done({ input, jpeg: false, isThere: () => Promise.resolve(true) })
    },
  }
}
