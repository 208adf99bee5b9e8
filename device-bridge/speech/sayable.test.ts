import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayable } from './sayable.ts'

const sign = fc.oneof(
  fc.nat(0xff),
  fc.nat(0x10_ffff),
  fc.constantFrom(...Array.from('[]地行 ', (one) => one.charCodeAt(0))),
)
const anyText = fc.array(sign, { maxLength: 100 }).map((codes) => String.fromCodePoint(...codes))

test('whatever is said, no command of the program is in it', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('zh', 'en'), (text, language) => {
      const said = sayable(text, language)
      expect(said ?? 'nothing').toMatch(/^[^\p{C}[\]]+$/u)
    }),
  )
})

test.each([
  ['\u0001200s你\u0002好', '200s你 好'],
  ['[[h@loU]] 您好', 'h@loU 您好'],
  ['[[[ [x] ]]]您好', 'x 您好'],
  ['第一行\n第二行\r\n\u2028第三行', '第一行 第二行 第三行'],
  ['<speak>您好</speak>&lt;', '<speak>您好</speak>&lt;'], // signs like others: it isn't asked to understand them
  ['您\ud800好\ufeff', '您 好'],
  ['请放一张A4纸', '请放一张A 4纸'],
])('%j is said as %j', (text, said) => {
  expect(sayable(text, 'zh')).toBe(said)
})

test.each(['', ' ', '。！？', '\u0001', '[[]]', '——', '\ud800'])('%j says nothing', (text) => {
  expect(sayable(text, 'zh')).toBeNull()
})

test('English stays as it is written', () => {
  expect(sayable('Put A4 paper in.', 'en')).toBe('Put A4 paper in.')
})
