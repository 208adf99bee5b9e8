/** What became of a call, read from its exchange. */
import { fault } from '#contract/faults.ts'
import type { DepartmentAnswer } from '#contract/operations.ts'
import { type Result, done, failed } from '#contract/result.ts'
import type { Exchange } from './exchange.ts'

/** As DepartmentAnswer, with the type of what was done. */
export type Outcome<T> = Result<{ outcome: 'done'; output: T } | Exclude<DepartmentAnswer, { outcome: 'done' }>>

export interface CallOptions {
  requestKey: string
  signal: AbortSignal
}

/** One operation of a department. `input` is what the operation's contract says. */
export type DepartmentCall = (input: unknown, options: CallOptions) => Promise<Result<DepartmentAnswer>>

export function garbled(): Result<never> {
  return failed(fault('departmentGarbled'))
}

/** @param read takes the parsed JSON of an answer with status 200 */
export function outcomeOf<T>(exchange: Exchange, read: (json: unknown) => Outcome<T>): Outcome<T> {
  switch (exchange.kind) {
    case 'canceled':
      return failed(fault('canceled'))
    case 'notReached':
      return failed(fault('departmentDown'))
    case 'brokenOff':
      return done({ outcome: 'unknown' })
    case 'answered':
      return answered(exchange, read)
  }
}

function answered<T>(answer: { status: number; body: string }, read: (json: unknown) => Outcome<T>): Outcome<T> {
  // 503 and 429 turn a request away unseen; with the other three a machine behind may have taken it (RFC 9110, RFC 6585).
  if (answer.status === 503 || answer.status === 429) return failed(fault('departmentDown'))
  if ([500, 502, 504].includes(answer.status)) return done({ outcome: 'unknown' })
  if (answer.status !== 200) return garbled()
  const json = parseJson(answer.body)
  return json === undefined ? garbled() : read(json)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
