import { z } from 'zod'
import { date, fen, month, personSchema, year } from './person.ts'

export const socialSecurityOperations = {
  /** 城乡居民养老金发放查询: what was paid out in one year. */
  'socialSecurity.pensionPayments': {
    input: z.strictObject({ person: personSchema, year }),
    output: z.strictObject({
      year,
      bank: z.string(),
      /** Last four digits of the account the money goes to. */
      accountTail: z.string().regex(/^\d{4}$/),
      count: z.int(),
      total: fen,
      payments: z.array(z.strictObject({ month, paidOn: date, amount: fen })),
    }),
  },
  /** 企业职工基本养老保险缴费查询: contributions of one year, and the whole history's months and gaps. */
  'socialSecurity.employeeContributions': {
    input: z.strictObject({ person: personSchema, year }),
    output: z.strictObject({
      since: month,
      totalMonths: z.int(),
      gapMonths: z.int(),
      gaps: z.array(z.strictObject({ from: month, to: month, months: z.int() })),
      year,
      yearMonths: z.int(),
      personalTotal: fen,
      employerTotal: fen,
      contributions: z.array(z.strictObject({ month, base: fen, personal: fen, employer: fen })),
    }),
  },
} as const
