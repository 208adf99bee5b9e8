/** The department's half of signed JSON: checks signature, freshness and key, then answers by route. */
import { Hono } from 'hono'
import type { SandboxWorld } from '../sandbox/world.ts'
import { maintenance } from '../sandbox/world.ts'
import { createReplayWindow } from '../replay-window.ts'
import { type SignedJsonCredentials, isSignedBy } from './signature.ts'

export type SandboxReply = { data: unknown } | { notFound: string } | { invalid: string }

/** Takes the parsed body of a request. */
type Route = (body: unknown) => SandboxReply

export function signedJsonSandbox(
  world: SandboxWorld,
  credentials: SignedJsonCredentials,
  routes: Record<string, Route>,
): Hono {
  const app = new Hono()
  const window = createReplayWindow(world.now)

  app.use('*', async (context, next) => {
    const header = (name: string) => context.req.header(name) ?? ''
    const parts = {
      method: context.req.method,
      path: context.req.path,
      timestamp: header('x-timestamp'),
      nonce: header('x-nonce'),
      idempotencyKey: header('idempotency-key'),
      terminal: header('x-terminal'),
      body: await context.req.text(),
    }
    const turnAway = (message: string) => context.json({ code: '401', message, data: null }, 401)
    if (header('x-app-id') !== credentials.appId || !isSignedBy(parts, header('x-signature'), credentials.key)) {
      return turnAway('签名无效')
    }
    const admission = window.admit(Number(parts.timestamp), parts.nonce)
    if (admission === 'stale') return turnAway('时间戳超出允许范围')
    if (admission === 'replayed') return turnAway('请求重复')
    if (parts.idempotencyKey === '') return context.json({ code: '400', message: '缺少幂等键', data: null }, 400)
    if (world.mode() === 'refusing') return context.json({ code: '900', message: maintenance, data: null })
    return next()
  })

  for (const [path, route] of Object.entries(routes)) {
    app.post(path, async (context) => {
      const reply = route(await context.req.json<unknown>())
      if ('data' in reply) return context.json({ code: '0', message: '成功', data: reply.data })
      if ('notFound' in reply) return context.json({ code: '404', message: reply.notFound, data: null })
      return context.json({ code: '400', message: reply.invalid, data: null }, 400)
    })
  }
  return app
}
