import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageOn, offersElder } from './elder-offer.ts'
import { playVisit } from './test-play.ts'

const plain = { comfort: { elder: false }, elderDecided: false }

test.each([
  ['1966-11-23', true],
  ['1966-11-24', true], // sixty today
  ['1966-11-25', false],
  ['1950-03-07', true],
  ['2001-01-01', false],
])('a card born on %s offers large type: %s', (birth, offered) => {
  expect(offersElder({ birth }, '2026-11-24', plain)).toBe(offered)
})

const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('an age grows by one on each birthday and on no other day', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 110 }), (birth, years) => {
      const birthday = `${Number(birth.slice(0, 4)) + years}${birth.slice(4)}`
      const eve = new Date(Date.parse(`${birthday}T00:00:00Z`) - 86_400_000)
      fc.pre(!Number.isNaN(eve.getTime()) && !birth.endsWith('02-29'))
      expect(ageOn(birth, birthday)).toBe(years)
      expect(ageOn(birth, eve.toISOString().slice(0, 10))).toBe(years - 1)
    }),
  )
})

test('large type is asked about once a visit: whoever chose it, declined it or went back isn’t asked again', () => {
  for (const changes of [[false], [true, false]]) {
    const { visit } = playVisit()
    visit.send({ type: 'START' })
    expect(offersElder({ birth: '1950-03-07' }, '2026-11-24', visit.getSnapshot().context)).toBe(true)
    for (const elder of changes) visit.send({ type: 'COMFORT', change: { elder } })
    expect(offersElder({ birth: '1950-03-07' }, '2026-11-24', visit.getSnapshot().context)).toBe(false)
  }
})

test('another setting decides nothing about large type, and who has it already isn’t asked', () => {
  const { visit } = playVisit()
  visit.send({ type: 'START' })
  visit.send({ type: 'COMFORT', change: { language: 'en' } })
  expect(offersElder({ birth: '1950-03-07' }, '2026-11-24', visit.getSnapshot().context)).toBe(true)
  const large = { comfort: { elder: true }, elderDecided: false }
  expect(offersElder({ birth: '1950-03-07' }, '2026-11-24', large)).toBe(false)
})
