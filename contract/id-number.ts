/** Check digits and days of identity document numbers. A number that fails here was misread or mistyped, never somebody's. */

// GB 11643-1999 (ISO 7064 MOD 11-2): weight of each of the first 17 digits, and the check digit by remainder.
const citizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const citizenCheckDigits = '10X98765432'

/**
 * The 18th character of a citizen number.
 * @param first17 exactly 17 digits; anything else is a bug of the caller and throws
 * @returns `0`–`9` or `X`
 */
export function citizenCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new Error('a citizen number has 17 digits before its check digit')
  const sum = citizenWeights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0)
  return citizenCheckDigits.charAt(sum % 11)
}

/**
 * Whether `text` is an 18-character number with an existing birth date and a right check digit (GB 11643). Residence permits
 * of Hong Kong, Macau and Taiwan residents and permanent residence cards of 2023 follow the same rule.
 */
export function isCitizenNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false
  return isoDay(text.slice(6, 14)) !== null && citizenCheckDigit(text.slice(0, 17)) === text.charAt(17)
}

/** Whether `text` is a permanent residence card number of 2017: 3 letters, 12 digits, the last one 7-3-1 modulo 10. */
export function isForeigner2017Number(text: string): boolean {
  if (!/^[A-Z]{3}\d{12}$/.test(text)) return false
  const weights = [7, 3, 1]
  // base 36 gives digits their value and letters A = 10 … Z = 35, as the rule of machine readable documents wants
  const sum = Array.from(text.slice(0, 14), (sign, at) => Number.parseInt(sign, 36) * (weights[at % 3] ?? 0))
  return sum.reduce((total, product) => total + product, 0) % 10 === Number(text.charAt(14))
}

/** A day as documents write it, `YYYYMMDD`, as ISO date; null when there is no such day. */
export function isoDay(yyyymmdd: string): string | null {
  if (!/^\d{8}$/.test(yyyymmdd)) return null
  const iso = `${yyyymmdd.slice(0, 4)}-${yyyymmdd.slice(4, 6)}-${yyyymmdd.slice(6)}`
  const day = new Date(`${iso}T00:00:00Z`)
  // the parser takes 31 February for 3 March, so the way back must give the same day
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null
}
