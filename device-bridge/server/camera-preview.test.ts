/** The preview over real HTTP, and the command beside it, from supervised cameras whose ffmpeg is in memory. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCamera } from '../camera/camera-driver.ts'
import { anySource, collectGarbage, jpegOf, memoryFfmpeg, until } from '../camera/camera-rig.ts'
import { createFrameSplitter } from '../camera/frame-splitter.ts'
import { jpegSize } from '../camera/jpeg-size.ts'
import type { Camera } from '../device.ts'
import { type Supervisor, supervise } from '../supervisor.ts'
import { type BootToken, createBootToken } from './boot-token.ts'
import { cameraCommands } from './commands/camera.ts'
import { httpApp } from './http.ts'

let folder: string
let server: Server
let token: BootToken
let port: number
let ffmpeg: ReturnType<typeof memoryFfmpeg>
let camera: Supervisor<Camera>
let viewers: IncomingMessage[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linban-preview-'))
  token = createBootToken(folder)
  ffmpeg = memoryFfmpeg()
  viewers = []
  camera = supervise('visitorCamera', createCamera(anySource, ffmpeg.start), { unseenPaper: null, onBug: fail })
  server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  const status = () => ({ devices: [], departments: [] })
  const app = httpApp({
    uiFolder: folder,
    version: '1',
    token,
    status,
    port,
    cameras: { visitorCamera: camera },
    logo: null,
  })
  const serve = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  server.on('request', (request, response) => void serve(request, response))
})
afterEach(async () => {
  vi.useRealTimers()
  for (const viewer of viewers) viewer.destroy()
  server.close()
  server.closeAllConnections()
  await camera.stop()
  rmSync(folder, { recursive: true })
})

function fail(bug: unknown) {
  throw bug
}

interface Asked {
  query?: string
  method?: string
  headers?: Record<string, string>
}

function ask({ query = '?camera=visitorCamera', method = 'GET', headers = {} }: Asked = {}): Promise<IncomingMessage> {
  const cookie = token.setCookie.split(';')[0] ?? ''
  const asked = request({
    port,
    host: '127.0.0.1',
    method,
    path: `/camera/preview${query}`,
    headers: { cookie, ...headers },
  })
  return new Promise((resolve, reject) => {
    asked.on('error', reject)
    asked.on('response', (response) => {
      viewers.push(response)
      response.on('error', () => {})
      resolve(response)
    })
    asked.end()
  })
}

/** Widths of the pictures that came to somebody who looks. */
function look(response: IncomingMessage): number[] {
  const splitter = createFrameSplitter()
  const widths: number[] = []
  response.on('data', (bytes: Buffer) => {
    for (const jpeg of splitter.push(bytes)) widths.push(jpegSize(jpeg)?.width ?? 0)
  })
  return widths
}

const run = () => ffmpeg.runs.at(-1)
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('two look, one camera runs; when both have gone it ends', async () => {
  const first = await ask()
  expect(first.headers['content-type']).toBe('multipart/x-mixed-replace; boundary=picture')
  expect(first.headers['cache-control']).toBe('no-store')
  const second = await ask()
  const [one, other] = [look(first), look(second)]
  for (let width = 1; one.length < 5 || other.length < 5; width++) {
    run()?.show(jpegOf({ width }))
    await turn()
  }
  expect(one).toEqual(one.toSorted((a, b) => a - b))
  expect(ffmpeg.runs).toHaveLength(1)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  first.destroy()
  second.destroy()
  let waited = 0
  await until(() => {
    vi.advanceTimersByTime(100)
    waited += 100
    return run()?.killed === true
  })
  expect(waited).toBeGreaterThanOrEqual(3_000)
})

