/** Numbers as Chinese people say them. Pure. */

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
const places = ['', '十', '百', '千'] as const
const myriads = ['', '万', '亿', '万亿'] as const

const digit = (character: string): string => digits[Number(character)] ?? character

/** 0–9999 without the leading 一 of 一十 where it begins the number. */
function upToMyriad(group: string): string {
  let said = ''
  let gap = false
  for (const [at, character] of Array.from(group).entries()) {
    if (character === '0') {
      gap = said !== ''
      continue
    }
    said += `${gap ? '零' : ''}${digit(character)}${places[group.length - 1 - at] ?? ''}`
    gap = false
  }
  return said
}

/** 12345 → 一万二千三百四十五. @param written ASCII digits; of more than sixteen each is said by itself */
export function cardinal(written: string): string {
  const plain = written.replace(/^0+(?=\d)/, '')
  if (plain === '0') return '零'
  if (plain.length > 16) return oneByOne(plain)
  const groups: string[] = []
  for (let end = plain.length; end > 0; end -= 4) groups.unshift(plain.slice(Math.max(0, end - 4), end))
  let said = ''
  let gap = false
  for (const [at, group] of groups.entries()) {
    const part = upToMyriad(group)
    if (part === '') {
      gap = said !== ''
      continue
    }
    // 10 0001 is 十万零一: a group that lacks its thousands is parted by a zero
    const parted = said !== '' && (gap || group.startsWith('0'))
    said += `${parted ? '零' : ''}${part}${myriads[groups.length - 1 - at] ?? ''}`
    gap = false
  }
  return said.replace(/^一十/, '十')
}

/** 2026 → 二〇二六, as years are said. */
export function year(written: string): string {
  return Array.from(written, (character) => (character === '0' ? '〇' : digit(character))).join('')
}

/** 139 → 幺三九, as telephone and document numbers are said; anything but a digit stays as it is. */
export function oneByOne(written: string): string {
  return Array.from(written, (character) => (character === '1' ? '幺' : digit(character))).join('')
}

/** 2 个 → 两个: before a measure word the two has a form of its own. */
export function counted(written: string): string {
  return /^0*2$/.test(written) ? '两' : cardinal(written)
}

/** 1,860.50 元 → 一千八百六十元五角; 0.08 → 八分; 3.05 → 三元零五分. @param written digits with two decimals, without commas */
export function money(written: string): string {
  const [whole = '0', fraction = ''] = written.split('.')
  const [jiao = '0', fen = '0'] = fraction.padEnd(2, '0')
  const yuan = /^0+$/.test(whole) ? '' : `${cardinal(whole)}元`
  if (jiao === '0' && fen === '0') return yuan === '' ? '零元' : yuan
  const between = jiao === '0' && yuan !== '' ? '零' : ''
  const small = jiao === '0' ? '' : `${digit(jiao)}角`
  return `${yuan}${between}${small}${fen === '0' ? '' : `${digit(fen)}分`}`
}

/** 88.20 → 八十八点二: the zeros at the end aren't said. */
export function decimal(written: string): string {
  const [whole = '0', fraction = ''] = written.split('.')
  const rest = fraction.replace(/0+$/, '')
  return rest === '' ? cardinal(whole) : `${cardinal(whole)}点${Array.from(rest, digit).join('')}`
}
