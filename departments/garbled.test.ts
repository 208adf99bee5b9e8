/** Departments that don't keep to their contract, and departments outside the sandbox. */
import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, afterAll, expect, test, vi } from 'vitest'
import type { OperationName } from '#contract/operations.ts'
import { type Departments, createDepartments } from './client.ts'
import { CredentialsError } from './credentials.ts'
import { sandboxCredentials as medicalInsurance } from './medical-insurance/sandbox-credentials.ts'

let server: Server
let url: string
let answer: (body: string) => { status: number; body: string }
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      const reply = answer(body)
      response.writeHead(reply.status).end(reply.body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gateway`
})
afterAll(() => server.close())
afterEach(() => vi.unstubAllEnvs())

/** Real addresses, with credentials from the environment. */
function connect(): Departments {
  vi.stubEnv('LINBAN_SOCIAL_SECURITY_KEY', JSON.stringify({ appId: 'kiosk', key: 'ab'.repeat(32) }))
  vi.stubEnv('LINBAN_REAL_ESTATE_KEY', JSON.stringify({ appId: 'kiosk', key: 'cd'.repeat(32) }))
  vi.stubEnv('LINBAN_MEDICAL_INSURANCE_KEY', JSON.stringify(medicalInsurance))
  const department = { url, hours: null, timeoutMs: 2000 }
  return createDepartments(
    { socialSecurity: department, medicalInsurance: department, realEstate: department },
    { siteId: 'bianzhuang-0001' },
  )
}

const person = { name: '赵建国', number: '371399198408230375' }
function call(operation: OperationName, input: Record<string, unknown> = {}) {
  const options = { requestKey: 'key-1', signal: new AbortController().signal }
  return connect().call(operation, { person, ...input }, options)
}

const json = (value: unknown) => () => ({ status: 200, body: JSON.stringify(value) })
const garbled = { ok: false, fault: { code: 'departmentGarbled', actor: 'vendor' } }

test.each([
  ['no JSON', '<html>502 Bad Gateway</html>'],
  ['nothing', ''],
  ['another shape', '{"result":"ok"}'],
  ['a number for a code', '{"code":0,"message":"","data":{"list":[]}}'],
  ['no list', '{"code":"0","message":"","data":{}}'],
  ['no data', '{"code":"0","message":"","data":null}'],
])('signed JSON: %s is garbled', async (_, body) => {
  answer = () => ({ status: 200, body })
  expect(await call('realEstate.ownProperties')).toEqual(garbled)
})

test('what fits the wire but not the contract is garbled', async () => {
  // a day that the wire's shape lets through
  const property = { zl: '', bdcqzh: '', bdcdyh: '', ghyt: '', mj: '1', hx: '', gyqk: '', sfdy: '0', sfcf: '0' }
  answer = json({ code: '0', message: '', data: { list: [{ ...property, djsj: '2026-02-31' }] } })
  expect(await call('realEstate.ownProperties')).toEqual(garbled)
  answer = json({ code: '0', message: '', data: { list: [{ ...property, djsj: '2026-02-28' }] } })
  expect(await call('realEstate.ownProperties')).toMatchObject({ ok: true, value: { outcome: 'done' } })
})

/** The platform's reply to `body`, as 1101 would give it. */
function platformReply(body: string, about = person, refMessageId?: string) {
  const { msgid } = JSON.parse(body) as { msgid: string }
  const baseinfo = { psn_no: '1', certno: about.number, psn_name: about.name }
  const output = { baseinfo, insuinfo: [], entries: [] }
  return { infcode: 0, inf_refmsgid: refMessageId ?? msgid, err_msg: '', output }
}

test('an envelope about another message or another person is garbled, never shown', async () => {
  const account = { from: '2026-01-01', to: '2026-12-31' }
  for (const [operation, input] of [
    ['medicalInsurance.enrolment', {}],
    ['medicalInsurance.personalAccount', account],
  ] as const) {
    answer = (body) => json(platformReply(body))()
    expect(await call(operation, input)).toMatchObject({ ok: true, value: { outcome: 'done' } })
    answer = (body) => json(platformReply(body, person, 'X'.repeat(30)))()
    expect(await call(operation, input)).toEqual(garbled)
    answer = (body) => json(platformReply(body, { ...person, number: '371399195604120130' }))()
    expect(await call(operation, input)).toEqual(garbled)
    answer = (body) => json({ ...platformReply(body), infcode: 'ok' })()
    expect(await call(operation, input)).toEqual(garbled)
  }
})

test.each([
  [503, { ok: false, fault: { code: 'departmentDown', actor: 'nobody' } }],
  [429, { ok: false, fault: { code: 'departmentDown', actor: 'nobody' } }],
  [500, { ok: true, value: { outcome: 'unknown' } }],
  [502, { ok: true, value: { outcome: 'unknown' } }],
  [504, { ok: true, value: { outcome: 'unknown' } }],
  [302, garbled],
  [401, garbled],
  [404, garbled],
])('HTTP status %i', async (status, expected) => {
  answer = () => ({ status, body: '{}' })
  expect(await call('realEstate.ownProperties')).toEqual(expected)
  expect(await call('medicalInsurance.enrolment')).toEqual(expected)
})

test('a department with errors of its own is down, one that only doesn’t know the address is up', async () => {
  const { signal } = new AbortController()
  for (const [status, state] of [
    [200, 'up'],
    [404, 'up'],
    [500, 'down'],
    [503, 'down'],
  ] as const) {
    answer = () => ({ status, body: '' })
    expect(await connect().check('medicalInsurance', signal)).toBe(state)
  }
})

test('outside the sandbox the environment must hold credentials, and a message never repeats them', () => {
  const sandbox = { url: 'sandbox:' as const, hours: null, timeoutMs: 2000 }
  const config = { socialSecurity: { ...sandbox, url }, medicalInsurance: sandbox, realEstate: sandbox }
  const sandboxUrls = { socialSecurity: url, medicalInsurance: url, realEstate: url }
  const create = () => createDepartments(config, { sandboxUrls, siteId: 'bianzhuang-0001' })

  vi.stubEnv('LINBAN_SOCIAL_SECURITY_KEY', undefined)
  expect(create).toThrow(CredentialsError)
  expect(create).toThrow(/LINBAN_SOCIAL_SECURITY_KEY 里缺少[^]+must hold[^]+没有设置/)
  vi.stubEnv('LINBAN_SOCIAL_SECURITY_KEY', '{"appId":"kiosk","key":"not-so-secret"}')
  expect(create).toThrow(/key: /)
  expect(create).not.toThrow(/not-so-secret/)
  vi.stubEnv('LINBAN_SOCIAL_SECURITY_KEY', 'no JSON')
  expect(create).toThrow(/\(JSON\)/)
  vi.stubEnv('LINBAN_SOCIAL_SECURITY_KEY', `{"appId":"kiosk","key":"${'ab'.repeat(32)}"}`)
  expect(create).not.toThrow()
})
