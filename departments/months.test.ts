import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { gapsBetween, monthAfter, monthsBetween, monthsOf, toWireMonth, wireMonth } from './months.ts'

const month = fc.integer({ min: 1990 * 12, max: 2099 * 12 }).map((index) => monthAfter('0000-01', index))

test('months are counted across years', () => {
  expect(monthAfter('2025-12', 1)).toBe('2026-01')
  expect(monthAfter('2026-01', -1)).toBe('2025-12')
  expect(monthsOf({ from: '2025-11', to: '2026-02' })).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(monthsOf({ from: '2026-02', to: '2026-01' })).toEqual([])
})

test('going and counting agree, and the wire gives months back as they were', () => {
  fc.assert(
    fc.property(month, fc.integer({ min: -600, max: 600 }), (start, count) => {
      expect(monthsBetween(start, monthAfter(start, count))).toBe(count)
      expect(wireMonth.parse(toWireMonth(start))).toBe(start)
    }),
  )
})

test('a month that is none is refused', () => {
  for (const text of ['202613', '2026-01', '20261', '']) expect(wireMonth.safeParse(text).success).toBe(false)
})

test('gaps and covered months are the whole stretch, each month once', () => {
  const period = fc.tuple(month, fc.integer({ min: 0, max: 90 })).map(([from, length]) => ({
    from,
    to: monthAfter(from, length),
  }))
  fc.assert(
    fc.property(fc.array(period, { minLength: 1, maxLength: 8 }), (periods) => {
      const covered = new Set(periods.flatMap(monthsOf))
      const missing = gapsBetween(periods).flatMap(monthsOf)
      expect(missing.filter((gap) => covered.has(gap))).toEqual([])
      const all = [...covered, ...missing].toSorted()
      expect(all).toEqual(monthsOf({ from: all[0] ?? '', to: all.at(-1) ?? '' }))
    }),
  )
})
