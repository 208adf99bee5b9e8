/** A preview of 15 pictures a second in 1280 × 720 for one who looks: what ffmpeg and the bridge take of a core. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { done } from '#contract/result.ts'
import { createCamera } from '#device-bridge/camera/camera-driver.ts'
import { ffmpeg } from '#device-bridge/camera/ffmpeg.ts'
import { createBootToken } from '#device-bridge/server/boot-token.ts'
import { httpApp } from '#device-bridge/server/http.ts'
import { supervise } from '#device-bridge/supervisor.ts'
import type { Row } from './rows.ts'

const seconds = 10
const pictures = 30 // two seconds
const rounds = 20
const tick = 10 // ms; what /proc counts processor time in

export async function measureCamera(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-camera-'))
  const file = join(folder, 'camera.mjpeg')
  const film = filmed()
  writeFileSync(file, Buffer.concat(Array.from({ length: rounds }, () => film)))
  const input = ['-re', '-f', 'mjpeg', '-framerate', '15', '-i', file]
  const source = { find: () => Promise.resolve(done({ input, jpeg: true, isThere: () => Promise.resolve(true) })) }
  const onBug = (bug: unknown) => {
    throw bug
  }
  const camera = supervise('visitorCamera', createCamera(source, ffmpeg()), { unseenPaper: null, onBug })
  const token = createBootToken(folder)
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const status = () => ({ devices: [], departments: [] })
  const app = httpApp({
    uiFolder: folder,
    version: '',
    token,
    status,
    port,
    cameras: { visitorCamera: camera },
    logo: null,
  })
  const serve = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  server.on('request', (request, response) => void serve(request, response))
  // a process of its own, as the page is one
  const look = `fetch('http://127.0.0.1:${port}/camera/preview?camera=visitorCamera', { headers: { cookie: process.argv[1] } })
    .then(async ({ body }) => { for await (const _ of body); })`
  const viewer = spawn(process.execPath, ['-e', look, token.setCookie.split(';')[0] ?? ''], { stdio: 'ignore' })
  try {
    await pause(3_000) // both have started
    const before = { bridge: process.cpuUsage(), ffmpeg: childTime('ffmpeg') }
    await pause(seconds * 1_000)
    const { user, system } = process.cpuUsage(before.bridge)
    const bridge = (user + system) / 1_000
    const own = childTime('ffmpeg') - before.ffmpeg
    const size = Math.round(film.length / pictures / 1_000)
    const share = (milliseconds: number) => milliseconds / (seconds * 10)
    const note = `pictures of ${size} kB; ffmpeg ${share(own).toFixed(1)} %, bridge ${share(bridge).toFixed(1)} %`
    return [
      { what: 'preview 1280 × 720, 15 per second', value: share(own + bridge), unit: '% of a core', aim: 15, note },
    ]
  } finally {
    viewer.kill()
    server.close()
    server.closeAllConnections()
    await camera.stop()
    rmSync(folder, { recursive: true })
  }
}

/** Pictures as a camera makes them: noisy, so of a camera's size. */
function filmed(): Buffer {
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=15,noise=alls=12:allf=t']
  const codec = ['-frames:v', String(pictures), '-c:v', 'mjpeg', '-q:v', '6', '-f', 'mjpeg', 'pipe:1']
  return execFileSync('ffmpeg', ['-v', 'error', ...picture, ...codec], { maxBuffer: 100_000_000 })
}

/** Processor time in ms of the child of that name; fails when there is none. */
function childTime(name: string): number {
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = statOf(pid)
    if (stat?.name === name && stat.parent === process.pid) return stat.ticks * tick
  }
  throw new Error(`no ${name} runs`)
}

function statOf(pid: string) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(text) ?? []
    const fields = rest.split(' ').map(Number)
    return { name, parent: fields[1], ticks: (fields[11] ?? 0) + (fields[12] ?? 0) }
  } catch {
    return null // it has just ended
  }
}
