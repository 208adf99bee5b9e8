import { expect, test } from 'vitest'
import { accountFrom, accountOutputSchema, enrolmentFrom, isAbout, personInput, personOutputSchema } from './wire.ts'

const insurance = {
  insutype: '310',
  psn_type: '11',
  psn_insu_stas: '1',
  psn_insu_date: '2006-07-01',
  paus_insu_date: null,
  insuplc_admdvs: '371324',
  emp_name: '沂蒙食品加工有限公司',
  balc: 2186.4,
}
const output = {
  baseinfo: { psn_no: '37139900000000000000000002', certno: '371399198408230375', psn_name: '赵建国', gend: '1' },
  insuinfo: [insurance],
  idetinfo: [],
}

test.each([
  ['371399198408230375', '01'],
  ['810000198703150005', '99'],
  ['SWE379981052212', '07'],
  ['937410198506200009', '07'],
])('1101 is asked by identity document: %s is of type %s', (number, type) => {
  expect(personInput({ name: '某人', number }).data).toMatchObject({
    mdtrt_cert_type: '02',
    mdtrt_cert_no: number,
    psn_cert_type: type,
    certno: number,
    psn_name: '某人',
  })
})

test('enrolments: both basic insurances with place and month; supplements and "never took part" are left out', () => {
  const insuinfo = [
    insurance,
    { ...insurance, insutype: '330' },
    { ...insurance, insutype: '390', psn_insu_stas: '0' },
    { ...insurance, insutype: '390', psn_insu_stas: '4', insuplc_admdvs: '110101', emp_name: null, balc: 0 },
    { ...insurance, psn_insu_stas: '2' },
  ]
  const employee = { kind: 'employee', place: '临沂市兰陵县', since: '2006-07', employer: '沂蒙食品加工有限公司' }
  expect(enrolmentFrom(personOutputSchema.parse({ ...output, insuinfo }))).toEqual({
    enrolments: [
      { ...employee, status: 'normal' },
      { kind: 'resident', status: 'ended', place: '110101', since: '2006-07', employer: '' },
      { ...employee, status: 'paused' },
    ],
  })
})

test('a status the dictionary lacks is refused, never read as normal', () => {
  for (const psn_insu_stas of ['3', '', null]) {
    expect(personOutputSchema.safeParse({ ...output, insuinfo: [{ ...insurance, psn_insu_stas }] }).success).toBe(false)
  }
})

test('the account: balance in fen, income and expense as positive sums, entries in order', () => {
  const entries = [
    { trans_date: '2026-02-11', item: '门诊', place: '县人民医院', amt: -86.5 },
    { trans_date: '2026-01-15', item: '划入', place: null, amt: 113.6 },
    { trans_date: '2026-05-23', item: '购药', place: '药房', amt: -43.2 },
  ]
  const period = { from: '2026-01-01', to: '2026-06-30' }
  expect(accountFrom(personOutputSchema.parse(output), accountOutputSchema.parse({ entries }), period)).toEqual({
    balance: 218640,
    income: 11360,
    expense: 12970,
    ...period,
    entries: [
      { date: '2026-01-15', what: '划入', place: '', amount: 11360 },
      { date: '2026-02-11', what: '门诊', place: '县人民医院', amount: -8650 },
      { date: '2026-05-23', what: '购药', place: '药房', amount: -4320 },
    ],
  })
})

test('no expense is 0, not -0', () => {
  const account = accountFrom(
    personOutputSchema.parse(output),
    { entries: [] },
    { from: '2026-01-01', to: '2026-01-31' },
  )
  expect(account.expense).toBe(0)
})

test('a reply about somebody else is recognised', () => {
  const parsed = personOutputSchema.parse(output)
  expect(isAbout(parsed, { name: '赵建国', number: '371399198408230375' })).toBe(true)
  expect(isAbout(parsed, { name: '赵建国', number: '371399195604120130' })).toBe(false)
  expect(isAbout(parsed, { name: '郭守田', number: '371399198408230375' })).toBe(false)
})
