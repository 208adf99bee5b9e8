/**
 * What the type check can't see of a service item: that every text says something in both languages, fits its button,
 * and that the item and its department's operation mean the same fields. Used by tests.
 */
/* oxlint-disable no-restricted-imports -- only tests load this file */
import { z } from 'zod'
import { operations } from '#contract/operations.ts'
import { type Field, type Format, guideElements, type Input, type Item, type Section, type Way } from './item.ts'
import type { Text } from './language.ts'
import { lintText } from './lint-text.ts'
import { termsIn } from './terms.ts'

const nameLength = 20 // hanzi; longer ones break the home screen's cards
const buttonLength = 8 // hanzi; a button is read at a glance

/** Every defect of the item, in words; empty = none. */
export function lintItem(item: Item): string[] {
  return [
    ...(/^[a-z]+(-[a-z]+)*$/.test(item.id) ? [] : ['id: kebab-case letters']),
    ...(/^[A-Z]+(-[A-Z]+)*-\d{4}$/.test(item.code) ? [] : ['code: like LL-SB-0001']),
    ...lintText('plainName', item.plainName, nameLength),
    ...guideElements.flatMap((element) =>
      lintText(`guide.${element}`, item.guide[element], element === 'name' ? nameLength : Infinity),
    ),
    ...(item.aliases.length > 0 && item.aliases.every((alias) => alias.trim() !== '') ? [] : ['aliases: empty']),
    ...lintLabels(item),
    ...lintForAnother(item),
    ...item.ways.flatMap((way, index) => lintWay(item, way).map((defect) => `way ${index + 1}: ${defect}`)),
  ]
}

/** Whoever writes a label decides whether it is a plain word. */
function lintLabels({ ways, plainLabels }: Item): string[] {
  const labels = ways.flatMap(labelsOf).map(({ zh }) => zh)
  const unexplained = new Set(labels.filter((label) => termsIn(label, 'zh').length === 0))
  return [
    ...[...unexplained]
      .filter((label) => !plainLabels.includes(label))
      .map((label) => `${label}: neither in plainLabels nor a word of texts/terms.ts`),
    ...plainLabels
      .filter((label) => !unexplained.has(label))
      .map((label) => `plainLabels: ${label} needs not stand there`),
  ]
}

/** Everything that names a value on a result. */
export function labelsOf({ result: { main, sections } }: Way): Text[] {
  return [
    ...(main === undefined ? [] : [main.label]),
    ...sections.flatMap((section) => [
      ...(section.kind === 'table' ? [section.caption] : []),
      ...valuesOf(section).map(({ label }) => label),
    ]),
  ]
}

/** Every value that a section shows. */
export function valuesOf(section: Section): ReadonlyArray<Field<string>> {
  if (section.kind === 'fields') return section.fields
  return section.kind === 'table' ? section.columns : [section.title, ...section.fields]
}

/** The machine lets somebody act for somebody else exactly where the guide's 谁能办 says so. */
function lintForAnother({ forAnother, guide, ways }: Item): string[] {
  const told = guide.audience.zh.includes('代办')
  if (forAnother === undefined) return told ? ['forAnother: the guide knows of it'] : []
  return [
    ...lintText('forAnother', forAnother),
    ...(told ? [] : ["forAnother: the guide's audience doesn't say 代办"]),
    ...(ways.some(({ identity }) => identity === 'id-card') ? [] : ['forAnother: no way with a card']),
  ]
}

function lintWay(item: Item, way: Way): string[] {
  const { input, output } = operations[way.operation]
  const asked = way.inputs.flatMap(fieldsOf)
  const wanted = Object.keys(input.shape).filter((name) => name !== 'person')
  return [
    ...lintText('label', way.label, buttonLength),
    ...(way.operation.startsWith(`${item.domain}.`) ? [] : [`${way.operation} isn't of ${item.domain}`]),
    ...('person' in input.shape === (way.identity === 'id-card') ? [] : ['identity: the operation wants otherwise']),
    ...(asked.toSorted().join() === wanted.toSorted().join() ? [] : [`inputs: ${wanted.join()} wanted`]),
    ...way.inputs.flatMap((question) => lintInput(question, input)),
    ...lintResult(way.result, output),
  ]
}

function fieldsOf(input: Input): string[] {
  return input.kind === 'period' ? ['from', 'to'] : [input.name]
}

function lintInput(input: Input, schema: z.ZodObject): string[] {
  const question = lintText('question', input.question)
  switch (input.kind) {
    case 'year':
      return [...question, ...(input.back >= 1 && input.back <= 10 ? [] : ['year: 1 to 10 years back'])]
    case 'period':
      return [
        ...question,
        ...input.choices.flatMap(({ label }) => lintText('choice', label, buttonLength)),
        ...(input.choices.length > 0 && input.choices.every(({ months }) => months >= 1) ? [] : ['period: no choice']),
      ]
    case 'digits': {
      const fits = schema.shape[input.name]?.safeParse('1'.repeat(input.length)).success === true
      return [...question, ...lintText('hint', input.hint), ...(fits ? [] : [`${input.name}: length`])]
    }
  }
}

