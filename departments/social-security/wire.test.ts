import { expect, test } from 'vitest'
import {
  contributionsFrom,
  contributionsReplySchema,
  pensionPaymentsFrom,
  pensionReplySchema,
  yearQuery,
} from './wire.ts'

test('the query carries number, name and year', () => {
  expect(yearQuery({ person: { name: '郭守田', number: '371399195604120130' }, year: 2026 })).toEqual({
    aac002: '371399195604120130',
    aac003: '郭守田',
    aae001: 2026,
  })
})

test('pension payments: yuan become fen, months are put in order, totals are counted', () => {
  const reply = {
    aae008: '兰陵农村商业银行',
    aae010: '****4821',
    list: [
      { aae002: '202602', ffrq: '2026-02-28', aae019: '186.50' },
      { aae002: '202601', ffrq: '2026-01-28', aae019: '163.00' },
    ],
  }
  expect(pensionPaymentsFrom(pensionReplySchema.parse(reply), { year: 2026 })).toEqual({
    year: 2026,
    bank: '兰陵农村商业银行',
    accountTail: '4821',
    count: 2,
    total: 34950,
    payments: [
      { month: '2026-01', paidOn: '2026-01-28', amount: 16300 },
      { month: '2026-02', paidOn: '2026-02-28', amount: 18650 },
    ],
  })
})

test('contributions: touching stretches are no gap, overlapping ones count once', () => {
  const reply = {
    jfqj: [
      { qsny: '202006', zzny: '202012' },
      { qsny: '201901', zzny: '201906' },
      { qsny: '201907', zzny: '201912' },
      { qsny: '202010', zzny: '202102' },
    ],
    list: [
      { aae003: '202102', aae180: '5680.00', aae082: '454.40', aae020: '908.80' },
      { aae003: '202101', aae180: '5680.00', aae082: '454.40', aae020: '908.80' },
    ],
  }
  expect(contributionsFrom(contributionsReplySchema.parse(reply), { year: 2021 })).toEqual({
    since: '2019-01',
    totalMonths: 21,
    gapMonths: 5,
    gaps: [{ from: '2020-01', to: '2020-05', months: 5 }],
    year: 2021,
    yearMonths: 2,
    personalTotal: 90880,
    employerTotal: 181760,
    contributions: [
      { month: '2021-01', base: 568000, personal: 45440, employer: 90880 },
      { month: '2021-02', base: 568000, personal: 45440, employer: 90880 },
    ],
  })
})

test('replies that break the shape are refused', () => {
  const row = { aae002: '202601', ffrq: '2026-01-28', aae019: '186.50' }
  for (const broken of [{ aae002: '202613' }, { ffrq: '2026-02-30' }, { aae019: '186.505' }, { aae019: null }]) {
    const reply = { aae008: 'x', aae010: '****4821', list: [{ ...row, ...broken }] }
    expect(pensionReplySchema.safeParse(reply).success).toBe(false)
  }
  expect(contributionsReplySchema.safeParse({ jfqj: [], list: [] }).success).toBe(false)
})
