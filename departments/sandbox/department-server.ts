/** One department of the sandbox on a port of its own, in the mood it is told to be in. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { DepartmentMode } from '#contract/dock.ts'
import type { SyntheticPerson } from './people-file.ts'
import type { SandboxWorld } from './world.ts'

export interface SandboxOptions {
  now: () => number
  /** The day up to which things have happened, YYYY-MM-DD. */
  today: () => string
  /** How long an answer takes in mode `slow`, ms. */
  slowMs: number
}

export interface DepartmentServer {
  url: string
  /** Resolves when the mode is in force. */
  setMode(mode: DepartmentMode): Promise<void>
  close(): Promise<void>
}

export async function startDepartmentServer(
  people: SyntheticPerson[],
  { now, today, slowMs }: SandboxOptions,
  department: (world: SandboxWorld) => Hono,
): Promise<DepartmentServer> {
  let mode: DepartmentMode = 'normal'
  const app = new Hono()
  app.get('/health', (context) => context.text('ok'))
  app.use('*', async (_, next) => {
    if (mode === 'slow') await delay(slowMs)
    await next()
  })
  app.route('/', department({ people, now, today, mode: () => mode }))

  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer((request, response) => void answer(request, response))
  // `down` must look down: nobody listens, connections are refused, those under way break
  const stopListening = async () => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  const listen = async (port: number): Promise<number> => {
    if (!server.listening) {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    }
    const address = server.address()
    return typeof address === 'object' && address !== null ? address.port : port
  }

  const port = await listen(0)
  let switching = Promise.resolve()
  const change = (step: () => Promise<void>) => {
    switching = switching.then(step)
    return switching
  }
  return {
    url: `http://127.0.0.1:${port}`,
    setMode: (wanted) =>
      change(async () => {
        mode = wanted
        await (wanted === 'down' ? stopListening() : listen(port))
      }),
    close: () => change(stopListening),
  }
}
