/** A camera in the table of faults × phases, from its node to its pictures; a simulated ffmpeg stands between, as no clock of ours runs in a process. */
import { type Hurt, noise, type PatientKind } from '../fault-phase-rig.ts'
import { createCamera } from './camera-driver.ts'
import { jpegOf, partOf } from './camera-rig.ts'
import type { FfmpegEnd, StartFfmpeg } from './ffmpeg.ts'
import { v4l2Source } from './v4l2-source.ts'
import type { VideoNodes } from './video-nodes.ts'

const node = '/dev/video0'
const offers = '[video4linux2,v4l2 @ 0x1] Compressed:       mjpeg :          Motion-JPEG : 1280x720\n'
const pictureEvery = 200 // ms; a camera in the dark

export const visitorCameraKind: PatientKind = {
  name: 'visitorCamera',
  driver: 'ffmpeg, v4l2',
  unclaimed: { faulted: 'it tells nothing of itself' },
  // it isn't started to be looked at: people see its light
  shownBy: { silent: 'opening', garbled: 'opening' },
  make() {
    let mode: Hurt | 'well' = 'well'
    const random = noise()
    const running = new Set<(words: string) => void>()
    const gone = `${node}: No such device\n`

    const ffmpeg: StartFfmpeg = (parameters, onBytes) => {
      const ended = Promise.withResolvers<FfmpegEnd>()
      const end = (words: string): void => {
        running.delete(end)
        clearInterval(playing)
        ended.resolve({ missing: false, words })
      }
      const asksWhatThereIs = parameters.includes('-list_formats')
      const show = (): void => {
        if (mode !== 'silent') onBytes(mode === 'garbled' ? noisy(partOf(jpegOf())) : partOf(jpegOf()))
      }
      const playing = setInterval(asksWhatThereIs ? () => {} : show, pictureEvery)
      running.add(end)
      if (mode === 'lost') end(gone)
      else if (asksWhatThereIs && mode !== 'silent') {
        setTimeout(() => end(mode === 'garbled' ? noisy(Buffer.from(offers)).toString('latin1') : offers), 50)
      }
      return { ended: ended.promise, kill: () => end('') }
    }
    const noisy = (bytes: Buffer): Buffer => Buffer.from(bytes.map(random))

    const nodes: VideoNodes = {
      of: () => Promise.resolve(mode === 'lost' ? null : node),
      beside: (one) => Promise.resolve([one]),
    }
    const driver = createCamera(v4l2Source(`v4l2:${node}`, { width: 1280, height: 720 }, nodes), ffmpeg)
    return {
      device: driver,
      work: (signal) => driver.capture({ signal }),
      hurt(how) {
        mode = how
        if (how === 'lost') for (const end of running) end(gone)
      },
      heal: () => void (mode = 'well'),
    }
  },
}
