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
 * read wrongly in our words is replaced by one that sounds right, or by its pinyin: `espeak-real.test.ts` hears each of them,
 * and `tests/readings.test.ts` looks for more in whatever texts there are.
 */
const readings: [RegExp, string][] = [
  [/种(?=[地植田])/gu, '众'],
  [/(?<!\1(.))地/gu, '第'], // dì; but de after a doubled word, as in 慢慢地
  [/(?<=[银支分总])行|行(?=业)/gu, '航'],
  [/重(?=[新复来试打做启放])/gu, '虫'],
  [/(?<=[增成家])长|长(?=[大辈])/gu, '掌'],
  [/(?<=[打用读办受做看写出拿等到查]不)了|了(?=解)/gu, '瞭'],
  [/(?<=[归交退偿])还|还(?=清(?!楚)|[款贷钱])/gu, '环'],
  [/会(?=计)/gu, '快'],
  [/(?<!中)间(?=[断隔接])/gu, '见'], // 中间断了 is zhōngjiān
  [/处(?=[理置于])/gu, '储'],
  [/(?<=反)应|应(?=[付用对])/gu, '硬'],
  [/差(?=[错额别])/gu, '插'],
  [/着(?=急)/gu, ' zhao2 '],
  [/(?<=部)分/gu, '份'],
  [/(?<=商)量/gu, '凉'],
  [/为(?=准(?!备)|[止期])|(?<=[作成认视行])为/gu, '围'],
  [/(?<=[中复振新])兴/gu, '星'],
  [/(?<!学)校(?=[验对准正])/gu, '叫'],
  [/(?<=电)子/gu, '紫'],
  [/(?<=[A-Z])(?=\d)/gu, ' '], // A4 would be one syllable in the fourth tone
]

/** @returns null when nothing of it can be said */
export function sayable(text: string, language: SpokenLanguage): string | null {
  const plain = text.replace(unspeakable, ' ').trim()
  if (!speakable.test(plain)) return null
  if (language === 'en') return plain
  return readings.reduce((said, [written, heard]) => said.replace(written, heard), plain)
}
