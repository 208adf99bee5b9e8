/** What the screens say, from the same dictionaries: a test names a sentence by its key and never copies it. */
import { type Language, say, type Text } from '#flows/language.ts'
import { screenTexts } from '#flows/texts/screens.ts'

type Values = Readonly<Record<string, string | number>>

export function wordsOf(language: Language) {
  return {
    language,
    t: (key: keyof typeof screenTexts, values?: Values) => say(screenTexts[key], language, values),
    tell: (text: Text, values?: Values) => say(text, language, values),
  }
}
export type Words = ReturnType<typeof wordsOf>
