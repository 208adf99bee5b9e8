import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { identityOf } from './identity.ts'
import { maskName, maskNumber, tailOf } from './mask.ts'
import { marker, markerCard } from './test-kit.ts'

test('of a card only name, number, birth and validity are kept', () => {
  expect(identityOf(markerCard, '2026-11-24')).toEqual(marker)
})

test.each([
  ['longTerm', false],
  ['2026-11-23', true],
  ['2026-11-24', false], // its last day still counts
  ['2026-11-25', false],
] as const)('a card valid to %s', (validTo, expired) => {
  expect(identityOf({ ...markerCard, validTo }, '2026-11-24').expired).toBe(expired)
})

test('a foreigner without a Chinese name goes by the English one', () => {
  const { number, sex, birth, validFrom, validTo } = markerCard
  const common = { number, sex, birth, validFrom, validTo, englishName: 'MARKER, TEST', nationality: 'XXX' }
  const old = { ...common, kind: 'foreigner2017', name: '' } as const
  expect(identityOf(old, '2026-11-24').name).toBe('MARKER, TEST')
  expect(identityOf({ ...old, name: '马克' }, '2026-11-24').name).toBe('马克')
  expect(identityOf({ ...common, kind: 'foreigner2023', name: '', replacementCount: '00' }, '2026-11-24').name).toBe(
    'MARKER, TEST',
  )
})

test.each([
  ['张三丰', '张**'],
  ['李四', '李**'],
  ['岳', '*'],
  ['阿依古丽·买买提', '阿**'],
  ['𠮷田', '𠮷**'],
  ['𠮷', '*'],
  ['', '*'],
])('the name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown)
})

test.each([
  ['371399195003070010', '3713************10'],
  ['XXX123456789012', 'XXX1*********12'],
  ['1234567890', '1234****90'],
  ['123456789', '*********'],
  ['', ''],
])('the number %s is shown as %s', (number, shown) => {
  expect(maskNumber(number)).toBe(shown)
})

test('the tail of a number is its last four characters, and nothing of a short one', () => {
  expect(tailOf('371399195003070010')).toBe('0010')
  expect(tailOf('1234567')).toBe('****')
})

test('a mask never shows more than six characters of a number nor more than one of a name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9A-Z]*$/), (name, number) => {
      expect(Array.from(maskName(name).replace(/\*+$/, '')).length).toBeLessThanOrEqual(1)
      expect(maskNumber(number)).toHaveLength(number.length)
      expect(maskNumber(number).replaceAll('*', '').length).toBeLessThanOrEqual(6)
    }),
  )
})
