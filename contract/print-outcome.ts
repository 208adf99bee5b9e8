/** How a print ended, read from its completion. Without proof it is never `printed`. */
import type { FaultCode } from './faults.ts'
import type { Result } from './result.ts'

const unknownCodes: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'printUnproven',
  'printInterrupted',
  'bridgeLost',
  'internal',
  'canceled',
])

export type PrintOutcome = 'printed' | 'failed' | 'unknown'

export function printOutcome(result: Result<unknown>): PrintOutcome {
  if (result.ok) return 'printed'
  return unknownCodes.has(result.fault.code) ? 'unknown' : 'failed'
}
