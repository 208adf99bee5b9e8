import { expect, test } from 'vitest'
import { accountEntriesOf, balanceOf, contributionPeriodsOf, contributionsOf, pensionPaymentsOf } from './periods.ts'

const pension = {
  bank: '银行',
  accountTail: '0000',
  payDay: 15,
  periods: [
    { from: '2025-06', to: '2025-07', monthly: 100 },
    { from: '2025-08', monthly: 200 },
  ],
}

test('a pension is paid from its pay day on', () => {
  const paid = (today: string) => pensionPaymentsOf(pension, 2026, today).map(({ month }) => month)
  expect(paid('2026-02-14')).toEqual(['2026-01'])
  expect(paid('2026-02-15')).toEqual(['2026-01', '2026-02'])
  expect(paid('2025-12-31')).toEqual([])
})

test('periods follow each other within a year', () => {
  const payments = pensionPaymentsOf(pension, 2025, '2026-03-01')
  expect(payments.map(({ amount }) => amount)).toEqual([100, 100, 200, 200, 200, 200, 200])
  expect(payments[0]).toEqual({ month: '2025-06', paidOn: '2025-06-15', amount: 100 })
  expect(pensionPaymentsOf(pension, 2024, '2026-03-01')).toEqual([])
})

const employee = {
  periods: [
    { from: '2025-01', to: '2025-02', base: 400_050, personalPercent: 8, employerPercent: 16 },
    { from: '2025-06', base: 500_000, personalPercent: 8, employerPercent: 16 },
  ],
}

test('contributions are booked when their month is over, rounded to the fen', () => {
  expect(contributionPeriodsOf(employee, '2025-08-01').map(({ from, to }) => [from, to])).toEqual([
    ['2025-01', '2025-02'],
    ['2025-06', '2025-07'],
  ])
  expect(contributionPeriodsOf(employee, '2025-06-30').map(({ from }) => from)).toEqual(['2025-01'])
  expect(contributionsOf(employee, 2025, '2025-08-01')).toEqual([
    { month: '2025-01', base: 400_050, personal: 32_004, employer: 64_008 },
    { month: '2025-02', base: 400_050, personal: 32_004, employer: 64_008 },
    { month: '2025-06', base: 500_000, personal: 40_000, employer: 80_000 },
    { month: '2025-07', base: 500_000, personal: 40_000, employer: 80_000 },
  ])
  expect(contributionsOf(employee, 2027, '2028-01-01')).toHaveLength(12)
})

test('an account holds its opening balance and all that is booked by the day', () => {
  const account = {
    opening: { on: '2026-01-01', balance: 1000 },
    monthly: [{ from: '2025-12', day: 10, amount: 500, what: '划入', place: '' }],
    entries: [
      { date: '2026-02-10', amount: -300, what: '购药', place: '药房' },
      { date: '2026-01-05', amount: -200, what: '门诊', place: '医院' },
    ],
  }
  expect(balanceOf(account, '2026-01-04')).toBe(1000)
  expect(balanceOf(account, '2026-01-10')).toBe(1300)
  expect(balanceOf(account, '2026-02-10')).toBe(1500)
  expect(accountEntriesOf(account, '2026-02-09').map(({ date, amount }) => [date, amount])).toEqual([
    ['2026-01-05', -200],
    ['2026-01-10', 500],
  ])
})
