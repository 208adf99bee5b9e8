import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutLong, phrase, runsOf, sentence } from './phrase.ts'

test.each([
  [['选项', '可以办'], '选项，可以办'],
  [['请把身份证平放在\n屏幕下面亮灯的地方'], '请把身份证平放在屏幕下面亮灯的地方'],
  [['近三个月', '2026年8月24日 到今天'], '近三个月，2026年8月24日到今天'],
  [['结束了。', '请走好'], '结束了。请走好'],
  [['他说“好”', '走了'], '他说“好”，走了'],
  [['  ', '好'], '好'],
])('%j is said as “%s”', (pieces, said) => expect(phrase(pieces, 'zh')).toBe(said))

test.each([
  [['Please lay your ID card flat\non the lit pad below'], 'Please lay your ID card flat on the lit pad below'],
  [['My account', 'Ready'], 'My account, Ready'],
  [['Done.', 'Go on'], 'Done. Go on'],
])('%j is said as “%s”', (pieces, said) => expect(phrase(pieces, 'en')).toBe(said))

test('what an English sentence quotes in Chinese is for a Chinese voice', () => {
  expect(runsOf('Address, 东方花园8号楼501室, Use, 住宅', 'en')).toEqual([
    { text: 'Address,', language: 'en' },
    { text: '东方花园8号楼501室', language: 'zh' },
    { text: 'Use,', language: 'en' },
    { text: '住宅', language: 'zh' },
  ])
  expect(runsOf('English 也行', 'zh')).toEqual([{ text: 'English 也行', language: 'zh' }])
})

test.each([
  ['好', '好。'],
  ['好吗？', '好吗？'],
  ['从这里：', '从这里。'],
  ['', ''],
])('“%s” ends as “%s”', (text, ended) => expect(sentence(text, 'zh')).toBe(ended))

test.each([
  ['一句话。两句话。三', 4, ['一句话。', '两句话。', '三']],
  ['一，二三四五', 4, ['一，', '二三四五']],
  ['one two three', 8, ['one two', 'three']],
  ['甲乙丙丁戊', 2, ['甲乙', '丙丁', '戊']],
  ['𠮷𠮷𠮷', 3, ['𠮷', '𠮷', '𠮷']],
])('“%s” is cut at %i', (text, longest, pieces) => expect(cutLong(text, longest)).toEqual(pieces))

test('whatever is cut, each piece fits and nothing but spaces is lost', () => {
  const text = fc.string({ unit: fc.constantFrom('一', '，', '。', 'a', ' ', '.', '𠮷'), maxLength: 200 })
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 40 }), (written, longest) => {
      const pieces = cutLong(written, longest)
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(longest)
        expect(piece).toMatch(/\S/)
        expect(piece.isWellFormed()).toBe(true)
      }
      expect(pieces.join('').replaceAll(' ', '')).toBe(written.replaceAll(' ', ''))
    }),
  )
})
