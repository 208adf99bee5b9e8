/** Pieces of a screen's text, put together to sentences for a voice. Pure. */
import type { Language } from '../language.ts'

const marks = {
  zh: { between: '，', end: '。' },
  en: { between: ', ', end: '.' },
} as const satisfies Record<Language, object>

/** Line breaks and double spaces are for eyes; between hanzi a space is a pause where none is meant. */
function bare(text: string, language: Language): string {
  const spaced = text.replace(/\s+/g, ' ').trim()
  return language === 'zh' ? spaced.replace(/(?<=\P{ASCII}) (?=\P{ASCII})/gu, '') : spaced
}

/** The pieces with pauses between them, as they are written. */
export function phrase(pieces: readonly string[], language: Language): string {
  const { between } = marks[language]
  return pieces
    .map((piece) => bare(piece, language))
    .filter((piece) => piece !== '')
    .reduce((said, piece) => {
      if (said === '') return piece
      const paused = /[，。、？！：；….,?!:;]$/u.test(said)
      return paused ? `${said}${language === 'en' ? ' ' : ''}${piece}` : `${said}${between}${piece}`
    }, '')
}

/** A phrase that a voice ends with its tone falling. */
export function sentence(text: string, language: Language): string {
  if (text === '' || /[。！？；….!?;]["”’]?$/u.test(text)) return text
  return `${text.replace(/[，、,：:]$/u, '')}${marks[language].end}`
}

/**
 * An English text parted where it quotes Chinese (a place, an employer), which only a Chinese voice can say.
 * @returns in order, without the punctuation between them
 */
export function runsOf(text: string, language: Language): Array<{ text: string; language: Language }> {
  if (language === 'zh') return [{ text, language }]
  return text
    .split(/(\p{Script=Han}[\p{Script=Han}\d（）()·/%-]*)/u)
    .map(
      (run, index) =>
        ({ text: run.replace(/^[\s,.;:]+|\s+$/g, ''), language: index % 2 === 1 ? 'zh' : language }) as const,
    )
    .filter((run) => run.text !== '')
}

/** Where a long text may be cut, best first. */
const cuts = [/[。！？；!?;]|\.(?=\s)/gu, /[，、：,:]/gu, /\s/gu]

/**
 * Cuts what is too long for one command, at a sentence's end if there is one, else at a pause, else at a space.
 * @param longest UTF-16 units, at least 2
 * @returns nothing of it lost but spaces at the cuts
 */
export function cutLong(text: string, longest: number): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > longest) {
    const window = rest.slice(0, longest)
    const ends = cuts.map((cut) => [...window.matchAll(cut)].at(-1)).find((found) => found !== undefined)
    const anywhere = /[\ud800-\udbff]$/.test(window) ? longest - 1 : longest
    const at = ends === undefined ? anywhere : ends.index + ends[0].length
    pieces.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return [...pieces, rest].filter((piece) => piece !== '')
}
