import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultPeopleFile, loadPeople, parsePeople } from './people.ts'
import type { SyntheticPerson } from './people-file.ts'

const text = readFileSync(defaultPeopleFile, 'utf8')

/** The shipped file with one thing changed. */
function changed(change: (people: SyntheticPerson[]) => unknown): string {
  const file = JSON.parse(text) as { people: SyntheticPerson[] }
  change(file.people)
  const result = parsePeople(JSON.stringify(file), 'others.json')
  return result.ok ? 'fine' : result.fault
}

function find(people: SyntheticPerson[], id: string): SyntheticPerson {
  const person = people.find((candidate) => candidate.id === id)
  if (person === undefined) throw new Error(`no ${id}`)
  return person
}

test('the people who come with the kiosk hold together', () => {
  const loaded = loadPeople(defaultPeopleFile)
  if (!loaded.ok) throw new Error(loaded.fault)
  const people = loaded.value
  const cards = people.map(({ card }) => card)
  expect(people.length).toBeGreaterThanOrEqual(12)
  expect(new Set(cards.map(({ kind }) => kind)).size).toBe(4)
  // the edges every part of the kiosk must bear
  expect(cards.some((card) => 'address' in card && card.address.length === 35)).toBe(true)
  for (const sign of ['·', '𠮷', '䶮']) expect(cards.some(({ name }) => name.includes(sign))).toBe(true)
  expect(cards.some(({ name }) => Array.from(name).length === 1)).toBe(true)
  expect(cards.some(({ validTo }) => validTo === 'longTerm')).toBe(true)
  expect(cards.some(({ validTo }) => validTo < '2026-11-01')).toBe(true)
})

test('a wrong check digit is told with field, what is there and the right digit, and the number only in part', () => {
  const message = changed((people) => (find(people, 'farmer').card.number = '371399195604120131'))
  expect(message).toBe(
    [
      '人员文件有误：others.json',
      'The people file is wrong: others.json',
      '  people.0.card.number',
      '    现在 is:      "3713…31"',
      '    允许 allowed: 出生日期存在，校验位为 0',
      '                  an existing birth date, and 0 as check digit',
    ].join('\n'),
  )
})

test('a wrong shape is told in both languages', () => {
  const message = changed((people) => Object.assign(find(people, 'farmer').card, { sex: 'other' }))
  expect(message).toContain('people.0.card.sex\n    现在 is:      "other"')
  expect(message).toContain('无效选项')
  expect(message).toContain('Invalid option')
  const nation = changed((people) => Object.assign(find(people, 'farmer').card, { nation: '火星' }))
  expect(nation).toContain('people.0.card.nation\n    现在 is:      "火星"')
  const missing = changed((people) => Reflect.deleteProperty(find(people, 'farmer').card, 'birth'))
  expect(missing).toContain('people.0.card.birth\n    现在 is:      没有填写 missing')
  const unknown = changed((people) => Object.assign(find(people, 'farmer'), { phone: '1' }))
  expect(unknown).toContain('phone')
})

test.each<[string, string, (people: SyntheticPerson[]) => unknown]>([
  ['an assigned area code', '371399', (p) => (find(p, 'farmer').card.number = '37132419560412013X')],
  ['a birth date against the number', 'card.birth', (p) => (find(p, 'farmer').card.birth = '1956-04-13')],
  ['a sex against the number', 'card.sex', (p) => (find(p, 'farmer').card.sex = 'female')],
  ['a card that ends before it begins', 'card.validTo', (p) => (find(p, 'farmer').card.validTo = '2001-01-01')],
  ['a name too long for the card', 'card.name', (p) => (find(p, 'farmer').card.name = '长'.repeat(16))],
  ['an empty name', 'card.name', (p) => (find(p, 'foreigner-2017').card.name = '')],
  ['a permit with a sequence of somebody', '000', (p) => (find(p, 'hong-kong-resident').card.number = J_ASSIGNED)],
  ['a permit from nowhere', '810000', (p) => (find(p, 'hong-kong-resident').card.number = J_ELSEWHERE)],
  ['a card of 2017 in an assigned area', '3799', (p) => (find(p, 'foreigner-2017').card.number = 'SWE110081052215')],
  [
    'a card of 2017 with a wrong check digit',
    '7-3-1',
    (p) => (find(p, 'foreigner-2017').card.number = 'SWE379981052210'),
  ],
  ['a card of 2023 without the 9', '以 9 开头', (p) => (find(p, 'foreigner-2023').card.number = J_ASSIGNED)],
  ['an id twice', 'people.1.id', (p) => (find(p, 'employee-with-gaps').id = 'farmer')],
  ['a number twice', 'people.1.card.number', (p) => (find(p, 'employee-with-gaps').card = find(p, 'farmer').card)],
  ['periods that overlap', 'employee.periods.1.from', (p) => (periods(p)[1]!.from = '2012-03')],
  ['a period that ends before it begins', 'employee.periods.0.to', (p) => (periods(p)[0]!.to = '2006-06')],
  ['two periods that go on', 'employee.periods.0.to', (p) => delete periods(p)[0]!.to],
  ['contributions before birth', 'employee.periods.0.from', (p) => (periods(p)[0]!.from = '1984-07')],
  ['an account that falls below zero', '余额始终不小于 0', (p) => (account(p).entries[0]!.amount = -99_999_999)],
  ['an entry before the account', 'account.entries.0.date', (p) => (account(p).entries[0]!.date = '2025-12-31')],
  ['an account of a resident', '"kind": "employee"', (p) => (enrolments(p)[0]!.kind = 'resident')],
  ['a case due before it was accepted', 'cases.0.dueOn', (p) => (underWay(p).dueOn = '2026-10-27')],
  ['a step out of order', 'cases.0.steps.1.on', (p) => (underWay(p).steps[1]!.on = '2026-10-27')],
  ['a step done behind an open one', 'cases.0.steps.3.on', (p) => (underWay(p).steps[3]!.on = '2026-11-20')],
  ['a case number twice', 'acceptanceNumber', (p) => (underWay(p).acceptanceNumber = '202609150042')],
])('%s is refused', (_, told, change) => {
  expect(changed(change)).toContain(told)
})

// right check digits, so that only the rule under test is broken
const J_ASSIGNED = '810000198703150126'
const J_ELSEWHERE = '371399198703150005'

const periods = (people: SyntheticPerson[]) => find(people, 'employee-with-gaps').socialSecurity!.employee!.periods
const account = (people: SyntheticPerson[]) => find(people, 'employee-with-gaps').medicalInsurance!.account!
const enrolments = (people: SyntheticPerson[]) => find(people, 'employee-with-gaps').medicalInsurance!.enrolments
const underWay = (people: SyntheticPerson[]) => find(people, 'registration-under-way').realEstate!.cases[0]!

test('no file, no JSON', () => {
  expect(loadPeople('/nowhere/people.json')).toMatchObject({ ok: false, fault: expect.stringContaining('读不到') })
  const broken = parsePeople('{\n  "people": [,\n}', 'others.json')
  expect(broken).toMatchObject({ ok: false, fault: expect.stringContaining('不是有效的 JSON：others.json') })
  expect(parsePeople('{"people": []}', 'others.json').ok).toBe(false)
})

test('the example of the documentation is fine', () => {
  const page = readFileSync(new URL('../../docs/people.md', import.meta.url), 'utf8')
  const example = /```json\n([^]+?)```/.exec(page)?.[1] ?? ''
  expect(parsePeople(example, 'docs/people.md')).toMatchObject({ ok: true })
})
