import type { CameraConfig } from '#contract/config-devices.ts'
import type { CameraName } from '#contract/names.ts'
import { v4l2Source } from './v4l2-source.ts'
import type { VideoSource } from './video-source.ts'
import { virtualSource } from './virtual-source.ts'

/** A face needs few pixels. A paper of A4 that fills 1920 of them has 164 dots per inch: readable, for people and for OCR. */
const usualSize = { visitorCamera: '1280x720', documentCamera: '1920x1080' } as const satisfies Record<
  CameraName,
  string
>

/** The source a camera of kiosk.config.json stands for. */
export function videoSourceFor(name: CameraName, { port, size = usualSize[name] }: CameraConfig): VideoSource {
  const [width = 0, height = 0] = size.split('x').map(Number)
  const wanted = { width, height }
  return port === 'virtual:' ? virtualSource(wanted) : v4l2Source(port, wanted)
}
