/** Whether a well-formed people file holds together: what a schema can't say about it. */
import { checkCard } from './check-card.ts'
import type { SyntheticPerson } from './people-file.ts'
import { accountEntriesOf } from './periods.ts'
import type { Problem } from './problem.ts'

type Path = PropertyKey[]
type MedicalInsurance = NonNullable<SyntheticPerson['medicalInsurance']>
type Case = NonNullable<SyntheticPerson['realEstate']>['cases'][number]

export function checkPeople(people: SyntheticPerson[]): Problem[] {
  const cases = people.flatMap(({ realEstate }, at) =>
    (realEstate?.cases ?? []).map(({ acceptanceNumber }, row) => ({
      path: ['people', at, 'realEstate', 'cases', row, 'acceptanceNumber'],
      value: acceptanceNumber,
    })),
  )
  return [
    ...checkUnique(people.map(({ id }, at) => ({ path: ['people', at, 'id'], value: id }))),
    ...checkUnique(people.map(({ card }, at) => ({ path: ['people', at, 'card', 'number'], value: card.number }))),
    ...checkUnique(cases),
    ...people.flatMap((person, at) => checkPerson(person, ['people', at])),
  ]
}

function checkPerson({ card, socialSecurity, medicalInsurance, realEstate }: SyntheticPerson, path: Path): Problem[] {
  const certificates = (realEstate?.properties ?? []).map(({ certificateNumber }, at) => ({
    path: [...path, 'realEstate', 'properties', at, 'certificateNumber'],
    value: certificateNumber,
  }))
  return [
    ...checkCard(card, [...path, 'card']),
    ...checkPeriods(socialSecurity?.pension?.periods ?? [], card.birth, [...path, 'socialSecurity', 'pension']),
    ...checkPeriods(socialSecurity?.employee?.periods ?? [], card.birth, [...path, 'socialSecurity', 'employee']),
    ...(medicalInsurance === undefined ? [] : checkMedical(medicalInsurance, [...path, 'medicalInsurance'])),
    ...checkUnique(certificates),
    ...(realEstate?.cases ?? []).flatMap((found, at) => checkCase(found, [...path, 'realEstate', 'cases', at])),
  ]
}

function checkUnique(values: { path: Path; value: string }[]): Problem[] {
  const seen = new Set<string>()
  return values.flatMap(({ path, value }) => {
    if (seen.has(value)) return [problem(path, value, '全文件不重复', 'unique in the file')]
    seen.add(value)
    return []
  })
}

/** In order, apart from each other, only the last one still going on. */
function checkPeriods(periods: { from: string; to?: string | undefined }[], birth: string, path: Path): Problem[] {
  return periods.flatMap(({ from, to }, at) => {
    const here = [...path, 'periods', at]
    const before = periods[at - 1]
    if (from < birth.slice(0, 7)) return [problem([...here, 'from'], from, '不早于出生日期', 'not before the birth')]
    if (to !== undefined && to < from) return [problem([...here, 'to'], to, `不早于 ${from}`, `not before ${from}`)]
    if (before === undefined) return []
    if (before.to === undefined) {
      const allowed = { zh: '只有最后一段可以不填 to', en: 'only the last period may go without "to"' }
      return [{ path: [...path, 'periods', at - 1, 'to'], found: undefined, allowed }]
    }
    return from > before.to ? [] : [problem([...here, 'from'], from, `晚于 ${before.to}`, `after ${before.to}`)]
  })
}

function checkMedical({ account, enrolments }: MedicalInsurance, path: Path): Problem[] {
  if (account === undefined) return []
  const problems: Problem[] = []
  if (!enrolments.some(({ kind }) => kind === 'employee')) {
    problems.push(
      problem([...path, 'account'], '{…}', '仅职工医保有个人账户', 'an account only with "kind": "employee"'),
    )
  }
  account.entries.forEach(({ date }, at) => {
    if (date >= account.opening.on) return
    const day = account.opening.on
    problems.push(problem([...path, 'account', 'entries', at, 'date'], date, `不早于 ${day}`, `not before ${day}`))
  })
  let balance = account.opening.balance
  // every listed entry counts, however far ahead it lies
  const end = account.entries.reduce((last, { date }) => (date > last ? date : last), account.opening.on)
  for (const entry of accountEntriesOf(account, end)) {
    balance += entry.amount
    if (balance >= 0) continue
    const zh = `余额始终不小于 0；${entry.date} 之后为 ${balance} 分`
    const en = `a balance that never falls below 0; after ${entry.date} it is ${balance} fen`
    problems.push(problem([...path, 'account', 'entries'], '[…]', zh, en))
    break
  }
  return problems
}

/** Days in order, no day behind an open step, promised after accepted. */
function checkCase({ acceptedOn, dueOn, steps }: Case, path: Path): Problem[] {
  const problems: Problem[] = []
  if (dueOn < acceptedOn) {
    problems.push(problem([...path, 'dueOn'], dueOn, `不早于 ${acceptedOn}`, `not before ${acceptedOn}`))
  }
  let last: string | null = acceptedOn
  steps.forEach(({ on }, at) => {
    if (on !== null && (last === null || on < last)) {
      const zh = last === null ? 'null：前面的步骤还没有办完' : `不早于 ${last}`
      const en = last === null ? 'null, because a step before it is open' : `not before ${last}`
      problems.push(problem([...path, 'steps', at, 'on'], on, zh, en))
    }
    last = on
  })
  return problems
}

function problem(path: Path, found: unknown, zh: string, en: string): Problem {
  return { path, found, allowed: { zh, en } }
}
