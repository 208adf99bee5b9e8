import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { commands as contract } from '#contract/commands.ts'
import type { BridgeMessage } from '#contract/envelope.ts'
import { fault } from '#contract/faults.ts'
import { failed } from '#contract/result.ts'
import type { LogEvent } from '../log.ts'
import { type BootToken, createBootToken } from './boot-token.ts'
import { command } from './command.ts'
import { httpApp } from './http.ts'
import { type BridgeSocket, serveBridge } from './socket.ts'

let folder = ''
let server: Server
let socket: BridgeSocket
let token: BootToken
let port = 0
const log: LogEvent[] = []
const reads: AbortSignal[] = []

/** A command that ends only when it is stopped. */
const read = command(contract['IdCardReader.Read'], async (_, { signal }) => {
  reads.push(signal)
  await new Promise((resolve) => signal.addEventListener('abort', resolve))
  return failed(fault('canceled'))
})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linban-http-'))
  mkdirSync(join(folder, 'ui', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'ui', 'index.html'), '<!doctype html>kiosk')
  writeFileSync(join(folder, 'ui', 'dock.html'), '<!doctype html>dock')
  writeFileSync(join(folder, 'ui', 'assets', 'kiosk-1a2b.js'), 'export {}')
  token = createBootToken(folder)
  server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  const status = () => ({ devices: [], departments: [] })
  const app = httpApp({ uiFolder: join(folder, 'ui'), version: '1', token, status, port, cameras: {}, logo: null })
  const serve = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  server.on('request', (request, response) => void serve(request, response))
  socket = serveBridge(server, {
    commands: { 'IdCardReader.Read': read },
    token,
    port,
    log: (entry) => log.push(entry),
  })
})
beforeEach(() => {
  reads.length = 0
  log.length = 0
})
afterAll(() => {
  socket.close()
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true })
})

const secret = () => readFileSync(join(folder, 'bridge-token'), 'utf8')
const cookie = () => token.setCookie.split(';')[0] ?? ''
const ours = () => `http://127.0.0.1:${port}`

/** @returns status and headers; unlike fetch it sends any Host */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = ''
      response.on('data', (piece) => (body += String(piece)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** @returns an open connection, or the HTTP status of its refusal */
function connect(headers: Record<string, string>, path = '/bridge'): Promise<WebSocket | number> {
  const client = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
  return new Promise((resolve) => {
    client.on('open', () => resolve(client))
    client.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0)
      client.terminate()
    })
    client.on('error', () => {})
  })
}

async function page(): Promise<{ client: WebSocket; heard: BridgeMessage[]; until: (count: number) => Promise<void> }> {
  const client = await connect({ origin: ours(), cookie: cookie() })
  if (typeof client === 'number') throw new Error(`refused: ${client}`)
  const heard: BridgeMessage[] = []
  let tell = () => {}
  client.on('message', (data) => {
    heard.push(JSON.parse((data as Buffer).toString()))
    tell()
  })
  const until = (count: number) =>
    new Promise<void>((resolve) => {
      tell = () => heard.length >= count && resolve()
      tell()
    })
  return { client, heard, until }
}

const readCommand = (requestId: number) =>
  JSON.stringify({ header: { type: 'command', name: 'IdCardReader.Read', requestId } })

test('the page brings the token, as a cookie no script can read, and is never cached', async () => {
  for (const [path, body] of [
    ['/', 'kiosk'],
    ['/dock', 'dock'],
    ['/?dock', 'kiosk'],
  ] as const) {
    const answer = await ask(path)
    expect(answer).toMatchObject({ status: 200, body: `<!doctype html>${body}` })
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^linban-token=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ])
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['content-security-policy']).toMatch(/script-src 'self';/)
    expect(answer.headers['content-security-policy']).not.toMatch(/unsafe|\*/)
  }
})

test('EN 301 549 5.1.7: no page can ask anybody to speak', async () => {
  expect((await ask('/')).headers['permissions-policy']).toContain('microphone=()')
})

test('built files are cached for good, without the token', async () => {
  const { status, headers } = await ask('/assets/kiosk-1a2b.js')
  expect(status).toBe(200)
  expect(headers['cache-control']).toContain('immutable')
  expect(headers['set-cookie']).toBeUndefined()
})

test.each([
  '/nothing',
  '/index.html',
  '/dock.html',
  '/assets/',
  '/assets/nothing.js',
  '/bridge',
  '/../bridge-token',
  '/assets/..%2f..%2fbridge-token',
  '/%2e%2e/bridge-token',
])('%s is not there', async (path) => {
  const { status, headers } = await ask(path)
  expect(status).toBe(404)
  expect(headers['set-cookie']).toBeUndefined()
})

test('health tells the states of devices and departments', async () => {
  const { body } = await ask('/health')
  expect(JSON.parse(body)).toEqual({ version: '1', uptimeSeconds: expect.any(Number), devices: [], departments: [] })
})

