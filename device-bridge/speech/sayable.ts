/**
 * A sentence as espeak-ng is given it: plain text, whatever stands in it, and Chinese words of several readings written so
 * that it finds the right one. Pure.
 */
import type { SpokenLanguage } from '#contract/speech.ts'

/** Its own commands: Ctrl-A sets speed and voice, `[[ ]]` holds phonemes. Half characters and invisible ones say nothing. */
const unspeakable = /[\p{C}\p{Z}\s[\]]+/gu

/** A string without one of these says nothing. */
const speakable = /[\p{L}\p{N}]/u

/**
 * It knows one reading of each character, and words of several only from a dictionary that Debian leaves out. So a character
 * read wrongly in our words is replaced by one that sounds right: `espeak-real.test.ts` hears each of them.
 */
const readings: [RegExp, string][] = [
  [/(?<!\1(.))地/gu, '第'], // dì; but de after a doubled word, as in 慢慢地
  [/(?<=银)行|行(?=业)/gu, '航'],
  [/重(?=[新复来试打做启放])/gu, '虫'],
  [/(?<=[增成家])长|长(?=[大辈])/gu, '掌'],
  [/(?<=[打用读办受做看写出拿等到]不)了|了(?=解)/gu, '瞭'],
  [/(?<=[归交退])还/gu, '环'],
  [/会(?=计)/gu, '快'],
  [/(?<=[A-Z])(?=\d)/gu, ' '], // A4 would be one syllable in the fourth tone
]

/** @returns null when nothing of it can be said */
export function sayable(text: string, language: SpokenLanguage): string | null {
  const plain = text.replace(unspeakable, ' ').trim()
  if (!speakable.test(plain)) return null
  if (language === 'en') return plain
  return readings.reduce((said, [written, heard]) => said.replace(written, heard), plain)
}
