import { expect, test } from 'vitest'
import { messageIdOf, requestEnvelope, services } from './envelope.ts'
import { medicalInsuranceSandbox } from './sandbox.ts'
import { sandboxCredentials } from './sandbox-credentials.ts'
import { gatewaySignature, signEnvelope } from './signature.ts'

const now = 1_795_000_000_000
const seconds = String(now / 1000)

function sandbox() {
  return medicalInsuranceSandbox({ people: [], now: () => now, today: () => '2026-11-24', mode: () => 'normal' })
}

interface Sending {
  /** Parameters changed after signing. */
  envelope?: Record<string, string>
  headers?: Record<string, string>
  timestamp?: string
  nonce?: string
  sequence?: number
  service?: string
}

async function send(app: ReturnType<typeof sandbox>, sending: Sending = {}) {
  const { timestamp = seconds, nonce = 'n-1', sequence = 1, service = services.person } = sending
  const time = new Date(now)
  const messageId = messageIdOf(sandboxCredentials.institution.code, time, sequence)
  const envelope = requestEnvelope({ service, messageId, time, terminal: 't', credentials: sandboxCredentials })
  const cainfo = signEnvelope(envelope, sandboxCredentials.privateKey)
  const input = { data: { certno: '371399199001010019', psn_name: '无此人' } }
  const response = await app.request('/', {
    method: 'POST',
    body: JSON.stringify({ ...envelope, cainfo, ...sending.envelope, input }),
    headers: {
      'x-tif-paasid': sandboxCredentials.paasId,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': nonce,
      'x-tif-signature': gatewaySignature(timestamp, sandboxCredentials.token, nonce),
      ...sending.headers,
    },
  })
  return { status: response.status, reply: (await response.json()) as Record<string, unknown> }
}

test('a well-signed request gets an envelope that names its message', async () => {
  const { status, reply } = await send(sandbox())
  expect(status).toBe(200)
  expect(reply).toMatchObject({
    infcode: -2,
    inf_refmsgid: messageIdOf(sandboxCredentials.institution.code, new Date(now), 1),
    err_msg: '未查询到该人员的医保参保信息',
  })
})

test.each<[string, Sending]>([
  ['a changed parameter', { envelope: { opter_type: '1' } }],
  ['no signature', { envelope: { cainfo: '' } }],
  ['a wrong gateway signature', { headers: { 'x-tif-signature': '0'.repeat(64) } }],
  ['another gateway id', { headers: { 'x-tif-paasid': 'other' } }],
  ['a stale timestamp', { timestamp: String(now / 1000 - 301) }],
])('%s is turned away', async (_, sending) => {
  expect((await send(sandbox(), sending)).status).toBe(401)
})

test('nothing is answered twice: neither the same gateway nonce nor the same message id', async () => {
  const app = sandbox()
  expect((await send(app)).status).toBe(200)
  expect((await send(app, { sequence: 2 })).status).toBe(401)
  expect((await send(app, { nonce: 'n-2' })).status).toBe(401)
  expect((await send(app, { nonce: 'n-3', sequence: 2 })).status).toBe(200)
})

test('a service it lacks is refused in the envelope', async () => {
  expect((await send(sandbox(), { service: '5201' })).reply).toMatchObject({ infcode: -1, err_msg: '不支持的交易' })
})
