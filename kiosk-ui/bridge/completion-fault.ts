/** The fault of a completion that is no success. The bridge names it; a code alone must not read better than it is. */
import type { CompletionCode } from '#contract/envelope.ts'
import { type Fault, type FaultCode, fault } from '#contract/faults.ts'

/** `internal` leaves a print unknown and a read undone: the careful reading of a code that came without its fault. */
const faultOfCode = {
  success: 'internal', // of another command than the one it answers
  canceled: 'canceled',
  timeOut: 'internal',
  deviceNotReady: 'deviceLost',
  hardwareError: 'internal',
  invalidData: 'refusedInput',
  invalidCommand: 'refusedInput',
  unsupportedCommand: 'refusedInput',
  commandErrorCode: 'internal',
  sequenceError: 'internal',
  authorisationRequired: 'refusedInput',
  userError: 'internal',
  internalError: 'internal',
} as const satisfies Record<CompletionCode, FaultCode>

export function completionFault(header: { completionCode: CompletionCode; fault?: Fault | undefined }): Fault {
  return header.fault ?? fault(faultOfCode[header.completionCode])
}
