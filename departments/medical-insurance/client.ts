import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { fault } from '#contract/faults.ts'
import { operations } from '#contract/operations.ts'
import { done, failed } from '#contract/result.ts'
import { exchange } from '../exchange.ts'
import { type CallOptions, type DepartmentCall, type Outcome, garbled, outcomeOf } from '../outcome.ts'
import { infcodes, messageIdOf, replyEnvelopeSchema, requestEnvelope, services } from './envelope.ts'
import { type MedicalInsuranceCredentials, gatewaySignature, signEnvelope } from './signature.ts'
import {
  accountFrom,
  accountInput,
  accountOutputSchema,
  enrolmentFrom,
  isAbout,
  personInput,
  personOutputSchema,
} from './wire.ts'

interface MedicalInsuranceConnection {
  url: string
  timeoutMs: number
  /** Which kiosk asks. */
  terminal: string
  credentials: MedicalInsuranceCredentials
}

/** Both operations only look something up, so the platform gets no request key: asking twice does no harm. */
export function medicalInsuranceCalls(connection: MedicalInsuranceConnection) {
  const request = createRequests(connection)
  const enrolment = operations['medicalInsurance.enrolment']
  const account = operations['medicalInsurance.personalAccount']
  return {
    'medicalInsurance.enrolment': async (input, options) => {
      const asked = enrolment.input.safeParse(input)
      if (!asked.success) return failed(fault('refusedInput'))
      const { person: who } = asked.data
      const person = await request(services.person, personInput(who), personOutputSchema, options)
      if (!person.ok) return person
      if (person.value.outcome !== 'done') return done(person.value)
      if (!isAbout(person.value.output, who)) return garbled()
      return checked(enrolment.output, enrolmentFrom(person.value.output))
    },
    'medicalInsurance.personalAccount': async (input, options) => {
      const asked = account.input.safeParse(input)
      if (!asked.success) return failed(fault('refusedInput'))
      const { person: who, from, to } = asked.data
      // at the same time, so that the visitor waits once
      const [person, entries] = await Promise.all([
        request(services.person, personInput(who), personOutputSchema, options),
        request(services.accountEntries, accountInput(who, from, to), accountOutputSchema, options),
      ])
      if (!person.ok) return person
      if (!entries.ok) return entries
      if (person.value.outcome !== 'done') return done(person.value)
      if (entries.value.outcome !== 'done') return done(entries.value)
      if (!isAbout(person.value.output, who)) return garbled()
      return checked(account.output, accountFrom(person.value.output, entries.value.output, asked.data))
    },
  } satisfies Record<string, DepartmentCall>
}

function checked<R extends z.ZodType<Record<string, unknown>>>(contract: R, output: z.input<R>) {
  const parsed = contract.safeParse(output)
  return parsed.success ? done({ outcome: 'done' as const, output: parsed.data }) : garbled()
}

function createRequests({ url, timeoutMs, terminal, credentials }: MedicalInsuranceConnection) {
  let sequence = 0
  return async function request<W extends z.ZodType>(
    service: string,
    input: unknown,
    outputSchema: W,
    { signal }: CallOptions,
  ): Promise<Outcome<z.output<W>>> {
    const time = new Date()
    const messageId = messageIdOf(credentials.institution.code, time, sequence++)
    const envelope = requestEnvelope({ service, messageId, time, terminal, credentials })
    const cainfo = signEnvelope(envelope, credentials.privateKey)
    const body = JSON.stringify({ ...envelope, cainfo, input })
    const headers = { 'content-type': 'application/json; charset=utf-8', ...gatewayHeaders(time, credentials) }
    const answer = await exchange(new URL(url), { method: 'POST', headers, body, timeoutMs, signal })
    return outcomeOf(answer, (json) => readReply(json, messageId, outputSchema))
  }
}

function gatewayHeaders(time: Date, { paasId, token }: MedicalInsuranceCredentials) {
  const timestamp = String(Math.floor(time.getTime() / 1000))
  const nonce = randomBytes(12).toString('hex')
  return {
    'x-tif-paasid': paasId,
    'x-tif-timestamp': timestamp,
    'x-tif-nonce': nonce,
    'x-tif-signature': gatewaySignature(timestamp, token, nonce),
  }
}

function readReply<W extends z.ZodType>(json: unknown, messageId: string, outputSchema: W): Outcome<z.output<W>> {
  const reply = replyEnvelopeSchema.safeParse(json)
  // an answer to another message may be another person's
  if (!reply.success || reply.data.inf_refmsgid !== messageId) return garbled()
  const { infcode, err_msg, output } = reply.data
  if (infcode !== infcodes.done) {
    const code = infcode === infcodes.notFound ? 'notFound' : 'other'
    return done({ outcome: 'refused', code, reason: err_msg ?? '' })
  }
  const parsed = outputSchema.safeParse(output)
  return parsed.success ? done({ outcome: 'done', output: parsed.data }) : garbled()
}
