/**
 * What is written on the screen, as it is said aloud: amounts, dates, durations, numbers of cards and telephones. Pure.
 * The screen stays the one source: whatever it says can be spoken, and nothing is spoken that it doesn't say.
 */
import { monthsEn } from '../format.ts'
import type { Language } from '../language.ts'
import { cardinal, counted, decimal, money, oneByOne, year } from './numbers-zh.ts'

type Rule = readonly [pattern: RegExp, say: (...found: string[]) => string]

const amount = String.raw`([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2})`
const withoutCommas = (written: string): string => written.replaceAll(',', '')

/** In this order: what an earlier rule has said holds no digits any more. */
const zhRules: readonly Rule[] = [
  // a masked number tells only what it shows: 3713************79
  [/(\d+)\*{2,}(\d*[\dXx])?/g, (_, begin = '', end = '') => `${oneByOne(begin)}，中间不念，${oneByOne(end)}`],
  [/\*{2,}/g, () => '什么什么'], // 郭**
  [new RegExp(`${amount} ?元`, 'g'), (_, sign = '', written = '') => `${signZh(sign)}${money(withoutCommas(written))}`],
  [new RegExp(amount, 'g'), (_, sign = '', written = '') => `${signZh(sign)}${decimal(withoutCommas(written))}`],
  [/(\d{4})-(\d{2})-(\d{2})(?!\d)/g, (_, y = '', m = '', d = '') => `${year(y)}年${cardinal(m)}月${cardinal(d)}日`],
  [/(\d{4})年(\d{1,2})月(\d{1,2})日/g, (_, y = '', m = '', d = '') => `${year(y)}年${cardinal(m)}月${cardinal(d)}日`],
  [/(\d{4})年(\d{1,2})月/g, (_, y = '', m = '') => `${year(y)}年${cardinal(m)}月`],
  [/((?:19|20)\d{2}) ?年/g, (_, y = '') => `${year(y)}年`],
  [/(\d{1,2}):(\d{2})/g, (_, h = '', m = '') => `${cardinal(h)}点${m === '00' ? '整' : `${cardinal(m)}分`}`],
  [/(\d{3,4})-(\d{7,8})/g, (_, area = '', local = '') => `${oneByOne(area)}，${oneByOne(local)}`],
  [/\d{7,}[Xx]?/g, (written = '') => oneByOne(written)],
  [/(（)((?:19|20)\d{2})(?=）)/g, (_, open = '', y = '') => `${open}${year(y)}`],
  [/(尾号[^\d]{0,2})(\d+)/g, (_, before = '', written = '') => `${before}${oneByOne(written)}`],
  [/(?<![\d,.])(?:12\d{3}|9[56]\d{3})(?![\d,.])/g, (written = '') => oneByOne(written)], // hotlines
  [/(?<![\d,.])0\d+(?![\d,.])/g, (written = '') => oneByOne(written)], // with zeros before it: a code, not a number
  [/(\d{3,4})(?=室)/g, (_, written = '') => oneByOne(written)],
  [/(\d+(?:\.\d+)?) ?%/g, (_, written = '') => `百分之${decimal(written)}`],
  [/(?<=\p{Script=Han})\/(?=\p{Script=Han})/gu, () => '，'],
  [/(\d+)\.(\d+)/g, (written = '') => decimal(written)],
  [/第 ?(\d+)/g, (_, written = '') => `第${cardinal(written)}`],
  [/(\d+)(?= ?(?:个|条|张|本|步|套|处|笔|次|年|天))/g, (_, written = '') => counted(written)],
  [/\d+/g, (written = '') => cardinal(written)],
]

const enRules: readonly Rule[] = [
  [/(\d+)\*{2,}(\d*[\dXx])?/g, (_, begin = '', end = '') => `${spaced(begin)}, and so on, ${spaced(end)}`],
  [/\*{2,}/g, () => ''],
  [
    new RegExp(`CNY ${amount}`, 'g'),
    (_, sign = '', written = '') => `${signEn(sign)}${moneyEn(withoutCommas(written))}`,
  ],
  [/(\d{3,4})-(\d{7,8})/g, (_, area = '', local = '') => `${spaced(area)}, ${spaced(local)}`],
  [
    /(\d{4})-(\d{2})-(\d{2})(?!\d)/g,
    (_, y = '', m = '', d = '') => `${Number(d)} ${monthsEn[Number(m) - 1] ?? m} ${y}`,
  ],
  [/\d{7,}[Xx]?/g, (written = '') => spaced(written)],
  [/(ending\W{0,2})(\d+)/gi, (_, before = '', written = '') => `${before}${spaced(written)}`],
  [/(?<![\d,.])(?:12\d{3}|9[56]\d{3})(?![\d,.])/g, (written = '') => spaced(written)],
  [/(?<![\d,.:])0\d+(?![\d,.:])/g, (written = '') => spaced(written)],
  [/m²/g, () => 'square metres'],
  [/(\d),(?=\d{3})/g, (_, begin = '') => begin],
]

const signZh = (sign: string): string => (sign === '-' ? '负' : sign === '+' ? '加' : '')
const signEn = (sign: string): string => (sign === '-' ? 'minus ' : sign === '+' ? 'plus ' : '')
const spaced = (written: string): string => Array.from(written).join(' ')

function moneyEn(written: string): string {
  const [whole = '0', fraction = '00'] = written.split('.')
  const fen = Number(fraction)
  return `${Number(whole)} yuan${fen === 0 ? '' : ` ${fen} fen`}`
}

/** @returns the sentence for a voice to say; in Chinese without digits */
export function aloud(written: string, language: Language): string {
  const rules = language === 'zh' ? zhRules : enRules
  return rules.reduce((text, [pattern, say]) => text.replace(pattern, (...found: string[]) => say(...found)), written)
}
