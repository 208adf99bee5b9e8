/** What a screen sounds like: its parts as sentences, numbers and amounts as people say them, choices counted. Pure. */
import type { Receipt } from '#contract/receipt.ts'
import { maxSpokenText } from '#contract/speech.ts'
import type { Identity } from '#flows/identity.ts'
import { type Language, say } from '#flows/language.ts'
import { maskName, maskNumber } from '#flows/mask.ts'
import { aloud } from '#flows/speech/aloud.ts'
import { cutLong, phrase, runsOf, sentence } from '#flows/speech/phrase.ts'
import { receiptPhrases } from '#flows/speech/receipt-phrases.ts'
import { speechTexts } from '#flows/texts/speech.ts'
import type { Part } from './screen-parts.ts'

export interface Sentence {
  /** At most 400 characters, as the voice gets it. */
  text: string
  language: Language
  /** Said only after a yes. */
  personal: boolean
  kind: Part['kind']
}

export interface Known {
  language: Language
  /** The slips that the screen shows, if it shows any, in order. */
  receipts: readonly Receipt[]
  /** Whose cards were read. */
  people: readonly Pick<Identity, 'name' | 'number'>[]
}

export function spokenForm(parts: readonly Part[], known: Known): Sentence[] {
  const { language } = known
  const isChoice = ({ kind }: Part) => kind === 'choice' || kind === 'disabledChoice'
  const count = parts.filter(isChoice).length
  const write = (key: keyof typeof speechTexts, values = {}) => say(speechTexts[key], language, values)
  let number = 0
  let slip = 0

  function phrasesOf(part: Part): string[] {
    const text = phrase(part.pieces, language)
    switch (part.kind) {
      case 'title':
      case 'text':
      case 'entry':
        return [text]
      case 'rows':
        return [write('rows', { caption: text, count: part.rows ?? 0 })]
      case 'slip':
        return known.receipts
          .slice(slip, ++slip)
          .flatMap(receiptPhrases)
          .map((pieces) => phrase(pieces, language))
      case 'seconds':
        return [write('seconds', { seconds: text })]
      case 'choice':
      case 'disabledChoice': {
        const name = part.kind === 'choice' ? text : phrase([text, write('notNow')], language)
        number += 1
        if (count === 1) return [write('onlyChoice', { name })]
        const choice = write('choice', { number, name })
        return number === 1 ? [write('choices', { count }), choice] : [choice]
      }
    }
  }

  return parts.flatMap((part) =>
    phrasesOf(part).flatMap((text) =>
      sentencesOf(text, part.personal, known).map((made) => ({ ...made, kind: part.kind })),
    ),
  )
}

/** One text as the voice gets it: in pieces that one command takes. */
export function sentencesOf(written: string, personal: boolean, { language, people }: Known): Sentence[] {
  const { text, named } = discreet(written, people)
  return runsOf(text, language).flatMap((run) =>
    cutLong(sentence(aloud(run.text, run.language), run.language), maxSpokenText)
      .filter((piece) => /[\p{L}\p{N}]/u.test(piece)) // a voice has nothing to say to marks alone
      .map((piece) => ({ text: piece, language: run.language, personal: personal || named, kind: 'text' as const })),
  )
}

/**
 * Nobody is named aloud: whatever the screen or the slip shows in full is masked here, and a mask tells of somebody too,
 * marked as personal or not.
 */
function discreet(text: string, people: Known['people']): { text: string; named: boolean } {
  const masks = people.flatMap(({ name, number }) => [
    [number, maskNumber(number)] as const,
    [name, maskName(name)] as const,
  ])
  const masked = masks.reduce((said, [whole, mask]) => (whole === '' ? said : said.replaceAll(whole, mask)), text)
  return { text: masked, named: masks.some(([, mask]) => mask.length > 1 && masked.includes(mask)) }
}
