/**
 * Signed JSON over HTTP, as social security and real estate speak it: HMAC-SHA256 (hex) over seven lines – method, path,
 * timestamp (ms), nonce, idempotency key, terminal, SHA-256 of the body (hex) – in the header `x-signature`.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** What a department gives a kiosk's operator: an id and 32 bytes as hex. */
export const signedJsonCredentialsSchema = z.strictObject({
  appId: z.string().min(1),
  key: z.string().regex(/^[0-9a-f]{64}$/),
})
export type SignedJsonCredentials = z.infer<typeof signedJsonCredentialsSchema>

export interface SignedParts {
  method: string
  path: string
  timestamp: string
  nonce: string
  idempotencyKey: string
  terminal: string
  body: string
}

export function sign(parts: SignedParts, key: string): string {
  const { method, path, timestamp, nonce, idempotencyKey, terminal } = parts
  const digest = createHash('sha256').update(parts.body).digest('hex')
  const lines = [method, path, timestamp, nonce, idempotencyKey, terminal, digest].join('\n')
  return createHmac('sha256', Buffer.from(key, 'hex')).update(lines).digest('hex')
}

export function isSignedBy(parts: SignedParts, signature: string, key: string): boolean {
  const given = Buffer.from(signature)
  const expected = Buffer.from(sign(parts, key))
  return given.length === expected.length && timingSafeEqual(given, expected)
}
