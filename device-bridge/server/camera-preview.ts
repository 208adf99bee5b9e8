/** `GET /camera/preview?camera=NAME`: what a camera sees now, as an image that never ends (MJPEG). */
import type { Handler } from 'hono'
import { fault } from '#contract/faults.ts'
import { cameraNames } from '#contract/names.ts'
import { failed, type Result } from '#contract/result.ts'
import type { Viewer } from '../device.ts'
import { isOurOrigin } from './admission.ts'
import type { BootToken } from './boot-token.ts'
import type { Cameras } from './commands/camera.ts'

interface Options {
  cameras: Cameras
  token: BootToken
  port: number
}

const boundary = 'picture'
const stuckAfter = 15_000 // ms; a page that hangs doesn't keep the camera's light on

export function cameraPreview({ cameras, token, port }: Options): Handler {
  async function join(name: string | undefined, signal: AbortSignal): Promise<Result<Viewer>> {
    const camera = cameraNames.find((known) => known === name)
    const supervisor = camera && cameras[camera]
    if (supervisor === undefined) return failed(fault('deviceNotConfigured'))
    return supervisor.run((camera) => Promise.resolve(camera.watch()), signal)
  }

  return async (context) => {
    context.header('Cache-Control', 'no-store')
    // An image of our own page has the cookie and no Origin; a page elsewhere has an Origin, or lacks the cookie.
    const { cookie, authorization, origin } = context.req.header()
    if (origin !== undefined && !isOurOrigin(origin, port)) return context.text('wrong Origin', 403)
    if (token.check({ cookie, authorization }) === null) return context.text('no token', 401)
    if (context.req.method !== 'GET') return context.text('only GET', 405) // a HEAD would look on for ever
    const joined = await join(context.req.query('camera'), context.req.raw.signal)
    if (!joined.ok)
      return context.json({ fault: joined.fault }, joined.fault.code === 'deviceNotConfigured' ? 404 : 503)
    context.header('Content-Type', `multipart/x-mixed-replace; boundary=${boundary}`)
    return context.body(partsOf(joined.value))
  }
}

/** Asked for a part only when the last one has gone: whoever is slow gets fewer pictures, and none waits in memory. */
function partsOf(viewer: Viewer): ReadableStream<Uint8Array> {
  const leaving = new AbortController()
  let stuck: NodeJS.Timeout | undefined
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(stuck)
        const next = await viewer.next(leaving.signal)
        if (leaving.signal.aborted) return
        if (!next.ok) return controller.close()
        const { jpeg } = next.value
        const head = `--${boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: ${jpeg.length}\r\n\r\n`
        controller.enqueue(Buffer.concat([Buffer.from(head), jpeg, Buffer.from('\r\n')]))
        stuck = setTimeout(() => viewer.leave(), stuckAfter)
      },
      cancel() {
        clearTimeout(stuck)
        leaving.abort()
        viewer.leave()
      },
    },
    { highWaterMark: 0 },
  )
}