test.each(['evil.example', 'evil.example:8520', '127.0.0.1', '127.0.0.1.evil.example', 'localhost:1'])(
  'Host %s gets nothing',
  async (host) => {
    expect(await ask('/', { host })).toMatchObject({
      status: 403,
      headers: expect.not.objectContaining({ 'set-cookie': expect.anything() }),
    })
    expect(await connect({ host, origin: ours(), cookie: cookie() })).toBe(403)
    expect(log).toContainEqual({ event: 'connectionRefused', because: 'host' })
  },
)

test('localhost is us, too', async () => {
  expect(await ask('/', { host: `localhost:${port}` })).toMatchObject({ status: 200 })
})

test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
  'Origin %s may neither connect nor post',
  async (origin) => {
    expect(await connect({ origin, cookie: cookie() })).toBe(403)
    expect(await connect({ origin, authorization: `Bearer ${secret()}` })).toBe(403)
    expect(await ask('/', { origin }, 'POST')).toMatchObject({ status: 403 })
  },
)

test('nobody connects without the token of this boot', async () => {
  expect(await connect({ origin: ours() })).toBe(401)
  expect(await connect({ origin: ours(), cookie: 'linban-token=' })).toBe(401)
  expect(await connect({ origin: ours(), cookie: `linban-token=${'x'.repeat(43)}` })).toBe(401)
  expect(await connect({ authorization: 'Bearer guess' })).toBe(403)
  expect(await connect({ cookie: cookie() })).toBe(403) // a cookie without an origin comes from no browser
  expect(await connect({ origin: ours(), cookie: cookie() }, '/bridge2')).toBe(404)
})

test("a local tool connects with the file's token, which its owner alone can read", async () => {
  const tool = await connect({ authorization: `Bearer ${secret()}` })
  expect(tool).toBeInstanceOf(WebSocket)
  ;(tool as WebSocket).terminate()
  expect(statSync(join(folder, 'bridge-token')).mode & 0o777).toBe(0o600)
})

test('a disk that takes nothing costs local tools their token, and nobody the kiosk', async () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  mkdirSync(join(folder, 'full', 'bridge-token'), { recursive: true }) // neither removed nor written
  const unwritten = createBootToken(join(folder, 'full'))
  expect(unwritten.check({ cookie: unwritten.setCookie.split(';')[0] })).toBe('cookie')
  expect(String(told.mock.calls[0]?.[0])).toMatch(/令牌[^]*token[^]*bridge-token/)
  told.mockRestore()
})

test('malformed messages are answered, and the connection lives on', async () => {
  const { client, heard, until } = await page()
  const bad = [
    '',
    '{',
    'null',
    '[]',
    '{"header":{}}',
    '{"header":{"type":"command","name":"IdCardReader.Read","requestId":0}}',
  ]
  for (const text of bad) client.send(text)
  client.send(Buffer.from([0, 255, 1]))
  await until(bad.length + 1)
  for (const message of heard)
    expect(message).toMatchObject({ header: { completionCode: 'invalidData', requestId: 0 } })
  client.send(readCommand(1))
  await until(bad.length + 2)
  expect(heard.at(-1)).toMatchObject({ header: { type: 'acknowledge', requestId: 1 } })
  client.terminate()
})

test('an oversize message ends its connection and no other', async () => {
  const [greedy, other] = [await page(), await page()]
  const closed = new Promise((resolve) => greedy.client.on('close', resolve))
  greedy.client.send('x'.repeat(300_000))
  expect(await closed).toBe(1009)
  other.client.send(readCommand(1))
  await other.until(1)
  other.client.terminate()
})

test('a thousand commands at once each get one acknowledge and one completion', async () => {
  const { client, heard, until } = await page()
  const ids = Array.from({ length: 1000 }, (_, index) => index + 1)
  for (const id of ids) client.send(readCommand(id))
  client.send(
    JSON.stringify({
      header: { type: 'command', name: 'Common.Cancel', requestId: 1001 },
      payload: { requestIds: ids },
    }),
  )
  await until(2002)
  for (const type of ['acknowledge', 'completion']) {
    const numbers = heard.flatMap(({ header }) =>
      header.type === type && 'requestId' in header ? [header.requestId] : [],
    )
    expect(numbers.sort((a, b) => a - b)).toEqual([...ids, 1001])
  }
  client.terminate()
})

test('a page that vanishes in the middle of a read cancels it, and only its own', async () => {
  const [leaving, staying] = [await page(), await page()]
  leaving.client.send(readCommand(1))
  await leaving.until(1)
  staying.client.send(readCommand(1))
  await staying.until(1)
  const stopped = new Promise((resolve) => reads[0]?.addEventListener('abort', resolve))
  leaving.client.terminate()
  await stopped
  expect(reads[1]?.aborted).toBe(false)
  staying.client.terminate()
})
