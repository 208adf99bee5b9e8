import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DepartmentName, DepartmentStatus } from '#contract/device-status.ts'
import { isWithin, watchDepartments } from './department-watch.ts'

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-03-02T08:00:00+08:00') }))
afterEach(() => void vi.useRealTimers())

const always = { url: 'sandbox:', hours: null, timeoutMs: 8000 } as const
const officeHours = { opens: '08:30', closes: '17:00' }

function rig() {
  const answers: Record<DepartmentName, 'up' | 'down'> = {
    socialSecurity: 'up',
    medicalInsurance: 'up',
    realEstate: 'up',
  }
  const checked: DepartmentName[] = []
  const news: string[] = []
  const watch = watchDepartments({
    config: { socialSecurity: always, medicalInsurance: always, realEstate: { ...always, hours: officeHours } },
    check: (department) => {
      checked.push(department)
      return Promise.resolve(answers[department])
    },
  })
  watch.subscribe(({ department, state }: DepartmentStatus) => news.push(`${department} ${state}`))
  const state = (name: DepartmentName) => watch.status().find(({ department }) => department === name)?.state
  return { watch, answers, checked, news, state, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

test('unknown until checked, then up', async () => {
  const { state, pass, watch } = rig()
  expect(state('socialSecurity')).toBe('unknown')
  await pass(0)
  expect(state('socialSecurity')).toBe('up')
  expect(watch.status().map(({ department }) => department)).toEqual([
    'socialSecurity',
    'medicalInsurance',
    'realEstate',
  ])
  watch.stop()
})

test('closed outside its hours without being asked, and open on time', async () => {
  const { state, checked, watch, pass } = rig()
  await pass(60_000)
  expect(state('realEstate')).toBe('closed')
  expect(watch.isOpen('realEstate')).toBe(false)
  expect(checked).not.toContain('realEstate')
  await pass(30 * 60_000)
  expect(state('realEstate')).toBe('up')
  watch.stop()
})

test('a change is told once, by check or by call', async () => {
  const { answers, news, state, pass, watch } = rig()
  await pass(0)
  news.length = 0
  answers.socialSecurity = 'down'
  await pass(30_000)
  watch.note('medicalInsurance', 'down')
  watch.note('medicalInsurance', 'down')
  expect(news).toEqual(['socialSecurity down', 'medicalInsurance down'])
  await pass(10_000)
  expect(state('medicalInsurance')).toBe('up')
  watch.stop()
})

test('checkNow does not wait for the next round, and stop ends the rounds', async () => {
  const { answers, checked, state, pass, watch } = rig()
  await pass(0)
  answers.socialSecurity = 'down'
  watch.checkNow('socialSecurity')
  await pass(0)
  expect(state('socialSecurity')).toBe('down')
  watch.stop()
  checked.length = 0
  await pass(60_000)
  expect(checked).toEqual([])
})

test.each([
  ['2026-03-02T08:29:59+08:00', officeHours, false],
  ['2026-03-02T08:30:00+08:00', officeHours, true],
  ['2026-03-02T16:59:59+08:00', officeHours, true],
  ['2026-03-02T17:00:00+08:00', officeHours, false],
  ['2026-03-02T00:30:00Z', officeHours, true],
  ['2026-03-02T23:00:00+08:00', { opens: '20:00', closes: '06:00' }, true],
  ['2026-03-02T05:59:00+08:00', { opens: '20:00', closes: '06:00' }, true],
  ['2026-03-02T12:00:00+08:00', { opens: '20:00', closes: '06:00' }, false],
  ['2026-03-02T00:00:00+08:00', { opens: '00:00', closes: '23:59' }, true],
  ['2026-03-02T03:00:00+08:00', null, true],
])('at %s within %j: %s', (at, hours, open) => {
  expect(isWithin(hours, new Date(at))).toBe(open)
})
