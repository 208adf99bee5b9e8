/**
 * How the national medical insurance platform knows who speaks: gateway headers x-tif-* with a SHA-256 over
 * timestamp + token + nonce + timestamp, and an SM2 signature (SM3, default user id) of the envelope in its field `cainfo`.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import { z } from 'zod'

/** What the platform gives a kiosk's operator. */
export const medicalInsuranceCredentialsSchema = z.strictObject({
  paasId: z.string().min(1),
  token: z.string().min(16),
  /** SM2, 32 bytes as hex. */
  privateKey: z.string().regex(/^[0-9a-f]{64}$/),
  /** Code (12 characters) and name of the institution the kiosk works for. */
  institution: z.strictObject({ code: z.string().length(12), name: z.string().min(1) }),
  /** Six digits: the insured area the kiosk asks in. */
  area: z.string().regex(/^\d{6}$/),
})
export type MedicalInsuranceCredentials = z.infer<typeof medicalInsuranceCredentialsSchema>

/** What is signed: every filled parameter but `cainfo` and `input`, sorted by ASCII, as k=v joined by &. */
export function signedText(envelope: Record<string, unknown>): string {
  return Object.entries(envelope)
    .filter(([key, value]) => key !== 'cainfo' && key !== 'input' && value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${String(value)}`)
    .join('&')
}

export function signEnvelope(envelope: Record<string, unknown>, privateKey: string): string {
  return sm2.doSignature(signedText(envelope), privateKey, { hash: true })
}

export function isEnvelopeSignedBy(envelope: Record<string, unknown>, publicKey: string): boolean {
  const signature = envelope['cainfo']
  if (typeof signature !== 'string' || !/^[0-9a-f]{128}$/.test(signature)) return false
  try {
    return sm2.doVerifySignature(signedText(envelope), signature, publicKey, { hash: true })
  } catch {
    // the library throws for numbers outside the curve's order, instead of calling them wrong
    return false
  }
}

/** @param timestamp seconds since 1970, as text */
export function gatewaySignature(timestamp: string, token: string, nonce: string): string {
  return createHash('sha256').update(`${timestamp}${token}${nonce}${timestamp}`).digest('hex')
}

export function isGatewaySigned(timestamp: string, token: string, nonce: string, signature: string): boolean {
  const given = Buffer.from(signature)
  const expected = Buffer.from(gatewaySignature(timestamp, token, nonce))
  return given.length === expected.length && timingSafeEqual(given, expected)
}
