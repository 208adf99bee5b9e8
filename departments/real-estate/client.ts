import { operations } from '#contract/operations.ts'
import type { DepartmentCall } from '../outcome.ts'
import { type SignedJsonConnection, signedJsonCall } from '../signed-json/client.ts'
import {
  casesPath,
  casesReplySchema,
  numberQuery,
  personQuery,
  progressFrom,
  propertiesFrom,
  propertiesPath,
  propertiesReplySchema,
} from './wire.ts'

export function realEstateCalls(connection: SignedJsonConnection) {
  return {
    'realEstate.ownProperties': signedJsonCall(connection, {
      operation: operations['realEstate.ownProperties'],
      path: propertiesPath,
      request: personQuery,
      reply: propertiesReplySchema,
      map: propertiesFrom,
    }),
    'realEstate.progressByPerson': signedJsonCall(connection, {
      operation: operations['realEstate.progressByPerson'],
      path: casesPath,
      request: personQuery,
      reply: casesReplySchema,
      map: progressFrom,
    }),
    'realEstate.progressByNumber': signedJsonCall(connection, {
      operation: operations['realEstate.progressByNumber'],
      path: casesPath,
      request: numberQuery,
      reply: casesReplySchema,
      map: progressFrom,
    }),
  } satisfies Record<string, DepartmentCall>
}
