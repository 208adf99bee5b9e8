import { operations } from '#contract/operations.ts'
import type { DepartmentCall } from '../outcome.ts'
import { type SignedJsonConnection, signedJsonCall } from '../signed-json/client.ts'
import {
  contributionsFrom,
  contributionsPath,
  contributionsReplySchema,
  pensionPath,
  pensionPaymentsFrom,
  pensionReplySchema,
  yearQuery,
} from './wire.ts'

export function socialSecurityCalls(connection: SignedJsonConnection) {
  return {
    'socialSecurity.pensionPayments': signedJsonCall(connection, {
      operation: operations['socialSecurity.pensionPayments'],
      path: pensionPath,
      request: yearQuery,
      reply: pensionReplySchema,
      map: pensionPaymentsFrom,
    }),
    'socialSecurity.employeeContributions': signedJsonCall(connection, {
      operation: operations['socialSecurity.employeeContributions'],
      path: contributionsPath,
      request: yearQuery,
      reply: contributionsReplySchema,
      map: contributionsFrom,
    }),
  } satisfies Record<string, DepartmentCall>
}
