/** Everything a kiosk can ask of a department. Items and clients share these types; the bridge validates both ways. */
import { z } from 'zod'
import { type DepartmentName, departmentNames } from './device-status.ts'
import { medicalInsuranceOperations } from './operations/medical-insurance.ts'
import { realEstateOperations } from './operations/real-estate.ts'
import { socialSecurityOperations } from './operations/social-security.ts'

export const operations = {
  ...socialSecurityOperations,
  ...medicalInsuranceOperations,
  ...realEstateOperations,
} as const

export type OperationName = keyof typeof operations
export type OperationOutput<O extends OperationName> = z.infer<(typeof operations)[O]['output']>

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}

/** `socialSecurity.pensionPayments` → `socialSecurity`. */
export function departmentOf(operation: OperationName): DepartmentName {
  const name = operation.slice(0, operation.indexOf('.'))
  const department = departmentNames.find((candidate) => candidate === name)
  if (department === undefined) throw new Error(`operation ${operation} names no department`)
  return department
}

/**
 * What a department said. `refused` is an answer too (with its reason; `notFound` = it has no such person or case).
 * `unknown`: handed over, but no answer came, so nobody can say whether it was done.
 */
export const departmentAnswerSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), output: z.record(z.string(), z.unknown()) }),
  z.strictObject({ outcome: z.literal('refused'), code: z.enum(['notFound', 'other']), reason: z.string() }),
  z.strictObject({ outcome: z.literal('unknown') }),
])
export type DepartmentAnswer = z.infer<typeof departmentAnswerSchema>
