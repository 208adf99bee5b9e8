/** The client's half of signed JSON: an operation's contract on one side, a path and wire shapes on the other. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { exchange } from '../exchange.ts'
import { type CallOptions, type DepartmentCall, type Outcome, garbled, outcomeOf } from '../outcome.ts'
import { type SignedJsonCredentials, sign } from './signature.ts'

export interface SignedJsonConnection {
  url: string
  timeoutMs: number
  /** Which kiosk asks. */
  terminal: string
  credentials: SignedJsonCredentials
}

interface SignedJsonOperation<I extends z.ZodType, W extends z.ZodType, R extends z.ZodType<Record<string, unknown>>> {
  operation: { input: I; output: R }
  path: string
  request: (input: z.output<I>) => unknown
  /** Shape of the answer's `data`. */
  reply: W
  map: (data: z.output<W>, input: z.output<I>) => z.input<R>
}

const replySchema = z.object({ code: z.string(), message: z.string(), data: z.unknown() })
const codeDone = '0'
const codeNotFound = '404'

export function signedJsonCall<I extends z.ZodType, W extends z.ZodType, R extends z.ZodType<Record<string, unknown>>>(
  connection: SignedJsonConnection,
  wire: SignedJsonOperation<I, W, R>,
): DepartmentCall {
  return async (input, options) => {
    const asked = wire.operation.input.safeParse(input)
    if (!asked.success) return failed(fault('refusedInput'))
    const answer = await post(connection, wire.path, JSON.stringify(wire.request(asked.data)), options)
    if (!answer.ok) return answer
    if (answer.value.outcome !== 'done') return done(answer.value)
    const data = wire.reply.safeParse(answer.value.output)
    if (!data.success) return garbled()
    const output = wire.operation.output.safeParse(wire.map(data.data, asked.data))
    return output.success ? done({ outcome: 'done', output: output.data }) : garbled()
  }
}

async function post(
  { url, timeoutMs, terminal, credentials }: SignedJsonConnection,
  path: string,
  body: string,
  { requestKey, signal }: CallOptions,
): Promise<Outcome<unknown>> {
  const target = new URL(`${url.replace(/\/$/, '')}${path}`)
  const timestamp = String(Date.now())
  const nonce = randomUUID()
  const parts = { method: 'POST', path: target.pathname, timestamp, nonce, idempotencyKey: requestKey, terminal, body }
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-app-id': credentials.appId,
    'x-timestamp': timestamp,
    'x-nonce': nonce,
    'x-terminal': terminal,
    'idempotency-key': requestKey,
    'x-signature': sign(parts, credentials.key),
  }
  return outcomeOf(await exchange(target, { method: 'POST', headers, body, timeoutMs, signal }), readReply)
}

function readReply(json: unknown): Outcome<unknown> {
  const reply = replySchema.safeParse(json)
  if (!reply.success) return garbled()
  const { code, message, data } = reply.data
  if (code === codeDone) return done({ outcome: 'done', output: data })
  return done({ outcome: 'refused', code: code === codeNotFound ? 'notFound' : 'other', reason: message })
}
