/** A department's answer, read through the item's description: what the screen shows and the receipt prints. */
import type { Field, Section, Way } from './item.ts'
import { type Language, say } from './language.ts'
import { write } from './format.ts'

export interface Line {
  label: string
  value: string
  alert: boolean
}
export type ViewSection =
  | { kind: 'fields'; lines: Line[] }
  | { kind: 'table'; caption: string; columns: Array<{ label: string; number: boolean }>; rows: string[][] }
  | { kind: 'records'; records: Array<{ title: Line; lines: Line[] }> }
  | { kind: 'progress'; cases: Array<{ title: Line; lines: Line[]; steps: Step[] }> }
  | { kind: 'empty'; text: string }
export interface Step {
  name: string
  state: 'done' | 'current' | 'waiting'
  on: string
}
export interface ResultView {
  headline: string
  main: Line | null
  sections: ViewSection[]
}

type Values = Readonly<Record<string, unknown>>

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function rowsOf(output: Values, key: string): Values[] {
  const rows = output[key]
  return Array.isArray(rows) ? rows.filter(isValues) : []
}

/** Whether there is anything to say: false, zero and nothing at all are not. */
function isSet(value: unknown): boolean {
  return !['', false, null, undefined, 0].some((empty) => empty === value)
}

function lineOf(field: Field<string>, values: Values, language: Language): Line {
  const value = values[field.field]
  return {
    label: say(field.label, language),
    value: write(value, field.format, language),
    alert: field.alert === true && isSet(value),
  }
}

function linesOf(fields: ReadonlyArray<Field<string>>, values: Values, language: Language): Line[] {
  return fields
    .filter(({ field, onlyIfSet }) => !onlyIfSet || isSet(values[field]))
    .map((field) => lineOf(field, values, language))
}

const numberFormats: ReadonlySet<unknown> = new Set(['yuan', 'signedYuan', 'count', 'duration', 'area'])

function stepsOf(rows: Values[], language: Language): Step[] {
  return rows.map((row) => ({
    name: write(row['name'], 'text', language),
    state: row['state'] === 'done' || row['state'] === 'current' ? row['state'] : 'waiting',
    on: write(row['on'], 'date', language),
  }))
}

function sectionOf(section: Section, output: Values, language: Language): ViewSection {
  if (section.kind === 'fields') return { kind: 'fields', lines: linesOf(section.fields, output, language) }
  const rows = rowsOf(output, section.rows)
  if (rows.length === 0) return { kind: 'empty', text: say(section.empty, language) }
  switch (section.kind) {
    case 'table': {
      // a column in which no row says anything only takes room from the others
      const columns = section.columns.filter(({ field, format }) =>
        rows.some((row) => write(row[field], format, language) !== ''),
      )
      return {
        kind: 'table',
        caption: say(section.caption, language),
        columns: columns.map(({ label, format }) => ({
          label: say(label, language),
          number: numberFormats.has(format),
        })),
        rows: rows.map((row) => columns.map(({ field, format }) => write(row[field], format, language))),
      }
    }
    case 'records':
      return {
        kind: 'records',
        records: rows.map((row) => ({
          title: lineOf(section.title, row, language),
          lines: linesOf(section.fields, row, language),
        })),
      }
    case 'progress':
      return {
        kind: 'progress',
        cases: rows.map((row) => ({
          title: lineOf(section.title, row, language),
          lines: linesOf(section.fields, row, language),
          steps: stepsOf(rowsOf(row, section.steps), language),
        })),
      }
  }
}

/** Empty when the case isn't at any step. */
function stepOf(row: Values, sections: readonly Section[], language: Language): string {
  const steps = sections.flatMap((section) =>
    section.kind === 'progress' ? stepsOf(rowsOf(row, section.steps), language) : [],
  )
  return steps.find(({ state }) => state === 'current')?.name ?? ''
}

type Figures = Way['result']['figures']

function written(figures: Figures, values: Values, language: Language): Record<string, string> {
  return Object.fromEntries(figures.map(({ field, format }) => [field, write(values[field], format, language)]))
}

/** Null when there isn't exactly one row, or it leaves out something that the headline would say. */
function headlineOfOne({ one, sections }: Way['result'], output: Values, language: Language): string | null {
  if (one === undefined) return null
  const [row, ...others] = rowsOf(output, one.of)
  if (row === undefined || others.length > 0) return null
  const values = { ...written(one.figures, row, language), step: stepOf(row, sections, language) }
  const says = Object.entries(values).every(
    ([name, value]) => value !== '' || !one.headline[language].includes(`{${name}}`),
  )
  return says ? say(one.headline, language, values) : null
}

/** @param output a validated answer of the way's operation */
export function readResult(way: Way, output: Values, language: Language): ResultView {
  const { headline, nothing, figures, main, sections } = way.result
  const isNothing = nothing !== undefined && rowsOf(output, nothing.of).length === 0
  const values = written(figures, output, language)
  return {
    headline: isNothing
      ? say(nothing.headline, language, values)
      : (headlineOfOne(way.result, output, language) ?? say(headline, language, values)),
    main: main === undefined || isNothing ? null : lineOf(main, output, language),
    sections: sections.map((section) => sectionOf(section, output, language)),
  }
}
