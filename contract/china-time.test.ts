import { expect, test } from 'vitest'
import { chinaDay, chinaMinute, monthsBefore } from './china-time.ts'

test('a new day begins at 16:00 UTC, also at the end of a year', () => {
  expect(chinaMinute(new Date('2026-11-24T07:53:59Z'))).toBe('2026-11-24T15:53')
  expect(chinaDay(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31')
  expect(chinaMinute(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01T00:00')
})

test('months back keep the day where the month has it', () => {
  expect(monthsBefore('2026-11-24', 3)).toBe('2026-08-24')
  expect(monthsBefore('2026-05-31', 3)).toBe('2026-02-28')
  expect(monthsBefore('2028-02-29', 12)).toBe('2027-02-28')
  expect(monthsBefore('2026-01-15', 36)).toBe('2023-01-15')
})
