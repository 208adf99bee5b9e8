import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { write, yuan } from './format.ts'
import type { Format } from './item.ts'

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [186050, '1,860.50'],
  [-100000, '-1,000.00'],
  [12345678901, '123,456,789.01'],
])('%d fen are %s', (fen, text) => {
  expect(yuan(fen)).toBe(text)
})

test('the fen of every amount can be read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
      const text = yuan(fen)
      expect(text).toMatch(/^-?\d{1,3}(,\d{3})*\.\d\d$/)
      expect(Number(text.replace(/[,.]/g, ''))).toBe(fen)
    }),
  )
})

const yesNo = { yes: { zh: '有抵押', en: 'Mortgaged' }, no: { zh: '没有抵押', en: 'None' } }
const labels = { labels: { normal: { zh: '正常参保', en: 'Active' } } }

const table: Array<[unknown, Format, string, string]> = [
  ['住宅', 'text', '住宅', '住宅'],
  [0, 'count', '0', '0'],
  [2026, 'year', '2026年', '2026'],
  [186050, 'yuan', '1,860.50 元', 'CNY 1,860.50'],
  [500, 'signedYuan', '+5.00', '+5.00'],
  [-500, 'signedYuan', '-5.00', '-5.00'],
  [0, 'signedYuan', '0.00', '0.00'],
  ['2026-11-04', 'date', '2026年11月4日', '4 Nov 2026'],
  ['2026-02', 'month', '2026年2月', 'February 2026'],
  [12345, 'area', '123.45 平方米', '123.45 m²'],
  [true, yesNo, '有抵押', 'Mortgaged'],
  [false, yesNo, '没有抵押', 'None'],
  ['normal', labels, '正常参保', 'Active'],
  ['frozen', labels, 'frozen', 'frozen'], // a word of the department's that we don't know is better than none
  [null, 'date', '', ''],
  [undefined, 'yuan', '', ''],
  [[1], 'text', '', ''],
]

test.each(table)('%j as %j', (value, format, zh, en) => {
  expect(write(value, format, 'zh')).toBe(zh)
  expect(write(value, format, 'en')).toBe(en)
})
