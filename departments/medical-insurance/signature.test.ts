import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageIdOf, platformTime, requestEnvelope } from './envelope.ts'
import { sandboxCredentials, sandboxPublicKey } from './sandbox-credentials.ts'
import { gatewaySignature, isEnvelopeSignedBy, isGatewaySigned, signEnvelope, signedText } from './signature.ts'

const time = new Date('2026-11-23T17:30:05Z')
const envelope = requestEnvelope({
  service: '1101',
  messageId: messageIdOf('H37139900001', time, 7),
  time,
  terminal: 'bianzhuang-0001',
  credentials: sandboxCredentials,
})

test('the message id is institution, time in China and a sequence: 30 characters', () => {
  expect(messageIdOf('H37139900001', time, 7)).toBe('H37139900001202611240130050007')
  expect(messageIdOf('H37139900001', time, 10_003)).toBe('H37139900001202611240130050003')
  expect(platformTime(time)).toBe('2026-11-24 01:30:05')
})

test('every filled parameter is signed in ASCII order, cainfo and input are not', () => {
  expect(signedText({ ...envelope, cainfo: 'x', input: { data: {} } })).toBe(
    'dev_no=bianzhuang-0001&fixmedins_code=H37139900001&fixmedins_name=便民服务中心自助终端' +
      '&inf_time=2026-11-24 01:30:05&infno=1101&infver=V1.0&insuplc_admdvs=371324&mdtrtarea_admvs=371324' +
      '&msgid=H37139900001202611240130050007&opter=bianzhuang-0001&opter_name=自助终端&opter_type=2' +
      '&recer_sys_code=LINBAN&signtype=SM2',
  )
})

test('a signed envelope verifies; one changed parameter, another key or no signature does not', () => {
  const signed = { ...envelope, cainfo: signEnvelope(envelope, sandboxCredentials.privateKey) }
  expect(isEnvelopeSignedBy(signed, sandboxPublicKey)).toBe(true)
  expect(isEnvelopeSignedBy({ ...signed, opter_type: '1' }, sandboxPublicKey)).toBe(false)
  const foreign = { ...envelope, cainfo: signEnvelope(envelope, 'a'.repeat(64)) }
  expect(isEnvelopeSignedBy(foreign, sandboxPublicKey)).toBe(false)
  for (const cainfo of ['', 'f'.repeat(128), '0'.repeat(128), 7, undefined]) {
    expect(isEnvelopeSignedBy({ ...envelope, cainfo }, sandboxPublicKey)).toBe(false)
  }
})

test('the signature of another implementation of SM2 verifies', () => {
  // by OpenSSL 3.0: pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678
  const signature =
    'c2c7c4980eceb05598c061e7e76697a930fc8fa49f471dc439b5e6eff064ce78' +
    '7f9169d8106cb9b6b2197e9d5f91d871ea6309b668504496ae6a79532a217e50'
  expect(isEnvelopeSignedBy({ ...envelope, cainfo: signature }, sandboxPublicKey)).toBe(true)
})

test('the gateway signature is SHA-256 over timestamp, token, nonce, timestamp', () => {
  // sha256("1700000000tokenN1700000000")
  expect(gatewaySignature('1700000000', 'token', 'N')).toBe(
    'd14288b74bf4ebcca064b2f8df72b05317e946d1ee8e3ce4a0e8f3be18f34ff1',
  )
  fc.assert(
    fc.property(fc.string(), fc.string(), (nonce, other) => {
      const signature = gatewaySignature('1700000000', 'token', nonce)
      expect(isGatewaySigned('1700000000', 'token', nonce, signature)).toBe(true)
      expect(isGatewaySigned('1700000000', 'token', nonce, other)).toBe(false)
      expect(isGatewaySigned('1700000001', 'token', nonce, signature)).toBe(false)
    }),
  )
})
