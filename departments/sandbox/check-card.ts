/**
 * Whether a synthetic card holds together, and whether its number can belong to nobody: residents have the unassigned area
 * 371399; residence permits and cards of 2023 the sequence 000, which is never given out; cards of 2017 the area 3799.
 */
import { citizenCheckDigit, isCitizenNumber, isForeigner2017Number } from '#contract/id-number.ts'
import type { IdCard } from '#contract/id-card.ts'
import { nations } from '#contract/nations.ts'
import type { Problem } from './problem.ts'

type Wrong = (field: string, zh: string, en: string) => void

/** Characters (UTF-16 units) each layout has room for. */
const limits: Record<IdCard['kind'], Record<string, number>> = {
  resident: { name: 15, address: 35, authority: 15 },
  hkMacauTaiwan: { name: 15, address: 35, authority: 15, passNumber: 9, issueCount: 2 },
  foreigner2017: { name: 15, englishName: 60, nationality: 3 },
  foreigner2023: { name: 15, englishName: 46, nationality: 3, replacementCount: 2 },
}

export function checkCard(card: IdCard, path: PropertyKey[]): Problem[] {
  const problems: Problem[] = []
  const fields = new Map(Object.entries(card))
  const wrong: Wrong = (field, zh, en) =>
    problems.push({ path: [...path, field], found: fields.get(field), allowed: { zh, en } })

  for (const [field, limit] of Object.entries(limits[card.kind])) {
    const length = fields.get(field)?.length ?? 0
    if (length === 0 || length > limit) wrong(field, `1–${limit} 个字符`, `1–${limit} characters`)
  }
  if (card.validTo !== 'longTerm' && card.validTo <= card.validFrom) {
    wrong('validTo', `晚于 ${card.validFrom}`, `after ${card.validFrom}`)
  }
  if (card.kind === 'resident' && ![...nations.values()].includes(card.nation)) {
    wrong('nation', '民族名称，如汉、维吾尔（GB/T 3304）', 'a nationality as on cards, e.g. 汉, 维吾尔 (GB/T 3304)')
  }
  if (card.validFrom < card.birth) wrong('validFrom', '不早于出生日期', 'not before the birth')

  if (card.kind === 'foreigner2017') checkNumberOf2017(card, wrong)
  else checkCitizenNumber(card, wrong)
  return problems
}

function checkCitizenNumber(card: Exclude<IdCard, { kind: 'foreigner2017' }>, wrong: Wrong) {
  const { number } = card
  if (!isCitizenNumber(number)) {
    const first17 = number.slice(0, 17)
    if (!/^\d{17}$/.test(first17)) wrong('number', '17 位数字加校验位', '17 digits and a check digit')
    else {
      const digit = citizenCheckDigit(first17)
      wrong('number', `出生日期存在，校验位为 ${digit}`, `an existing birth date, and ${digit} as check digit`)
    }
    return
  }
  if (card.kind === 'resident' && !number.startsWith('371399')) {
    wrong('number', '以未启用的区划代码 371399 开头', 'begins with the unassigned area code 371399')
  }
  if (card.kind === 'hkMacauTaiwan' && !/^8[123]0000/.test(number)) {
    wrong('number', '以 810000、820000 或 830000 开头', 'begins with 810000, 820000 or 830000')
  }
  if (card.kind === 'foreigner2023' && !number.startsWith('9')) wrong('number', '以 9 开头', 'begins with 9')
  if (card.kind !== 'resident' && number.slice(14, 17) !== '000') {
    wrong('number', '顺序码为 000（不会发给任何人）', 'the sequence is 000, which nobody gets')
  }
  if (number.slice(6, 14) !== card.birth.replaceAll('-', '')) {
    wrong('birth', '与号码中的出生日期一致', 'the birth date of the number')
  }
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female'
  if (card.sex !== sex) wrong('sex', `${sex}（与号码第 17 位一致）`, `${sex}, as digit 17 of the number says`)
}

function checkNumberOf2017(card: Extract<IdCard, { kind: 'foreigner2017' }>, wrong: Wrong) {
  const { number } = card
  if (!isForeigner2017Number(number)) {
    wrong('number', '3 个字母、11 位数字和 7-3-1 校验位', '3 letters, 11 digits and a 7-3-1 check digit')
    return
  }
  if (!number.startsWith(card.nationality)) wrong('nationality', '与号码的前三个字母一致', 'the letters of the number')
  if (number.slice(3, 7) !== '3799') {
    wrong('number', '字母之后是未启用的地区 3799', 'the unassigned area 3799 follows the letters')
  }
  if (number.slice(7, 13) !== card.birth.replaceAll('-', '').slice(2)) {
    wrong('birth', '与号码中的出生日期一致', 'the birth date of the number')
  }
}
