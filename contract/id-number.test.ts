import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { citizenCheckDigit, isCitizenNumber, isForeigner2017Number, isoDay } from './id-number.ts'

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`))

test.each(['11010519491231002X', '440524188001010014', '110101199003070038', '931586198001010028'])(
  'the published example %s is right',
  (number) => {
    expect(isCitizenNumber(number)).toBe(true)
    expect(citizenCheckDigit(number.slice(0, 17))).toBe(number.slice(17))
  },
)

test.each([
  ['a wrong check digit', '44052418800101001X'],
  ['a lower-case x', '11010519491231002x'],
  ['17 digits', '11010519491231002'],
  ['19 characters', '110105194912310020X'],
  ['a full-width digit', '１1010519491231002X'],
  ['31 February', `11010519490231002${citizenCheckDigit('11010519490231002')}`],
  ['month 13', `11010519491331002${citizenCheckDigit('11010519491331002')}`],
  ['nothing', ''],
])('%s is refused', (_what, number) => expect(isCitizenNumber(number)).toBe(false))

test('every single wrong digit and every swap of neighbours is noticed', () => {
  fc.assert(
    fc.property(digits(17), fc.nat(16), fc.integer({ min: 1, max: 9 }), (first17, at, shift) => {
      const check = citizenCheckDigit(first17)
      const wrong = first17.slice(0, at) + ((Number(first17[at]) + shift) % 10) + first17.slice(at + 1)
      expect(citizenCheckDigit(wrong)).not.toBe(check)
      const pair = [first17.charAt(at), first17.charAt(at + 1)]
      if (at < 16 && pair[0] !== pair[1]) {
        const swapped = first17.slice(0, at) + pair.reverse().join('') + first17.slice(at + 2)
        expect(citizenCheckDigit(swapped)).not.toBe(check)
      }
    }),
  )
})

test('a check digit of anything but 17 digits is a bug', () => {
  expect(() => citizenCheckDigit('123')).toThrow(/17 digits/)
})

test('permanent residence numbers of 2017 follow 7-3-1 modulo 10', () => {
  expect(isForeigner2017Number('CAN110081080310')).toBe(true)
  expect(isForeigner2017Number('CAN110081080319')).toBe(false)
  expect(isForeigner2017Number('can110081080310')).toBe(false)
  expect(isForeigner2017Number('CAN11008108031')).toBe(false)
})

test('exactly one last digit fits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{3}\d{11}$/), (first14) => {
      const fitting = Array.from({ length: 10 }, (_, last) => `${first14}${last}`).filter(isForeigner2017Number)
      expect(fitting).toHaveLength(1)
    }),
  )
})

test.each([
  ['20240229', '2024-02-29'],
  ['20230229', null],
  ['19000229', null],
  ['20241301', null],
  ['2024010', null],
  ['2024-1-1', null],
  ['        ', null],
])('the day %s is %s', (written, iso) => expect(isoDay(written)).toBe(iso))
