/** Finds official words in a text. Pure. */
import type { Language } from './language.ts'
import { type Term, terms } from './texts/terms.ts'

/** A piece of a text; `term` = what it means, where it is an official word. */
interface Piece {
  text: string
  term: Term | null
}

const wordsOf = (term: Term, language: Language) => (language === 'zh' ? term.zhWords : term.enWords)

function indexOf(language: Language) {
  const byWord = new Map(terms.flatMap((term) => wordsOf(term, language).map((word) => [word.toLowerCase(), term])))
  // the longer word is meant: 受理编号 is no 受理
  const words = [...byWord.keys()].toSorted((a, b) => b.length - a.length).join('|')
  return { byWord, pattern: new RegExp(language === 'zh' ? `(${words})` : `\\b(${words})\\b`, 'gi') }
}
const indices = { zh: indexOf('zh'), en: indexOf('en') }

/** The text in its pieces, nothing of it lost. */
export function piecesOf(text: string, language: Language): Piece[] {
  const { byWord, pattern } = indices[language]
  return text
    .split(pattern)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, term: byWord.get(piece.toLowerCase()) ?? null }))
}

export interface Found {
  /** As it stands in the text. */
  word: string
  term: Term
}

/** The official words of a text, each once. */
export function termsIn(text: string, language: Language): Found[] {
  const found = new Map<Term, string>()
  for (const { text: word, term } of piecesOf(text, language))
    if (term !== null && !found.has(term)) found.set(term, word)
  return [...found].map(([term, word]) => ({ word, term }))
}
