/** Every dictionary: both languages, each in its own punctuation, with the same placeholders. */
import { expect, test } from 'vitest'
import { faultActors } from '#contract/faults.ts'
import { type Text, say } from './language.ts'
import { lintText } from './lint-text.ts'
import { faultTexts } from './texts/faults.ts'

const files = import.meta.glob<Record<string, unknown>>('./texts/*.ts', { eager: true })

function isText(value: object): value is Text {
  return 'zh' in value && 'en' in value
}

/** Every text below the value, with the path to it. */
function textsOf(value: unknown, path: string): Array<[string, Text]> {
  if (typeof value !== 'object' || value === null) return []
  if (isText(value)) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`))
}

const texts = Object.entries(files).flatMap(([file, dictionaries]) => textsOf(dictionaries, file))

/** A button that leads to the other language is written in that language. */
const meant = ['./texts/screens.ts.screenTexts.bar.language: Chinese in English']

test('every text is written well in both languages', () => {
  expect(texts.length).toBeGreaterThan(2 * Object.keys(faultActors).length)
  expect(texts.flatMap(([path, text]) => lintText(path, text)).filter((defect) => !meant.includes(defect))).toEqual([])
})

test('every fault says what happened as a heading, and what to do now as a sentence', () => {
  for (const [code, { what, now }] of Object.entries(faultTexts)) {
    expect(what.zh, code).not.toMatch(/。$/)
    expect(now.zh, code).toMatch(/[。？]$/)
    expect(now.en, code).toMatch(/[.?]$/)
  }
})

test.each([
  [{ zh: '查一查,看一看', en: 'Look' }, 'half-width punctuation beside hanzi'],
  [{ zh: '真的?', en: 'Really?' }, 'half-width punctuation beside hanzi'],
  [{ zh: '(没有)', en: '(none)' }, 'half-width punctuation beside hanzi'],
  [{ zh: '没有', en: '没有' }, 'Chinese in English'],
  [{ zh: '没有', en: 'None。' }, 'Chinese in English'],
  [{ zh: '没有', en: ' ' }, 'empty'],
  [{ zh: '{count} 项', en: 'some' }, 'other placeholders in English'],
])('%j is found: %s', (text, defect) => {
  expect(lintText('text', text)).toEqual([`text: ${defect}`])
})

test('placeholders are filled, and one without a value stays to be seen', () => {
  const text = { zh: '{year}年发了 {count} 次', en: '{count} times in {year}' }
  expect(say(text, 'zh', { year: 2026, count: 0 })).toBe('2026年发了 0 次')
  expect(say(text, 'en', { year: 2026, count: '$&' })).toBe('$& times in 2026')
  expect(say(text, 'en', { year: 2026 })).toBe('{count} times in 2026')
})
