import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalText, hundredths } from './amounts.ts'

test.each([
  ['186.50', 18650],
  ['186.5', 18650],
  ['0', 0],
  ['-0.01', -1],
  [1234.56, 123456],
  // 1.1 * 100 is 110.00000000000001
  [1.1, 110],
  [-35.6, -3560],
])('%s yuan is %i fen', (text, amount) => {
  expect(hundredths.parse(text)).toBe(amount)
})

test.each(['', '1.234', '1e3', 'abc', '1,000.00', '.5', 0.001, 1e21, Number.NaN])('%s is no amount', (text) => {
  expect(hundredths.safeParse(text).success).toBe(false)
})

test('every amount comes back from the wire as it was, as text and as number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (amount) => {
      expect(hundredths.parse(decimalText(amount))).toBe(amount)
      expect(hundredths.parse(amount / 100)).toBe(amount)
    }),
  )
})
