import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type DepartmentName, departmentNames } from '#contract/device-status.ts'
import { type OperationName, type OperationOutput, departmentOf, operations } from '#contract/operations.ts'
import { type Departments, createDepartments } from './client.ts'
import { balanceOf } from './sandbox/periods.ts'
import { defaultPeopleFile, loadPeople } from './sandbox/people.ts'
import type { SyntheticPerson } from './sandbox/people-file.ts'
import { type Sandbox, startSandbox } from './sandbox/sandbox.ts'

const today = '2026-11-24'
const loaded = loadPeople(defaultPeopleFile)
if (!loaded.ok) throw new Error(loaded.fault)
const people = loaded.value

let sandbox: Sandbox
let departments: Departments
beforeAll(async () => {
  sandbox = await startSandbox(people, { now: Date.now, today: () => today, slowMs: 700 })
  departments = connect(2000)
})
afterAll(() => sandbox.close())
afterEach(async () => {
  await Promise.all(departmentNames.map((department) => sandbox.setMode(department, 'normal')))
})

function connect(timeoutMs: number): Departments {
  const department = { url: 'sandbox:' as const, hours: null, timeoutMs }
  return createDepartments(
    { socialSecurity: department, medicalInsurance: department, realEstate: department },
    { sandboxUrls: sandbox.urls, siteId: 'bianzhuang-0001' },
  )
}

function call(operation: OperationName, input: unknown, by = departments, signal = new AbortController().signal) {
  return by.call(operation, input, { requestKey: randomUUID(), signal })
}

async function outputOf<O extends OperationName>(operation: O, input: unknown): Promise<OperationOutput<O>> {
  const result = await call(operation, input)
  if (!result.ok || result.value.outcome !== 'done') throw new Error(`not done: ${JSON.stringify(result)}`)
  return result.value.output as OperationOutput<O>
}

function personOf(id: string) {
  const card = people.find((person) => person.id === id)?.card
  if (card === undefined) throw new Error(`no ${id}`)
  return { name: card.name, number: card.number }
}

const year2026 = { from: '2026-01-01', to: '2026-12-31' }
const inputs: Record<OperationName, (person: { name: string; number: string }) => unknown> = {
  'socialSecurity.pensionPayments': (person) => ({ person, year: 2026 }),
  'socialSecurity.employeeContributions': (person) => ({ person, year: 2026 }),
  'medicalInsurance.enrolment': (person) => ({ person }),
  'medicalInsurance.personalAccount': (person) => ({ person, ...year2026 }),
  'realEstate.ownProperties': (person) => ({ person }),
  'realEstate.progressByPerson': (person) => ({ person }),
  'realEstate.progressByNumber': () => ({ acceptanceNumber: '202610280017' }),
}
const operationNames = Object.keys(operations) as OperationName[]

/** Whether the people file gives the department something to say. */
const has: Record<OperationName, (person: SyntheticPerson) => boolean> = {
  'socialSecurity.pensionPayments': ({ socialSecurity }) => socialSecurity?.pension !== undefined,
  'socialSecurity.employeeContributions': ({ socialSecurity }) => socialSecurity?.employee !== undefined,
  'medicalInsurance.enrolment': ({ medicalInsurance }) => medicalInsurance !== undefined,
  'medicalInsurance.personalAccount': ({ medicalInsurance }) => medicalInsurance?.account !== undefined,
  'realEstate.ownProperties': ({ realEstate }) => realEstate !== undefined,
  'realEstate.progressByPerson': ({ realEstate }) => (realEstate?.cases.length ?? 0) > 0,
  'realEstate.progressByNumber': () => true,
}

const everyCall = people.flatMap((person) => operationNames.map((operation) => ({ id: person.id, operation, person })))

