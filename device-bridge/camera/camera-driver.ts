/**
 * A camera through ffmpeg. Open means: its node is there and offers pictures. It isn't started for that, because people see
 * its light; so whether another program has it is known only when it is used.
 */
import { type Fault, fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { Camera, Condition, Viewer } from '../device.ts'
import { type CameraStream, createCameraStream } from './camera-stream.ts'
import type { StartFfmpeg } from './ffmpeg.ts'
import type { FoundCamera, VideoSource } from './video-source.ts'

const delays = {
  capture: 30_000, // ms; a start at its slowest, then dark pictures as they come in the dark. Who can't wait so long cancels
  trouble: 10_000, // ms; so long is a camera that gave nothing said to be faulted. Only using it again tells more
}

export function createCamera(source: VideoSource, ffmpeg: StartFfmpeg): Camera {
  let plugged: { found: FoundCamera; stream: CameraStream } | null = null
  let trouble: { fault: Fault; until: number } | null = null
  let tellChange = (_condition: Condition | null): void => {}

  function condition(): Condition {
    if (trouble !== null && performance.now() >= trouble.until) trouble = null
    return { fault: trouble?.fault ?? null, paper: null }
  }

  function noteEnd(why: Fault): void {
    if (why.code !== 'deviceBusy' && why.code !== 'deviceSilent') return tellChange(null)
    trouble = { fault: why, until: performance.now() + delays.trouble }
    tellChange(condition())
  }

  function watch(): Result<Viewer> {
    return plugged === null ? failed(fault('deviceLost')) : done(plugged.stream.join())
  }

  return {
    async open(signal) {
      const found = await source.find(ffmpeg, signal)
      if (!found.ok) return found
      const stream = createCameraStream((onBytes) => ffmpeg(playing(found.value), onBytes), noteEnd)
      plugged = { found: found.value, stream }
      return done(condition())
    },

    async ping() {
      return (await plugged?.found.isThere()) ? done(condition()) : failed(fault('deviceLost'))
    },

    watch,

    async capture({ signal }) {
      const joined = watch()
      if (!joined.ok) return joined
      const patience = new AbortController()
      const timer = setTimeout(() => patience.abort(), delays.capture)
      const either = AbortSignal.any([signal, patience.signal])
      try {
        for (;;) {
          const next = await joined.value.next(either)
          if (patience.signal.aborted && !signal.aborted) return failed(fault('deviceSilent'))
          if (!next.ok) return next
          const { dark, ...picture } = next.value
          if (!dark) return done(picture)
        }
      } finally {
        clearTimeout(timer)
        joined.value.leave()
      }
    },

    onChange(listener) {
      tellChange = listener
    },

    async close() {
      const closing = plugged?.stream.stop()
      plugged = null
      await closing
    },
  }
}

/** A camera's own JPEGs go through as they are, but for the tables that cameras leave out and pictures need (`mjpeg2jpeg`). */
function playing({ input, jpeg }: FoundCamera): string[] {
  const codec = jpeg ? ['-c:v', 'copy', '-bsf:v', 'mjpeg2jpeg'] : ['-c:v', 'mjpeg', '-q:v', '3']
  // `passthrough`: a camera that slows down in the dark must not have its pictures doubled
  const output = ['-vsync', 'passthrough', '-f', 'mpjpeg', '-flush_packets', '1', 'pipe:1']
  return ['-loglevel', 'error', '-fflags', 'nobuffer', ...input, ...codec, ...output]
}
