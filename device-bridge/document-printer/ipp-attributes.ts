/** Reads attributes of an answer by name. What isn't there, or is of another kind, is null or empty: never a guess. */
import type { IppAttribute, IppMessage, IppValue } from './ipp-message.ts'

export interface Attributes {
  /** The first value, of an integer or an enum. */
  number(name: string): number | null
  numbers(name: string): number[]
  string(name: string): string | null
  /** Names, keywords, URIs, … of one attribute. */
  strings(name: string): string[]
  boolean(name: string): boolean | null
}

/** One per group of that kind: a printer's answer has one, a list of jobs one each. */
export function attributesIn({ groups }: IppMessage, tag: number): Attributes[] {
  return groups.filter((group) => group.tag === tag).map(({ attributes }) => readAttributes(attributes))
}

export function readAttributes(attributes: IppAttribute[]): Attributes {
  const values = (name: string): IppValue[] => attributes.find((one) => one.name === name)?.values ?? []
  const numbers = (name: string) => values(name).flatMap((one) => (isNumber(one) ? [one.value] : []))
  const strings = (name: string) =>
    values(name).flatMap((one) => ('value' in one && typeof one.value === 'string' ? [one.value] : []))
  return {
    numbers,
    strings,
    number: (name) => numbers(name)[0] ?? null,
    string: (name) => strings(name)[0] ?? null,
    boolean(name) {
      const [first] = values(name)
      return first?.kind === 'boolean' ? first.value : null
    },
  }
}

function isNumber(value: IppValue): value is Extract<IppValue, { kind: 'integer' | 'enum' }> {
  return value.kind === 'integer' || value.kind === 'enum'
}
