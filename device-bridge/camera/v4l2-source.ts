/** A camera of Linux (V4L2). Node.js can't ask a video node anything, so ffmpeg does. */
import { type Fault, fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { complaintOf, endOf, type FfmpegEnd } from './ffmpeg.ts'
import { chooseFormat, readFormats, type Size } from './video-formats.ts'
import { videoNodes } from './video-nodes.ts'
import { pictureRate, type VideoSource } from './video-source.ts'

/** @param url `v4l2:/dev/NAME`, `v4l2:by-id/NAME` or `v4l2:by-path/NAME` */
export function v4l2Source(url: string, wanted: Size, nodes = videoNodes()): VideoSource {
  return {
    async find(ffmpeg, signal) {
      const named = await nodes.of(url)
      if (named === null) return failed(fault('deviceAbsent'))
      let why: Fault | null = null
      for (const node of await nodes.beside(named)) {
        const end = await endOf(
          ffmpeg(['-f', 'v4l2', '-list_formats', 'all', '-i', node], () => {}),
          signal,
        )
        if (signal.aborted) return failed(fault('canceled'))
        const chosen = chooseFormat(readFormats(end.words), wanted)
        if (chosen === null) {
          why ??= whyNothing(end)
          continue
        }
        const { format, size } = chosen
        const how = ['-input_format', format.name, '-video_size', `${size.width}x${size.height}`]
        return done({
          input: ['-f', 'v4l2', ...how, '-framerate', String(pictureRate), '-i', node],
          jpeg: format.jpeg,
          // a camera that was plugged in anew may have got another node
          isThere: async () => (await nodes.of(url)) === named,
        })
      }
      return failed(why ?? fault('deviceAbsent'))
    },
  }
}

/** A metadata node offers nothing, and so does a camera that hangs. */
function whyNothing(end: FfmpegEnd): Fault {
  const complaint = complaintOf(end) ?? 'deviceSilent'
  return fault(complaint === 'deviceLost' ? 'deviceAbsent' : complaint)
}