test('who is slow misses pictures; nothing waits for them in memory, and others go on', async () => {
  const [slow, quick] = [await ask(), await ask()]
  slow.pause()
  const seen = look(quick)
  const body = Buffer.alloc(500_000)
  collectGarbage()
  const before = process.memoryUsage().arrayBuffers
  for (let width = 1; width <= 60; width++) {
    run()?.show(jpegOf({ width, body }))
    for (let turns = 0; turns < 20 && seen.at(-1) !== width; turns++) await turn()
  }
  await vi.waitFor(() => {
    collectGarbage()
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000) // of 30 MB for each
  })
  expect(seen.length).toBeGreaterThan(20)
  const late = look(slow)
  slow.resume()
  await vi.waitUntil(
    () => {
      run()?.show(jpegOf({ width: 1_000 }))
      return late.at(-1) === 1_000
    },
    { interval: 5 },
  )
  expect(late.filter((width) => width < 1_000).length).toBeLessThan(20) // what the sockets' buffers held
}, 15_000)

test('a picture taken while somebody looks comes from the camera that runs', async () => {
  look(await ask())
  await until(() => run() !== undefined)
  for (let count = 0; count < 10; count++) run()?.show(jpegOf())
  const accepted = cameraCommands({ visitorCamera: camera })['Camera.Capture']?.({ camera: 'visitorCamera' })
  if (!accepted?.ok) throw new Error('refused')
  const taken = accepted.run({ signal: new AbortController().signal, sendEvent: () => {}, followDock: () => {} })
  await until(() => camera.status().state === 'busy')
  const picture = jpegOf({ width: 1280, height: 720 })
  run()?.show(picture)
  expect(await taken).toEqual({
    ok: true,
    value: { jpeg: picture.toString('base64'), width: 1280, height: 720 },
  })
  expect(ffmpeg.runs).toHaveLength(1)
})

test('when the camera is lost the preview ends, and until it is back there is none', async () => {
  const response = await ask()
  look(response)
  const ended = new Promise((resolve) => response.on('end', resolve))
  await until(() => run() !== undefined)
  run()?.end('ioctl(VIDIOC_DQBUF): No such device')
  await ended
  expect(camera.status().state).not.toBe('absent')
})

test.each([
  ['without the cookie', { headers: { cookie: '' } }, 401],
  ['with a wrong cookie', { headers: { cookie: 'linban-token=x' } }, 401],
  ['from a page elsewhere', { headers: { origin: 'http://evil.example' } }, 403],
  ['under another name', { headers: { host: 'evil.example' } }, 403],
  ['by HEAD', { method: 'HEAD' }, 405],
  ['of a camera this kiosk has not', { query: '?camera=documentCamera' }, 404],
  ['of no camera', { query: '' }, 404],
  ['of something else', { query: '?camera=__proto__' }, 404],
])('a preview %s is refused, and no camera starts', async (_, asked, status) => {
  expect((await ask(asked)).statusCode).toBe(status)
  expect(ffmpeg.runs).toEqual([])
})

test('a local tool with the token may look; a camera that is not ready has nothing to see', async () => {
  const bearer = { cookie: '', authorization: `Bearer ${/=([^;]+)/.exec(token.setCookie)?.[1] ?? ''}` }
  expect((await ask({ headers: bearer })).statusCode).toBe(200)
  await camera.stop()
  expect((await ask()).statusCode).toBe(503)
})

test('who hangs is taken for gone: the camera does not run for a page that shows nothing', async () => {
  const hanging = await ask()
  hanging.pause()
  await until(() => run() !== undefined)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const body = Buffer.alloc(1_000_000)
  for (let second = 0; second < 60 && run()?.killed === false; second++) {
    run()?.show(jpegOf({ body }))
    await turn()
    vi.advanceTimersByTime(1_000)
  }
  expect(run()?.killed).toBe(true)
}, 15_000)

test('a camera that is not configured is no command of this kiosk', async () => {
  const accepted = cameraCommands({})['Camera.Capture']?.({ camera: 'documentCamera' })
  if (!accepted?.ok) throw new Error('refused')
  const context = { signal: new AbortController().signal, sendEvent: () => {}, followDock: () => {} }
  expect(await accepted.run(context)).toMatchObject({ ok: false, fault: { code: 'deviceNotConfigured' } })
})
