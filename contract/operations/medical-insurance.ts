import { z } from 'zod'
import { date, fen, month, personSchema } from './person.ts'

export const medicalInsuranceOperations = {
  /** 基本医疗保险参保信息查询. */
  'medicalInsurance.enrolment': {
    input: z.strictObject({ person: personSchema }),
    output: z.strictObject({
      enrolments: z.array(
        z.strictObject({
          kind: z.enum(['employee', 'resident']),
          status: z.enum(['normal', 'paused', 'ended']),
          place: z.string(),
          since: month,
          /** Empty for residents. */
          employer: z.string(),
        }),
      ),
    }),
  },
  /** 医保个人账户余额及明细查询: entries from `from` to `to`, both included. */
  'medicalInsurance.personalAccount': {
    input: z.strictObject({ person: personSchema, from: date, to: date }),
    output: z.strictObject({
      balance: fen,
      income: fen,
      expense: fen,
      from: date,
      to: date,
      /** `amount` is positive for income and negative for expense. */
      entries: z.array(z.strictObject({ date, what: z.string(), place: z.string(), amount: fen })),
    }),
  },
} as const
