import { expect, test } from 'vitest'
import type { DepartmentMode } from '#contract/dock.ts'
import { signedJsonSandbox } from './sandbox.ts'
import { type SignedParts, sign } from './signature.ts'

const credentials = { appId: 'kiosk', key: '0f'.repeat(32) }
const now = 1_795_000_000_000
const path = '/v1/echo'

function sandbox(mode: DepartmentMode = 'normal') {
  const world = { people: [], now: () => now, today: () => '2026-11-24', mode: () => mode }
  return signedJsonSandbox(world, credentials, {
    [path]: (body) => ({ data: body }),
    '/v1/nobody': () => ({ notFound: '查无此人' }),
    '/v1/picky': () => ({ invalid: '请求参数有误' }),
  })
}

const parts: SignedParts = {
  method: 'POST',
  path,
  timestamp: String(now),
  nonce: 'n-1',
  idempotencyKey: 'k-1',
  terminal: 'bianzhuang-0001',
  body: '{"a":1}',
}

/** Sends `sent`, signed as if it were `signed`. */
async function send(app: ReturnType<typeof sandbox>, sent: SignedParts, signed = sent, key = credentials.key) {
  const response = await app.request(sent.path, {
    method: sent.method,
    body: sent.body,
    headers: {
      'x-app-id': credentials.appId,
      'x-timestamp': sent.timestamp,
      'x-nonce': sent.nonce,
      'x-terminal': sent.terminal,
      'idempotency-key': sent.idempotencyKey,
      'x-signature': sign(signed, key),
    },
  })
  return { status: response.status, reply: await response.json() }
}

test('the signature is HMAC-SHA256 over seven lines', () => {
  // computed with openssl dgst
  expect(sign(parts, credentials.key)).toBe('0348ed8be075bb3b26dcac970350c61f70b8a8e770b58f68681318cb373d496a')
})

test('a well-signed request is answered, and only once', async () => {
  const app = sandbox()
  expect(await send(app, parts)).toEqual({ status: 200, reply: { code: '0', message: '成功', data: { a: 1 } } })
  expect(await send(app, parts)).toMatchObject({ status: 401, reply: { message: '请求重复' } })
})

test.each<[string, Partial<SignedParts>]>([
  ['path', { path: '/v1/nobody' }],
  ['timestamp', { timestamp: String(now + 1) }],
  ['nonce', { nonce: 'n-2' }],
  ['idempotency key', { idempotencyKey: 'k-2' }],
  ['terminal', { terminal: 'other-0001' }],
  ['body', { body: '{"a":2}' }],
])('another %s than the signed one is turned away', async (_, changed) => {
  expect(await send(sandbox(), { ...parts, ...changed }, parts)).toMatchObject({
    status: 401,
    reply: { message: '签名无效' },
  })
})

test('another key is turned away, and leaves the nonce free for its owner', async () => {
  const app = sandbox()
  expect(await send(app, parts, parts, '00'.repeat(32))).toMatchObject({ status: 401 })
  expect(await send(app, parts)).toMatchObject({ status: 200 })
})

test('a stale timestamp is turned away', async () => {
  for (const timestamp of [String(now - 300_001), String(now + 300_001), 'now', '']) {
    expect(await send(sandbox(), { ...parts, timestamp })).toMatchObject({
      status: 401,
      reply: { message: '时间戳超出允许范围' },
    })
  }
})

test('a request without an idempotency key is turned away', async () => {
  expect(await send(sandbox(), { ...parts, idempotencyKey: '' })).toMatchObject({ status: 400 })
})

test('replies of every kind in the wire’s own words', async () => {
  expect(await send(sandbox(), { ...parts, path: '/v1/nobody' })).toEqual({
    status: 200,
    reply: { code: '404', message: '查无此人', data: null },
  })
  expect(await send(sandbox(), { ...parts, path: '/v1/picky' })).toMatchObject({ status: 400, reply: { code: '400' } })
  expect(await send(sandbox('refusing'), parts)).toEqual({
    status: 200,
    reply: { code: '900', message: '系统维护，暂停查询', data: null },
  })
})
