/** For tests of scrubbers: pieces of any size, and finding what of a person has survived. */
import * as fc from 'fast-check'
import { concat, type Scrubber } from './scrubber.ts'

export const cuts = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 })

export function scrubbed(scrubber: Scrubber, stream: Uint8Array, sizes: readonly number[]): Uint8Array {
  const pieces: Uint8Array[] = []
  for (let at = 0, turn = 0; at < stream.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    pieces.push(scrubber.push(stream.slice(at, at + size)))
    at += size
  }
  return concat([...pieces, scrubber.end()])
}

/** Every run of four characters of these texts that stands in the bytes, in one of the ways in which devices write text. */
export function survivors(
  texts: readonly string[],
  bytes: Uint8Array,
  encode: (run: string) => Buffer,
  harmless: RegExp,
): string[] {
  const haystack = Buffer.from(bytes)
  return texts.flatMap((text) => {
    const signs = Array.from(text)
    const runs = signs.slice(0, -3).map((_, at) => signs.slice(at, at + 4).join(''))
    return runs.filter((run) => !harmless.test(run) && haystack.includes(encode(run)))
  })
}
