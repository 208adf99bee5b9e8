import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aloud } from './aloud.ts'
import { cardinal, money } from './numbers-zh.ts'

test.each([
  ['0', '零'],
  ['10', '十'],
  ['11', '十一'],
  ['20', '二十'],
  ['101', '一百零一'],
  ['110', '一百一十'],
  ['1001', '一千零一'],
  ['1010', '一千零一十'],
  ['10000', '一万'],
  ['10001', '一万零一'],
  ['100010', '十万零一十'],
  ['110000', '十一万'],
  ['12345', '一万二千三百四十五'],
  ['1000001', '一百万零一'],
  ['100000000', '一亿'],
  ['100010000', '一亿零一万'],
  ['102000034', '一亿零二百万零三十四'],
])('%s is %s', (written, said) => expect(cardinal(written)).toBe(said))

const digitOf = '零一二三四五六七八九'
const placeOf: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** Reads a spoken number back, as a listener does. */
function heard(said: string): number {
  let total = 0
  let section = 0
  let last = 0
  for (const character of said) {
    if (character === '零') last = 0
    else if (character in placeOf) {
      section += (last || 1) * (placeOf[character] ?? 0)
      last = 0
    } else if (character === '万' || character === '亿') {
      total = (total + section + last) * (character === '万' ? 1e4 : 1e8)
      if (character === '亿') total = Math.round(total)
      section = last = 0
    } else last = digitOf.indexOf(character)
  }
  return total + section + last
}

test('a listener hears the number that was written', () => {
  fc.assert(
    fc.property(fc.nat({ max: 99_999_999 }), (number) => {
      expect(heard(cardinal(String(number)))).toBe(number)
    }),
  )
})

test.each([
  ['186.50', '一百八十六元五角'],
  ['0.00', '零元'],
  ['0.08', '八分'],
  ['3.05', '三元零五分'],
  ['1860.00', '一千八百六十元'],
  ['10.99', '十元九角九分'],
])('%s yuan is %s', (written, said) => expect(money(written)).toBe(said))

test.each([
  ['2026年3月，186.50 元', '二〇二六年三月，一百八十六元五角'],
  ['2026年3月15日', '二〇二六年三月十五日'],
  ['到现在一共交了 19 年 5 个月', '到现在一共交了 十九 年 五 个月'],
  ['中间断了 2 个月', '中间断了 两 个月'],
  ['证件号 3713************79', '证件号 三七幺三，中间不念，七九'],
  ['3713************7X', '三七幺三，中间不念，七X'],
  ['电话 0539-0000123', '电话 零五三九，零零零零幺二三'],
  ['受理号 202610280017', '受理号 二零二六幺零二八零零幺七'],
  ['看的是 2025 年', '看的是 二〇二五年'],
  ['-1,200.30 元', '负一千二百元三角'],
  ['+53.60', '加五十三点六'],
  ['88.20 平方米', '八十八点二 平方米'],
  ['第 2 步，共 4 步', '第二 步，共 四 步'],
  ['08:30', '八点三十分'],
  ['18:00', '十八点整'],
  ['2026-11-24 09:43', '二〇二六年十一月二十四日 九点四十三分'],
  ['打 12393 问问', '打 幺二三九三 问问'],
  ['账号尾号，0921', '账号尾号，零九二幺'],
  ['账号尾号，3456', '账号尾号，三四五六'],
  ['3号楼2单元501室', '三号楼二单元五零幺室'],
  ['鲁（2019）兰陵县不动产权第0012345号', '鲁（二〇一九）兰陵县不动产权第零零幺二三四五号'],
  ['按份共有（50%）', '按份共有（百分之五十）'],
  ['农村宅基地/住宅', '农村宅基地，住宅'],
  ['GB00015F0001', 'GB零零零幺五F零零零幺'],
])('“%s” is said “%s”', (written, said) => expect(aloud(written, 'zh')).toBe(said))

test.each([
  ['CNY 1,860.50', '1860 yuan 50 fen'],
  ['ID 3713************79', 'ID 3 7 1 3, and so on, 7 9'],
  ['Phone 0539-0000123', 'Phone 0 5 3 9, 0 0 0 0 1 2 3'],
  ['13 months', '13 months'],
  ['Due by, 2026-12-14', 'Due by, 14 December 2026'],
  ['call 12393', 'call 1 2 3 9 3'],
  ['Account ending, 3456', 'Account ending, 3 4 5 6'],
  ['opens 08:30', 'opens 08:30'],
  ['88.20 m²', '88.20 square metres'],
])('“%s” is said “%s”', (written, said) => expect(aloud(written, 'en')).toBe(said))

test('whatever is written, a Chinese voice is given no digit and everything else', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,-:*元年月日个第 X姓')) }), (written) => {
      const said = aloud(written, 'zh')
      expect(said).not.toMatch(/\d/)
      for (const kept of '姓') expect(said.split(kept)).toHaveLength(written.split(kept).length)
    }),
  )
})
