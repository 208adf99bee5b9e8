/**
 * Social security's wire: signed JSON with the field names of the sector's data dictionary, and its way into the contract.
 * aac002 number, aac003 name, aae001 year, aae008 bank, aae010 account, aae002/aae003 month, aae019 amount paid,
 * aae180 base, aae082 personal part, aae020 employer's part. Money is text in yuan, months are YYYYMM.
 */
import { z } from 'zod'
import type { OperationOutput } from '#contract/operations.ts'
import { date } from '#contract/operations/person.ts'
import { hundredths } from '../amounts.ts'
import { gapsBetween, monthsBetween, monthsOf, wireMonth } from '../months.ts'

export const pensionPath = '/v1/residents/pension-payments'
export const contributionsPath = '/v1/employees/contributions'

export const yearQuerySchema = z.object({ aac002: z.string(), aac003: z.string(), aae001: z.int() })

export function yearQuery(input: { person: { name: string; number: string }; year: number }) {
  return { aac002: input.person.number, aac003: input.person.name, aae001: input.year }
}

export const pensionReplySchema = z.object({
  aae008: z.string(),
  /** Masked by the department, the last four digits in the clear: "****4821". */
  aae010: z.string().regex(/\d{4}$/),
  list: z.array(z.object({ aae002: wireMonth, ffrq: date, aae019: hundredths })),
})

export function pensionPaymentsFrom(
  data: z.output<typeof pensionReplySchema>,
  { year }: { year: number },
): OperationOutput<'socialSecurity.pensionPayments'> {
  const payments = data.list
    .map((row) => ({ month: row.aae002, paidOn: row.ffrq, amount: row.aae019 }))
    .toSorted((a, b) => a.month.localeCompare(b.month))
  return {
    year,
    bank: data.aae008,
    accountTail: data.aae010.slice(-4),
    count: payments.length,
    total: sum(payments.map(({ amount }) => amount)),
    payments,
  }
}

export const contributionsReplySchema = z.object({
  /** Every stretch of months with contributions, of the whole life. */
  jfqj: z.array(z.object({ qsny: wireMonth, zzny: wireMonth })).min(1),
  list: z.array(z.object({ aae003: wireMonth, aae180: hundredths, aae082: hundredths, aae020: hundredths })),
})

export function contributionsFrom(
  data: z.output<typeof contributionsReplySchema>,
  { year }: { year: number },
): OperationOutput<'socialSecurity.employeeContributions'> {
  const periods = data.jfqj.map(({ qsny, zzny }) => ({ from: qsny, to: zzny }))
  // a set, because stretches overlap where somebody had two employers
  const months = [...new Set(periods.flatMap(monthsOf))].toSorted()
  const gaps = gapsBetween(periods).map((gap) => ({ ...gap, months: monthsBetween(gap.from, gap.to) + 1 }))
  const contributions = data.list
    .map((row) => ({ month: row.aae003, base: row.aae180, personal: row.aae082, employer: row.aae020 }))
    .toSorted((a, b) => a.month.localeCompare(b.month))
  return {
    since: months[0] ?? '',
    totalMonths: months.length,
    gapMonths: sum(gaps.map((gap) => gap.months)),
    gaps,
    year,
    yearMonths: new Set(contributions.map(({ month }) => month)).size,
    personalTotal: sum(contributions.map(({ personal }) => personal)),
    employerTotal: sum(contributions.map(({ employer }) => employer)),
    contributions,
  }
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
