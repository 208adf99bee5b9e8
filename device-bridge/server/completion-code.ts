import type { CompletionCode } from '#contract/envelope.ts'
import type { FaultCode } from '#contract/faults.ts'

/** How a command that ended with a fault completes. The fault itself goes along: it says more. */
export const completionCodeOf = {
  cardTimeout: 'timeOut',
  cardReadFailed: 'commandErrorCode',
  cardRemoved: 'userError',
  cardUnsupported: 'commandErrorCode',
  deviceLost: 'deviceNotReady',
  deviceAbsent: 'deviceNotReady',
  deviceSilent: 'deviceNotReady',
  deviceNotConfigured: 'unsupportedCommand',
  deviceBusy: 'deviceNotReady',
  deviceForbidden: 'deviceNotReady',
  programMissing: 'deviceNotReady',
  samFault: 'hardwareError',
  paperOut: 'deviceNotReady',
  coverOpen: 'deviceNotReady',
  cutterJam: 'hardwareError',
  paperLeft: 'deviceNotReady',
  headHot: 'deviceNotReady',
  printerError: 'hardwareError',
  printUnproven: 'hardwareError',
  printInterrupted: 'hardwareError',
  departmentDown: 'commandErrorCode',
  departmentClosed: 'commandErrorCode',
  departmentSilent: 'commandErrorCode',
  departmentGarbled: 'commandErrorCode',
  bridgeLost: 'internalError',
  canceled: 'canceled',
  refusedInput: 'invalidData',
  internal: 'internalError',
} as const satisfies Record<FaultCode, CompletionCode>