test.each(everyCall)('$operation for $id', async ({ operation, person }) => {
  const result = await call(operation, inputs[operation](personOf(person.id)))
  if (!result.ok) throw new Error(result.fault.code)
  if (has[operation](person)) {
    expect(result.value.outcome).toBe('done')
  } else {
    expect(result.value).toEqual({ outcome: 'refused', code: 'notFound', reason: expect.stringContaining('未查询到') })
  }
})

test('a name that does not go with the number finds nobody', async () => {
  const person = { ...personOf('farmer'), name: '郭守地' }
  expect(await call('socialSecurity.pensionPayments', { person, year: 2026 })).toMatchObject({
    ok: true,
    value: { outcome: 'refused', code: 'notFound' },
  })
})

test('the farmer’s pension: ten months of 186.50 yuan so far this year, the raise of 2025 before that', async () => {
  const person = personOf('farmer')
  expect(await outputOf('socialSecurity.pensionPayments', { person, year: 2026 })).toMatchObject({
    count: 10,
    total: 186_500,
    accountTail: '4821',
  })
  expect(await outputOf('socialSecurity.pensionPayments', { person, year: 2024 })).toMatchObject({
    count: 12,
    total: 195_600,
  })
  expect(await outputOf('socialSecurity.pensionPayments', { person, year: 2010 })).toMatchObject({ count: 0, total: 0 })
})

test('the employee’s two gaps', async () => {
  const output = await outputOf('socialSecurity.employeeContributions', {
    person: personOf('employee-with-gaps'),
    year: 2026,
  })
  expect(output).toMatchObject({
    since: '2006-07',
    gapMonths: 11,
    gaps: [
      { from: '2012-04', to: '2012-09', months: 6 },
      { from: '2020-01', to: '2020-05', months: 5 },
    ],
    // 2006-07 to 2026-10 are 244 months
    totalMonths: 233,
    yearMonths: 10,
    personalTotal: 10 * 45_440,
    employerTotal: 10 * 90_880,
  })
})

test('the account with more than thirty entries adds up', async () => {
  const person = personOf('many-account-entries')
  const { entries, income, expense, balance } = await outputOf('medicalInsurance.personalAccount', {
    person,
    ...year2026,
  })
  expect(entries.length).toBeGreaterThan(30)
  expect(entries.reduce((total, { amount }) => total + amount, 0)).toBe(income - expense)
  const account = people.find(({ id }) => id === 'many-account-entries')?.medicalInsurance?.account
  expect(balance).toBe(account && balanceOf(account, today))
  const january = await outputOf('medicalInsurance.personalAccount', { person, from: '2026-01-06', to: '2026-01-19' })
  expect(january.entries.map(({ date }) => date)).toEqual(['2026-01-06', '2026-01-15', '2026-01-19'])
  expect(january.balance).toBe(balance)
})

test('enrolments: paused and resident', async () => {
  expect(await outputOf('medicalInsurance.enrolment', { person: personOf('medical-insurance-paused') })).toMatchObject({
    enrolments: [{ kind: 'employee', status: 'paused' }],
  })
  expect(await outputOf('medicalInsurance.enrolment', { person: personOf('child') })).toEqual({
    enrolments: [{ kind: 'resident', status: 'normal', place: '临沂市兰陵县', since: '2019-06', employer: '' }],
  })
})

test('three properties, one mortgaged, one seized', async () => {
  const { count, properties } = await outputOf('realEstate.ownProperties', { person: personOf('three-properties') })
  expect(count).toBe(3)
  expect(properties.map(({ mortgaged, seized }) => [mortgaged, seized])).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ])
})

test('a registration at step three of five, by person and by number', async () => {
  const byPerson = await outputOf('realEstate.progressByPerson', { person: personOf('registration-under-way') })
  expect(byPerson.cases[0]?.steps.map(({ state }) => state)).toEqual(['done', 'done', 'current', 'waiting', 'waiting'])
  expect(await outputOf('realEstate.progressByNumber', { acceptanceNumber: '202610280017' })).toEqual(byPerson)
  expect(await call('realEstate.progressByNumber', { acceptanceNumber: '000000000000' })).toMatchObject({
    value: { outcome: 'refused', code: 'notFound' },
  })
})

