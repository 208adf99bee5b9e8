/**
 * A service item (事项): plain data in one file. Screens, the paper, the guide and the tests all come from it.
 * `defineItem` ties its fields to the department operation's output, so a field that doesn't exist fails the type check.
 */
import type { DepartmentName } from '#contract/device-status.ts'
import type { OperationName, OperationOutput } from '#contract/operations.ts'
import type { Text } from './language.ts'

/** How a value of an answer is written for people. `labels` translate a closed set of values. */
export type Format =
  | 'text'
  | 'count'
  /** A number of months, said as years and months. */
  | 'duration'
  | 'yuan'
  | 'signedYuan'
  | 'date'
  | 'month'
  | 'year'
  | 'area'
  | { yes: Text; no: Text }
  | { labels: Readonly<Record<string, Text>> }

export interface Field<Key extends string> {
  field: Key
  label: Text
  format: Format
  /** Not shown when the value is empty or, for yes/no, false. */
  onlyIfSet?: true
  /** Draws the eye: a seizure mark, a gap. */
  alert?: true
}

type Row<O, Key extends keyof O> = O[Key] extends ReadonlyArray<infer R> ? R : never
type ListKeys<O> = { [K in keyof O]: O[K] extends ReadonlyArray<object> ? K : never }[keyof O] & string
type ScalarKeys<O> = { [K in keyof O]: O[K] extends ReadonlyArray<object> ? never : K }[keyof O] & string

type SectionOf<O> =
  | { kind: 'fields'; fields: ReadonlyArray<Field<ScalarKeys<O>>> }
  | {
      [K in ListKeys<O>]:
        | {
            kind: 'table'
            rows: K
            caption: Text
            columns: ReadonlyArray<Field<ScalarKeys<Row<O, K>>>>
            /** Said instead of an empty table. */
            empty: Text
          }
        | {
            kind: 'records'
            rows: K
            title: Field<ScalarKeys<Row<O, K>>>
            fields: ReadonlyArray<Field<ScalarKeys<Row<O, K>>>>
            empty: Text
          }
        | {
            /** Each row is a case with its own list of steps (`name`, `state`, `on`). */
            kind: 'progress'
            rows: K
            title: Field<ScalarKeys<Row<O, K>>>
            fields: ReadonlyArray<Field<ScalarKeys<Row<O, K>>>>
            steps: ListKeys<Row<O, K>>
            empty: Text
          }
    }[ListKeys<O>]

/** How an answer reads. `headline` may use `{field}` of the output, formatted by `figures`. */
export interface ResultOf<O> {
  headline: Text
  /** Headline when the list `of` is empty. */
  nothing?: { of: ListKeys<O>; headline: Text }
  /**
   * Headline when the list `of` has one row that says all that it uses. Its `{field}`s are the row's, `{step}` is the name of the
   * step that a case is at.
   */
  one?: {
    [K in ListKeys<O>]: {
      of: K
      headline: Text
      figures: ReadonlyArray<{ field: ScalarKeys<Row<O, K>>; format: Format }>
    }
  }[ListKeys<O>]
  /** Formats of the fields that the headline uses. */
  figures: ReadonlyArray<{ field: ScalarKeys<O>; format: Format }>
  /** The one big number, if there is one. */
  main?: Field<ScalarKeys<O>>
  sections: ReadonlyArray<SectionOf<O>>
}

/** What a visitor is asked besides the card. Named as the operation's input field. */
export type Input =
  | { kind: 'year'; name: 'year'; question: Text; /** How many years back, this one included. */ back: number }
  | {
      kind: 'period'
      question: Text
      /** Fills `from` and `to`. */ choices: ReadonlyArray<{ months: number; label: Text }>
    }
  | { kind: 'digits'; name: 'acceptanceNumber'; question: Text; hint: Text; length: number }

/** One way of being served: what identifies, what is asked, whom. An item has one or two. */
export interface WayOf<Op extends OperationName> {
  /** The button on the guide. */
  label: Text
  identity: 'none' | 'id-card'
  inputs: ReadonlyArray<Input>
  operation: Op
  result: ResultOf<OperationOutput<Op>>
}

/** The same with the operation's types forgotten: what machines and screens work with. */
export interface Way {
  label: Text
  identity: 'none' | 'id-card'
  inputs: ReadonlyArray<Input>
  operation: OperationName
  result: {
    headline: Text
    nothing?: { of: string; headline: Text }
    one?: { of: string; headline: Text; figures: ReadonlyArray<{ field: string; format: Format }> }
    figures: ReadonlyArray<{ field: string; format: Format }>
    main?: Field<string>
    sections: ReadonlyArray<Section>
  }
}

export type Section =
  | { kind: 'fields'; fields: ReadonlyArray<Field<string>> }
  | { kind: 'table'; rows: string; caption: Text; columns: ReadonlyArray<Field<string>>; empty: Text }
  | { kind: 'records'; rows: string; title: Field<string>; fields: ReadonlyArray<Field<string>>; empty: Text }
  | {
      kind: 'progress'
      rows: string
      title: Field<string>
      fields: ReadonlyArray<Field<string>>
      steps: string
      empty: Text
    }

/** The 20 elements of a service guide (办事指南). */
export const guideElements = [
  'name',
  'summary',
  'scope',
  'handling',
  'channels',
  'visits',
  'legalBasis',
  'conditions',
  'audience',
  'materials',
  'formFields',
  'process',
  'timeLimit',
  'fee',
  'result',
  'delivery',
  'placeAndHours',
  'consultation',
  'progressLookup',
  'supervision',
] as const
export type GuideElement = (typeof guideElements)[number]

interface ItemHead {
  id: string
  /** Code in the province's item directory; the county fills in the official one. */
  code: string
  domain: DepartmentName
  kind: 'lookup'
  /** What people say: 查养老金. */
  plainName: Text
  aliases: ReadonlyArray<string>
  /** Labels of its results, in Chinese, that need no explanation: every other one has an official word of texts/terms.ts in it. */
  plainLabels: ReadonlyArray<string>
  guide: Readonly<Record<GuideElement, Text>>
  /** What somebody who asks for somebody else must bring, as the guide says; left out = people ask for themselves only. */
  forAnother?: Text
}

export interface Item extends ItemHead {
  ways: readonly [Way, ...Way[]]
}

/** A way, its fields checked against the operation's output. */
export function defineWay<Op extends OperationName>(way: WayOf<Op>): Way {
  return way
}

export function defineItem(item: Item): Item {
  return item
}
