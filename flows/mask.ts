/** What may be shown of a person by default. */

/** 张三丰 → 张\*\*; 阿依古丽·买买提 → 阿\*\*; a name of one character stays hidden altogether. */
export function maskName(name: string): string {
  const characters = Array.from(name)
  return characters.length > 1 ? `${characters[0]}**` : '*'
}

/** First four and last two characters; short numbers keep less. */
export function maskNumber(number: string): string {
  const hidden = Math.max(number.length - 6, 0)
  return hidden < 4 ? '*'.repeat(number.length) : `${number.slice(0, 4)}${'*'.repeat(hidden)}${number.slice(-2)}`
}

/** The last four characters; of short numbers none. */
export function tailOf(number: string): string {
  return number.length < 8 ? '****' : number.slice(-4)
}
