import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import people from '#departments/sandbox/people.json'
import { catalogue } from './catalogue.ts'
import { guideElements, type Item } from './item.ts'
import type { Language, Text } from './language.ts'
import { labelsOf, valuesOf } from './lint-item.ts'
import { piecesOf, termsIn } from './terms.ts'
import { terms } from './texts/terms.ts'

const languages: Language[] = ['zh', 'en']
const ways = catalogue.flatMap((item) => item.ways)

const labels = ways.flatMap(labelsOf)
const values = ways
  .flatMap(({ result }) => result.sections.flatMap(valuesOf))
  .flatMap(({ format }): Text[] =>
    typeof format === 'string' ? [] : 'labels' in format ? Object.values(format.labels) : [format.yes, format.no],
  )
const guideOf = ({ guide }: Item) => guideElements.map((element) => guide[element])
const hints = ways.flatMap(({ inputs }) => inputs.flatMap((input) => (input.kind === 'digits' ? [input.hint] : [])))
const explainable = [...labels, ...values, ...hints, ...catalogue.flatMap(guideOf)]

test('every word of the glossary is met somewhere: on a result, in a guide, or in what departments answer', () => {
  const answers = JSON.stringify(people)
  for (const language of languages) {
    const written = explainable.map((text) => text[language])
    const met = new Set(
      [...written, ...(language === 'zh' ? [answers] : [])].flatMap((text) =>
        piecesOf(text, language)
          .filter(({ term }) => term !== null)
          .map(({ text: word }) => word.toLowerCase()),
      ),
    )
    const words = terms.flatMap(({ zhWords, enWords }) => (language === 'zh' ? zhWords : enWords))
    expect(words.filter((word) => !met.has(word.toLowerCase()))).toEqual([])
  }
})

test('no word means two things', () => {
  for (const words of [terms.flatMap(({ zhWords }) => zhWords), terms.flatMap(({ enWords }) => enWords)]) {
    expect(new Set(words.map((word) => word.toLowerCase())).size).toBe(words.length)
  }
})

test('an explanation is short, and is no other official word', () => {
  for (const { plain: text, zhWords } of terms) {
    expect(text.zh.length, text.zh).toBeLessThanOrEqual(60)
    const others = termsIn(text.zh, 'zh').filter(({ term }) => !term.zhWords.some((word) => zhWords.includes(word)))
    expect(
      others.map(({ word }) => word),
      text.zh,
    ).toEqual([])
  }
})

test('the longer word is meant, and a word inside another English word isn’t one', () => {
  expect(termsIn('受理编号', 'zh').map(({ word }) => word)).toEqual(['受理编号'])
  expect(termsIn('国有建设用地使用权及房屋所有权转移登记', 'zh').map(({ word }) => word)).toEqual([
    '国有建设用地使用权',
    '转移登记',
  ])
  expect(termsIn('based on shared places', 'en')).toEqual([])
  expect(termsIn('the Base', 'en').map(({ word }) => word)).toEqual(['Base'])
})

test('the pieces of any text are the text', () => {
  const words = terms.flatMap(({ zhWords, enWords }) => [...zhWords, ...enWords])
  const text = fc
    .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...words)))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.constantFrom(...languages), (written, language) => {
      expect(
        piecesOf(written, language)
          .map(({ text: piece }) => piece)
          .join(''),
      ).toBe(written)
    }),
  )
})
