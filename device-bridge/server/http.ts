/** What the bridge serves over HTTP: the built pages, its health, and what its cameras see. */
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { KioskStatus } from '#contract/device-status.ts'
import { isOurHost, isOurOrigin } from './admission.ts'
import type { BootToken } from './boot-token.ts'
import { cameraPreview } from './camera-preview.ts'
import type { Cameras } from './commands/camera.ts'
import { type Logo, logoAddress } from '../logo.ts'

export interface Served {
  /** Where the built pages are. */
  uiFolder: string
  version: string
  token: BootToken
  status: () => KioskStatus
  port: number
  cameras: Cameras
  logo: Logo | null
}

const securityHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; " +
    "connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
  // pictures and sound come from the bridge's own devices: a page has nothing to listen with
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** Pages by their address; everything else is a file of the build. */
const pages = new Map([
  ['/', 'index.html'],
  ['/dock', 'dock.html'],
])

export function httpApp({ uiFolder, version, token, status, port, cameras, logo }: Served): Hono {
  const app = new Hono()

  app.use(async (context, next) => {
    for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value)
    if (!isOurHost(context.req.header('host'), port)) return context.text('wrong Host', 403)
    const reads = context.req.method === 'GET' || context.req.method === 'HEAD'
    if (!reads && !isOurOrigin(context.req.header('origin'), port)) return context.text('wrong Origin', 403)
    return next()
  })

  app.get('/health', (context) => {
    context.header('Cache-Control', 'no-store')
    return context.json({ version, uptimeSeconds: Math.floor(process.uptime()), ...status() })
  })

  app.get('/camera/preview', cameraPreview({ cameras, token, port }))

  if (logo !== null) {
    app.get(logoAddress, (context) => context.body(logo.bytes, 200, { 'Content-Type': logo.type }))
  }

  for (const [address, file] of pages) {
    app.get(address, async (context, next) => {
      await next()
      if (context.res.ok) context.header('Set-Cookie', token.setCookie)
      // Never from a cache: the page brings the token of this boot.
      context.header('Cache-Control', 'no-store')
    })
    app.get(address, serveStatic({ root: uiFolder, path: file }))
  }

  // The build names these files by their content.
  app.get('/assets/*', async (context, next) => {
    await next()
    if (context.res.ok) context.header('Cache-Control', 'public, max-age=31536000, immutable')
  })
  app.get('/*', async (context, next) => {
    // Without the token a page is of no use: it is served at its address only.
    if (context.req.path.endsWith('.html')) return context.notFound()
    return next()
  })
  app.get('/*', serveStatic({ root: uiFolder }))

  return app
}
