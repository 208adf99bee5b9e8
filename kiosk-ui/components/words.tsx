/** The visitor's language, for every component below. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type Language, say, type Text } from '#flows/language.ts'
import { screenTexts } from '#flows/texts/screens.ts'

export type ScreenText = keyof typeof screenTexts
export const LanguageContext = createContext<Language>('zh')

type Values = Readonly<Record<string, string | number>>

/** `t` says a screen's text by its key, `tell` any other text (of an item, a fault, a reason), `join` puts sentences together. */
export function useWords() {
  const language = useContext(LanguageContext)
  return {
    language,
    t: (key: ScreenText, values?: Values) => say(screenTexts[key], language, values),
    tell: (text: Text, values?: Values) => say(text, language, values),
    join: (...sentences: string[]) => sentences.join(language === 'zh' ? '' : ' '), // full-width punctuation brings its own gap
  }
}
