/** For tests: everything that keeps to a zod schema, as fast-check arbitraries. Knows the kinds that operations use. */
/* oxlint-disable no-restricted-imports, no-underscore-dangle -- only tests load this file; zod keeps its internals under _zod */
import * as fc from 'fast-check'
import { z } from 'zod'

/** What stands in departments' books: plain, long, rare and awkward. */
const words = fc.oneof(
  fc.constantFrom('兰陵县社会保险事业中心', '阿依古丽·买买提', '𠮷', '住宅', 'No. 7, Lane 3', '（2026）鲁0001号', '/'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
)
const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

/** A hundred million yuan in fen: nobody's pension is longer on paper. */
const largest = 10_000_000_000

export function answersOf(schema: unknown): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject) {
    return fc.record(Object.fromEntries(Object.entries(schema.shape).map(([key, value]) => [key, answersOf(value)])))
  }
  if (schema instanceof z.ZodArray) return fc.array(answersOf(schema.element), { maxLength: 6 })
  if (schema instanceof z.ZodNullable) return fc.option(answersOf(schema.unwrap()))
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodISODate) return days
  if (schema instanceof z.ZodNumber && schema.isInt) {
    return fc.integer({
      min: Math.max(schema.minValue ?? -largest, -largest),
      max: Math.min(schema.maxValue ?? largest, largest),
    })
  }
  if (schema instanceof z.ZodString) {
    const pattern = schema.def.checks?.find((check) => check instanceof z.core.$ZodCheckRegex)?._zod.def.pattern
    return pattern === undefined
      ? fc.oneof({ weight: 4, arbitrary: words }, fc.constant(''))
      : fc.stringMatching(pattern)
  }
  throw new Error('a kind of schema that no operation used before: add it here')
}
