/**
 * What comes in over the bridge's socket. The bridge validates every payload before it sends it, so the page looks
 * at the header alone and keeps the validator (zod) out of its first paint.
 */
import type { CommandName, CommandOutput, UnsolicitedName, UnsolicitedPayload } from '#contract/commands.ts'
import type { BridgeMessage, CompletionCode } from '#contract/envelope.ts'
import type { Fault } from '#contract/faults.ts'

export interface Completion {
  header: { name: string; completionCode: CompletionCode; fault?: Fault | undefined }
  payload: object
}

/** `undefined` when it isn't a message of the envelope at all. */
export function parseMessage(data: unknown): BridgeMessage | undefined {
  if (typeof data !== 'string') return undefined
  try {
    const message: unknown = JSON.parse(data)
    return isMessage(message) ? message : undefined
  } catch {
    return undefined
  }
}

function isMessage(value: unknown): value is BridgeMessage {
  return isRecord(value) && isRecord(value['header']) && typeof value['header']['type'] === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Whether this completion carries what the command promises. */
export function completes<C extends CommandName>(
  name: C,
  message: Completion,
): message is Completion & { payload: CommandOutput<C> } {
  return message.header.name === name && message.header.completionCode === 'success'
}

export function isUnsolicited<N extends UnsolicitedName>(
  name: N,
  message: BridgeMessage,
): message is BridgeMessage & { payload: UnsolicitedPayload<N> } {
  return message.header.type === 'unsolicited' && message.header.name === name
}
