/** What is wrong with a people file, for the person who wrote it: field, what is there, what is allowed. */
export interface Problem {
  path: PropertyKey[]
  found: unknown
  allowed: { zh: string; en: string }
}

export function describeProblem({ path, found, allowed }: Problem): string {
  const field = path.map(String).join('.') || '（整个文件 the whole file）'
  const present = found === undefined ? '没有填写 missing' : shown(found, path.includes('card'))
  return `  ${field}\n    现在 is:      ${present}\n    允许 allowed: ${allowed.zh}\n                  ${allowed.en}`
}

/** Somebody may have typed a real person in by mistake, so what stands on a card is told only in part. */
function shown(value: unknown, personal: boolean): string {
  const text = JSON.stringify(value)
  if (personal && typeof value === 'string' && value.length > 6) return `"${value.slice(0, 4)}…${value.slice(-2)}"`
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
