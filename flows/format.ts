/** How values are written for people. Pure; money comes as fen, areas as hundredths of a square metre. */
import { type Language, say } from './language.ts'
import type { Format } from './item.ts'

export const monthsEn = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** 186050 → 1,860.50 */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const digits = String(Math.abs(Math.trunc(fen))).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${whole}.${digits.slice(-2)}`
}

const monthOf = (month: string) => monthsEn[Number(month) - 1] ?? month

function writeDate(value: string, language: Language): string {
  const [year = '', month = '', day = ''] = value.split('-')
  if (language === 'en') return day === '' ? value : `${Number(day)} ${monthOf(month).slice(0, 3)} ${year}`
  return day === '' ? `${year}年${Number(month)}月` : `${year}年${Number(month)}月${Number(day)}日`
}

function writeMonth(value: string, language: Language): string {
  if (language === 'zh') return writeDate(value, language)
  const [year = '', month = ''] = value.split('-')
  return `${monthOf(month)} ${year}`
}

/** 233 months → 19 年 5 个月 */
function writeDuration(months: number, language: Language): string {
  const years = Math.trunc(months / 12)
  const rest = months % 12
  const parts =
    language === 'zh'
      ? [years > 0 ? `${years} 年` : '', rest > 0 || years === 0 ? `${rest} 个月` : '']
      : [years > 0 ? `${years} years` : '', rest > 0 || years === 0 ? `${rest} months` : '']
  return parts.filter((part) => part !== '').join(' ')
}

/** The value as a plain string; '' for what isn't a scalar. */
function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** A value of an answer as people read it; '' when it is empty. */
export function write(value: unknown, format: Format, language: Language): string {
  if (value === null || value === undefined) return ''
  if (typeof format === 'object') {
    if ('labels' in format) {
      const label = format.labels[plain(value)]
      return label === undefined ? plain(value) : say(label, language)
    }
    return say(value === true ? format.yes : format.no, language)
  }
  switch (format) {
    case 'yuan':
      return language === 'zh' ? `${yuan(Number(value))} 元` : `CNY ${yuan(Number(value))}`
    case 'signedYuan':
      return `${Number(value) > 0 ? '+' : ''}${yuan(Number(value))}`
    case 'date':
      return writeDate(plain(value), language)
    case 'month':
      return writeMonth(plain(value), language)
    case 'duration':
      return writeDuration(Number(value), language)
    case 'area':
      return `${(Number(value) / 100).toFixed(2)} ${language === 'zh' ? '平方米' : 'm²'}`
    case 'year':
      return language === 'zh' ? `${plain(value)}年` : plain(value)
    case 'text':
    case 'count':
      return plain(value)
  }
}
