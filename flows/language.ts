/** Two languages, every text in both: a missing one fails the type check. */
export interface Text {
  zh: string
  en: string
}
export type Language = keyof Text

/** Fills `{name}` placeholders. A placeholder without a value stays visible, so that a test sees it. */
export function say(text: Text, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : String(value)
  })
}
