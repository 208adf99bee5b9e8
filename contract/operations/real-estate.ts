import { z } from 'zod'
import { date, personSchema } from './person.ts'

const progress = z.strictObject({
  cases: z.array(
    z.strictObject({
      acceptanceNumber: z.string(),
      kind: z.string(),
      acceptedOn: date,
      /** The day by which it should be done. */
      dueOn: date,
      /** What comes next, in the department's words. */
      next: z.string(),
      steps: z.array(
        z.strictObject({ name: z.string(), state: z.enum(['done', 'current', 'waiting']), on: date.nullable() }),
      ),
    }),
  ),
})

export const realEstateOperations = {
  /** 个人名下不动产登记信息查询. */
  'realEstate.ownProperties': {
    input: z.strictObject({ person: personSchema }),
    output: z.strictObject({
      count: z.int(),
      properties: z.array(
        z.strictObject({
          address: z.string(),
          certificateNumber: z.string(),
          unitNumber: z.string(),
          use: z.string(),
          /** Hundredths of a square metre. */
          area: z.int(),
          rooms: z.string(),
          share: z.string(),
          registeredOn: date,
          mortgaged: z.boolean(),
          seized: z.boolean(),
        }),
      ),
    }),
  },
  /** 不动产登记办理进度查询, for everything the card's holder has under way. */
  'realEstate.progressByPerson': { input: z.strictObject({ person: personSchema }), output: progress },
  /** The same for one acceptance number (受理编号, on the acceptance slip); tells no personal data. */
  'realEstate.progressByNumber': {
    input: z.strictObject({ acceptanceNumber: z.string().regex(/^\d{12}$/) }),
    output: progress,
  },
} as const
