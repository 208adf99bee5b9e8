/**
 * One way of talking between kiosk-ui and device-bridge, in the shape of XFS4IoT: a command gets one acknowledge,
 * then events, then exactly one completion. `unsolicited` messages come without a command.
 */
import { z } from 'zod'
import { type Actor, type FaultCode, faultActors } from './faults.ts'

const actors: [Actor, ...Actor[]] = ['nobody', 'visitor', 'attendant', 'technician', 'vendor']
// Object.keys loses the key type; the table above is the only place it is built from.
const codes = Object.keys(faultActors).filter((key): key is FaultCode => key in faultActors)

export const faultSchema = z.strictObject({ code: z.enum(codes), actor: z.enum(actors) })

export const completionCodes = [
  'success',
  'canceled',
  'timeOut',
  'deviceNotReady',
  'hardwareError',
  'invalidData',
  'invalidCommand',
  'unsupportedCommand',
  'commandErrorCode',
  'sequenceError',
  'authorisationRequired',
  'userError',
  'internalError',
] as const
export type CompletionCode = (typeof completionCodes)[number]

const requestId = z.int().min(1)
const payload = z.record(z.string(), z.unknown()).default({})

/** What a client sends. `timeout` in ms; 0 means none. */
export const commandMessageSchema = z.strictObject({
  header: z.strictObject({
    type: z.literal('command'),
    name: z.string().min(1).max(64),
    requestId,
    timeout: z.int().min(0).max(600_000).default(0),
  }),
  payload,
})
export type CommandMessage = z.infer<typeof commandMessageSchema>

/** What the bridge sends. */
export const bridgeMessageSchema = z.union([
  z.strictObject({ header: z.strictObject({ type: z.literal('acknowledge'), name: z.string(), requestId }) }),
  z.strictObject({ header: z.strictObject({ type: z.literal('event'), name: z.string(), requestId }), payload }),
  z.strictObject({
    header: z.strictObject({
      type: z.literal('completion'),
      name: z.string(),
      /** 0 = what was sent couldn't be read as a command, so it has no number. */
      requestId: z.int().min(0),
      completionCode: z.enum(completionCodes),
      fault: faultSchema.optional(),
      /** For people who read logs: what was wrong with a refused command. Never personal data. */
      errorDescription: z.string().optional(),
    }),
    payload,
  }),
  z.strictObject({ header: z.strictObject({ type: z.literal('unsolicited'), name: z.string() }), payload }),
])
export type BridgeMessage = z.infer<typeof bridgeMessageSchema>