function lintResult({ headline, nothing, one, figures, main, sections }: Way['result'], output: z.ZodObject): string[] {
  const headlines: Text[] = nothing === undefined ? [headline] : [headline, nothing.headline]
  return [
    ...headlines.flatMap((text) => lintText('headline', text)),
    ...headlines.flatMap((text) => lintPlaceholders(text, namesOf(figures))),
    ...(one === undefined ? [] : lintOne(one, output)),
    ...(nothing === undefined || rowOf(output, nothing.of) !== null ? [] : [`nothing: no list ${nothing.of}`]),
    ...figures.flatMap(({ field, format }) => lintFormat(field, format, output)),
    ...(main === undefined ? [] : lintField(main, output)),
    ...(sections.length > 0 ? [] : ['sections: none']),
    ...sections.flatMap((section) => lintSection(section, output)),
  ]
}

function lintOne({ of, headline, figures }: NonNullable<Way['result']['one']>, output: z.ZodObject): string[] {
  const row = rowOf(output, of)
  if (row === null) return [`one: no list ${of}`]
  return [
    ...lintText('headline of one', headline),
    ...lintPlaceholders(headline, ['step', ...namesOf(figures)]),
    ...figures.flatMap(({ field, format }) => lintFormat(field, format, row)),
  ]
}

const namesOf = (figures: Way['result']['figures']) => figures.map(({ field }) => field)

function lintPlaceholders({ zh, en }: Text, known: readonly string[]): string[] {
  return [...`${zh} ${en}`.matchAll(/\{(\w+)\}/g)]
    .filter(([, name]) => !known.includes(name ?? ''))
    .map(([placeholder]) => `headline: no figure for ${placeholder}`)
}

function lintSection(section: Section, output: z.ZodObject): string[] {
  if (section.kind === 'fields') return section.fields.flatMap((field) => lintField(field, output))
  const row = rowOf(output, section.rows)
  if (row === null) return [`no list ${section.rows}`]
  const empty = lintText('empty', section.empty)
  if (section.kind === 'table') {
    const caption = lintText('caption', section.caption)
    const narrow = section.columns.length <= 4 ? [] : ['a slip has room for four columns']
    return [...caption, ...empty, ...narrow, ...section.columns.flatMap((column) => lintField(column, row))]
  }
  const steps = section.kind === 'progress' ? rowOf(row, section.steps) : undefined
  return [
    ...empty,
    ...[section.title, ...section.fields].flatMap((field) => lintField(field, row)),
    ...(steps === null ? ['no list of steps'] : []),
    ...(steps ? ['name', 'state', 'on'].filter((key) => !(key in steps.shape)).map((key) => `steps: no ${key}`) : []),
  ]
}

function lintField({ field, label, format }: Field<string>, schema: z.ZodObject): string[] {
  const unit = format !== 'signedYuan' || (/元/.test(label.zh) && /CNY/.test(label.en))
  return [
    ...lintText(`${field}.label`, label),
    ...lintFormat(field, format, schema),
    ...(format === 'count' ? [`${field}: a bare number; a headline can say of what`] : []),
    ...(unit ? [] : [`${field}: amounts without a unit; the label must have it`]),
  ]
}

/** The rows of a list, or null when there is no such list. */
function rowOf(schema: z.ZodObject, name: string): z.ZodObject | null {
  const list = schema.shape[name]
  return list instanceof z.ZodArray && list.element instanceof z.ZodObject ? list.element : null
}

function lintFormat(field: string, format: Format, schema: z.ZodObject): string[] {
  const value = schema.shape[field]
  if (value === undefined) return [`no field ${field}`]
  const bare = value instanceof z.ZodNullable ? value.unwrap() : value
  if (typeof format === 'string') {
    return suits(format, bare) ? [] : [`${field}: can't be written as ${format}`]
  }
  const texts = 'labels' in format ? Object.values(format.labels) : [format.yes, format.no]
  const values = bare instanceof z.ZodEnum ? bare.options.map(String) : null
  const fits =
    'labels' in format
      ? values !== null && values.toSorted().join() === Object.keys(format.labels).toSorted().join()
      : bare instanceof z.ZodBoolean
  return [...texts.flatMap((text) => lintText(field, text)), ...(fits ? [] : [`${field}: words for other values`])]
}

function suits(format: Extract<Format, string>, value: unknown): boolean {
  switch (format) {
    case 'text':
      return value instanceof z.ZodString
    case 'date':
      return value instanceof z.ZodISODate
    case 'month':
      return value instanceof z.ZodString && value.safeParse('2026-11').success && !value.safeParse('2026-13').success
    case 'count':
    case 'duration':
    case 'yuan':
    case 'signedYuan':
    case 'year':
    case 'area':
      return value instanceof z.ZodNumber
  }
}
