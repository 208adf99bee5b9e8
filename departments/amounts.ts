/** Decimals on the wire ("186.50", 89.5) as whole hundredths: yuan as fen, square metres as hundredths of them. */
import { z } from 'zod'

const decimal = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/

/** Text or number with at most two decimals, read digit by digit so that no fraction is lost. */
export const hundredths = z.union([z.string(), z.number()]).transform((value, context) => {
  const parts = decimal.exec(String(value))
  if (parts === null) {
    context.addIssue('not a decimal with at most two places')
    return z.NEVER
  }
  const [, sign, whole, fraction = ''] = parts
  const amount = Number(`${whole}${fraction.padEnd(2, '0')}`)
  return sign === '-' && amount !== 0 ? -amount : amount
})

/** 18650 → "186.50". */
export function decimalText(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