test('an input that breaks the contract is refused before anything is sent', async () => {
  for (const operation of operationNames) {
    expect(await call(operation, { person: { name: '', number: '1' } })).toEqual({
      ok: false,
      fault: { code: 'refusedInput', actor: 'vendor' },
    })
  }
})

const oneOfEach: Record<DepartmentName, OperationName[]> = {
  socialSecurity: ['socialSecurity.employeeContributions'],
  medicalInsurance: ['medicalInsurance.enrolment', 'medicalInsurance.personalAccount'],
  realEstate: ['realEstate.ownProperties'],
}
const employeeInput = (operation: OperationName) => inputs[operation](personOf('employee-with-gaps'))
const { signal } = new AbortController()

test.each(departmentNames)('%s slow: waited for, or unknown when that takes too long', async (department) => {
  await sandbox.setMode(department, 'slow')
  const impatient = connect(350)
  await Promise.all(
    oneOfEach[department].flatMap((operation) => [
      expect(call(operation, employeeInput(operation))).resolves.toMatchObject({ value: { outcome: 'done' } }),
      expect(call(operation, employeeInput(operation), impatient)).resolves.toEqual({
        ok: true,
        value: { outcome: 'unknown' },
      }),
    ]),
  )
  expect(await departments.check(department, signal)).toBe('up')
})

test.each(departmentNames)('%s down: nothing handed over, the others go on, and it comes back', async (department) => {
  await sandbox.setMode(department, 'down')
  for (const operation of operationNames) {
    const result = await call(operation, employeeInput(operation))
    if (departmentOf(operation) === department) {
      expect(result).toEqual({ ok: false, fault: { code: 'departmentDown', actor: 'nobody' } })
    } else expect(result.ok).toBe(true)
  }
  expect(await departments.check(department, signal)).toBe('down')
  await sandbox.setMode(department, 'normal')
  expect(await departments.check(department, signal)).toBe('up')
})

test('going down while an answer is awaited leaves its outcome unknown', async () => {
  await sandbox.setMode('realEstate', 'slow')
  const answer = call('realEstate.ownProperties', employeeInput('realEstate.ownProperties'))
  // the health request comes in behind the call, so after its answer the call has been handed over
  await departments.check('realEstate', signal)
  await sandbox.setMode('realEstate', 'down')
  expect(await answer).toEqual({ ok: true, value: { outcome: 'unknown' } })
})

test.each(departmentNames)('%s refusing: its own words, in its own protocol', async (department) => {
  await sandbox.setMode(department, 'refusing')
  for (const operation of oneOfEach[department]) {
    expect(await call(operation, employeeInput(operation))).toEqual({
      ok: true,
      value: { outcome: 'refused', code: 'other', reason: '系统维护，暂停查询' },
    })
  }
  expect(await departments.check(department, signal)).toBe('up')
})

test('canceled by the visitor', async () => {
  await sandbox.setMode('socialSecurity', 'slow')
  for (const operation of operationNames) {
    const controller = new AbortController()
    const answer = call(operation, employeeInput(operation), departments, controller.signal)
    controller.abort()
    expect(await answer).toEqual({ ok: false, fault: { code: 'canceled', actor: 'nobody' } })
  }
})

test('nothing personal stands in an address, and nothing at all is logged', async () => {
  const spies = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
  const request = vi.spyOn((await import('node:http')).default, 'request')
  for (const operation of operationNames) await call(operation, employeeInput(operation))
  const seen = request.mock.calls.map(([url]) => String(url))
  expect(seen.length).toBeGreaterThanOrEqual(operationNames.length)
  for (const url of seen) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[a-z0-9/-]*$/)
  for (const url of seen) expect(url).not.toContain(personOf('employee-with-gaps').number)
  for (const spy of spies) expect(spy).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
