/** Every item of the folder: well written, and a whole visit with any answer its department may give. */
import { readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { departmentNames } from '#contract/device-status.ts'
import { operations } from '#contract/operations.ts'
import { layoutReceipt } from '#contract/receipt-layout.ts'
import { columnsOf } from '#contract/receipt-text.ts'
import { receiptSchema } from '#contract/receipt.ts'
import { catalogue, itemsOf } from './catalogue.ts'
import type { Item } from './item.ts'
import { lintItem } from './lint-item.ts'
import type { ResultView } from './read-result.ts'
import { answersOf } from './test-answers.ts'
import { walkItem } from './test-item-walk.ts'
import { seventhItem } from './test-seventh-item.ts'

vi.setConfig({ testTimeout: 60_000 }) // many visits, on a machine that may be busy

test('the catalogue is the folder, and its ids and codes are unique', () => {
  const files = readdirSync(new URL('items', import.meta.url)).map((file) => file.replace(/\.ts$/, ''))
  expect(catalogue.map(({ id }) => id).toSorted()).toEqual(files.toSorted())
  expect(new Set(catalogue.map(({ code }) => code)).size).toBe(catalogue.length)
  expect(departmentNames.flatMap(itemsOf).length).toBe(catalogue.length)
})

/** Those of the folder, and one more that exists only here: what holds for them holds for a new one. */
const items: Item[] = [...catalogue, seventhItem]

test.each(items)('$id is well written', (item) => {
  expect(lintItem(item)).toEqual([])
})

const ways = items.flatMap((item) => item.ways.map((way, index) => ({ id: item.id, item, way, index })))

describe.each(ways)('$id, way $index', ({ item, way, index }) => {
  const { input, output } = operations[way.operation]

  test('is a whole visit for every answer', async () => {
    await fc.assert(
      fc.asyncProperty(answersOf(output), fc.constantFrom('zh', 'en'), async (answer, language) => {
        const answered = output.parse(answer)
        const walk = await walkItem(item, index, answered, language)
        expect(walk.request.operation).toBe(way.operation)
        expect(input.safeParse(walk.request.input).error).toBeUndefined()
        expectWords(walk.view)
        expect(receiptSchema.safeParse(walk.receipt).error).toBeUndefined()
        for (const columns of [32, 48]) {
          const lines = layoutReceipt(walk.receipt, columns)
          for (const line of lines) {
            if (line.kind === 'text')
              expect(columnsOf(line.text)).toBeLessThanOrEqual(line.double ? columns / 2 : columns)
          }
        }
        expect(walk.seen).toEqual([
          'item.guide',
          ...(way.identity === 'id-card' ? ['item.identify.read'] : []),
          ...way.inputs.map(() => 'item.fill'),
          'item.result',
          'item.deliver.printed',
          'rate.thanks',
          'farewell',
        ])
        expect(walk.output).toEqual({ cardLeft: false })
      }),
      { numRuns: 40 },
    )
  })
})

/** Every label says something; a value is empty only where the department's is. */
function expectWords({ headline, main, sections }: ResultView) {
  expect(headline).not.toMatch(/^\s*$|[{}]|undefined|NaN|\[object/)
  const lines = sections.flatMap((section) => {
    switch (section.kind) {
      case 'fields':
        return section.lines
      case 'records':
      case 'progress':
        return (section.kind === 'records' ? section.records : section.cases).flatMap(({ title, lines }) => [
          title,
          ...lines,
        ])
      case 'table':
      case 'empty':
        return []
    }
  })
  for (const { label, value } of [...lines, ...(main === null ? [] : [main])]) {
    expect(label.trim()).not.toBe('')
    expect(value).not.toMatch(/undefined|NaN|null|\[object/)
  }
  for (const section of sections) {
    if (section.kind === 'empty') expect(section.text.trim()).not.toBe('')
    if (section.kind !== 'table') continue
    expect(section.caption.trim()).not.toBe('')
    for (const row of section.rows) expect(row).toHaveLength(section.columns.length)
  }
}

const spoilt: Array<[string, (item: Item) => unknown, RegExp]> = [
  ['an empty text', (item) => ({ ...item, plainName: { zh: '', en: 'Name' } }), /plainName: empty/],
  ['half-width punctuation', (item) => ({ ...item, plainName: { zh: '查一查,看一看', en: 'x' } }), /half-width/],
  ['a long button', (item) => withWay(item, { label: { zh: '放身份证再输编号查一查', en: 'x' } }), /more than 8 hanzi/],
  ['a field that its department has not', (item) => withResult(item, { main: field('amount') }), /no field amount/],
  [
    'a format that its field has not',
    (item) => withResult(item, { main: field('bank') }),
    /bank: can't be written as yuan/,
  ],
  ['a figure that is not there', (item) => withResult(item, { figures: [] }), /no figure for \{count\}/],
  ['years beyond reason', (item) => withWay(item, { inputs: [{ ...item.ways[0].inputs[0], back: 99 }] }), /years back/],
  ['no aliases', (item) => ({ ...item, aliases: [] }), /aliases/],
  ['a question nobody needs', (item) => withWay(item, { inputs: [] }), /inputs: year wanted/],
  ['acting that the guide does not know', (item) => withAudience(item, '本人'), /audience doesn't say 代办/],
  [
    'acting that only the guide knows',
    (item) => ({ ...item, forAnother: undefined }),
    /forAnother: the guide knows of it/,
  ],
  ['a label that nobody explains', (item) => ({ ...item, plainLabels: [] }), /neither in plainLabels nor a word/],
  ['a plain label that is none', (item) => ({ ...item, plainLabels: [...item.plainLabels, '别的'] }), /别的 needs not/],
  [
    'a row of a list that is not there',
    (item) => withResult(item, { one: ofOne('cases', '{month}') }),
    /one: no list cases/,
  ],
  [
    'a figure that its row has not',
    (item) => withResult(item, { one: ofOne('payments', '{sum}') }),
    /no figure for \{sum\}/,
  ],
  ['another department', (item) => ({ ...item, domain: 'realEstate' }), /isn't of realEstate/],
]

const withAudience = (item: Item, zh: string) => ({ ...item, guide: { ...item.guide, audience: { zh, en: 'x' } } })
const withWay = (item: Item, change: object) => ({ ...item, ways: [{ ...item.ways[0], ...change }] })
const withResult = (item: Item, change: object) =>
  withWay(item, { result: { ...item.ways[0].result, main: undefined, ...change } })
const ofOne = (of: string, zh: string) => ({ of, headline: { zh, en: zh }, figures: [] })
const field = (name: string) => ({ field: name, label: { zh: '一共', en: 'In all' }, format: 'yuan' })

test.each(spoilt)('the linter finds %s', (_, spoil, complaint) => {
  const item = catalogue.find(({ id }) => id === 'resident-pension-payments')!
  expect(lintItem(spoil(item) as Item).join('\n')).toMatch(complaint)
})
