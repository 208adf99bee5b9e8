/** Inputs and outputs of the platform's services, and their way into the contract. Money is a number of yuan. */
import { z } from 'zod'
import type { OperationOutput } from '#contract/operations.ts'
import { date } from '#contract/operations/person.ts'
import { hundredths } from '../amounts.ts'
import { areaName } from './areas.ts'

interface Person {
  name: string
  number: string
}

/** 1101, asked by identity document. */
export function personInput({ name, number }: Person) {
  return {
    data: {
      mdtrt_cert_type: '02', // by identity document
      mdtrt_cert_no: number,
      card_sn: '',
      begntime: '',
      psn_cert_type: certificateType(number),
      certno: number,
      psn_name: name,
    },
  }
}

/** The platform's kinds of documents: 01 resident identity card, 07 permanent residence card of a foreigner, 99 another. */
function certificateType(number: string): string {
  if (/^[A-Z9]/.test(number)) return '07'
  return number.startsWith('8') ? '99' : '01'
}

export function accountInput(person: Person, from: string, to: string) {
  return { data: { certno: person.number, psn_name: person.name, begndate: from, enddate: to } }
}

const kinds: Record<string, 'employee' | 'resident'> = { '310': 'employee', '390': 'resident' }
/** 0 = never took part. */
const statuses = { '0': null, '1': 'normal', '2': 'paused', '4': 'ended' } as const

export const personOutputSchema = z.object({
  baseinfo: z.object({ psn_no: z.string(), certno: z.string(), psn_name: z.string() }),
  insuinfo: z.array(
    z.object({
      insutype: z.string(),
      psn_insu_stas: z.enum(['0', '1', '2', '4']),
      psn_insu_date: date,
      insuplc_admdvs: z.string(),
      emp_name: z.string().nullish(),
      balc: hundredths,
    }),
  ),
})

export const accountOutputSchema = z.object({
  entries: z.array(z.object({ trans_date: date, item: z.string(), place: z.string().nullish(), amt: hundredths })),
})

/** A reply about somebody else must never reach a screen. */
export function isAbout({ baseinfo }: z.output<typeof personOutputSchema>, person: Person): boolean {
  return baseinfo.certno === person.number && baseinfo.psn_name === person.name
}

/** Other insurances than the two basic ones (civil servants' supplement 320, large sums 330, …) aren't enrolments of their own. */
export function enrolmentFrom({
  insuinfo,
}: z.output<typeof personOutputSchema>): OperationOutput<'medicalInsurance.enrolment'> {
  return {
    enrolments: insuinfo.flatMap((row) => {
      const kind = kinds[row.insutype]
      const status = statuses[row.psn_insu_stas]
      if (kind === undefined || status === null) return []
      return {
        kind,
        status,
        place: areaName(row.insuplc_admdvs),
        since: row.psn_insu_date.slice(0, 7),
        employer: row.emp_name ?? '',
      }
    }),
  }
}

/** Balance from 1101, entries from the province's service; income and expense are both told as positive sums. */
export function accountFrom(
  { insuinfo }: z.output<typeof personOutputSchema>,
  account: z.output<typeof accountOutputSchema>,
  { from, to }: { from: string; to: string },
): OperationOutput<'medicalInsurance.personalAccount'> {
  const entries = account.entries
    .map((row) => ({ date: row.trans_date, what: row.item, place: row.place ?? '', amount: row.amt }))
    .toSorted((a, b) => a.date.localeCompare(b.date))
  const amounts = entries.map(({ amount }) => amount)
  return {
    balance: sum(insuinfo.map(({ balc }) => balc)),
    income: sum(amounts.filter((amount) => amount > 0)),
    expense: sum(amounts.filter((amount) => amount < 0).map((amount) => -amount)),
    from,
    to,
    entries,
  }
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
