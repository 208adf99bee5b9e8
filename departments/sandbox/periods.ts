/** Compact histories of the people file (from, to, amount) as the single months a department has on file by a given day. */
import { monthAfter, monthsOf } from '../months.ts'
import type { SyntheticPerson } from './people-file.ts'

type SocialSecurity = NonNullable<SyntheticPerson['socialSecurity']>
type Account = NonNullable<NonNullable<SyntheticPerson['medicalInsurance']>['account']>

interface FilePeriod {
  from: string
  to?: string | undefined
}

/** Pension payments of one year whose pay day has come by `today`. */
export function pensionPaymentsOf(pension: NonNullable<SocialSecurity['pension']>, year: number, today: string) {
  return pension.periods
    .flatMap((period) => monthsUntil(period, today.slice(0, 7)).map((month) => ({ month, amount: period.monthly })))
    .map((payment) => ({ ...payment, paidOn: dayOf(payment.month, pension.payDay) }))
    .filter(({ month, paidOn }) => month.startsWith(`${year}-`) && paidOn <= today)
}

/** Contribution periods up to the last month that is over on `today`. */
export function contributionPeriodsOf(employee: NonNullable<SocialSecurity['employee']>, today: string) {
  const last = monthAfter(today.slice(0, 7), -1)
  return employee.periods
    .map((period) => ({ ...period, to: earlier(period.to ?? last, last) }))
    .filter(({ from, to }) => from <= to)
}

/** Single contributions of one year. */
export function contributionsOf(employee: NonNullable<SocialSecurity['employee']>, year: number, today: string) {
  return contributionPeriodsOf(employee, today)
    .flatMap((period) =>
      monthsOf(period).map((month) => ({
        month,
        base: period.base,
        personal: Math.round((period.base * period.personalPercent) / 100),
        employer: Math.round((period.base * period.employerPercent) / 100),
      })),
    )
    .filter(({ month }) => month.startsWith(`${year}-`))
}

/** All account entries that are booked by `today`, oldest first. */
export function accountEntriesOf(account: Account, today: string) {
  const monthly = account.monthly.flatMap(({ day, amount, what, place, ...period }) =>
    monthsUntil(period, today.slice(0, 7)).map((month) => ({ date: dayOf(month, day), amount, what, place })),
  )
  return [...monthly, ...account.entries]
    .filter(({ date }) => date >= account.opening.on && date <= today)
    .toSorted((a, b) => a.date.localeCompare(b.date))
}

export function balanceOf(account: Account, today: string): number {
  return accountEntriesOf(account, today).reduce((balance, entry) => balance + entry.amount, account.opening.balance)
}

function monthsUntil(period: FilePeriod, last: string): string[] {
  return monthsOf({ from: period.from, to: earlier(period.to ?? last, last) })
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}

function dayOf(month: string, day: number): string {
  return `${month}-${String(day).padStart(2, '0')}`
}
