import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import type { ReceiptLine } from '#contract/receipt-layout.ts'
import { encodeReceipt } from '../receipt-printer/escpos-encode.ts'
import { profile, receipt } from '../receipt-printer/printer-rig.ts'
import { createEscposParser } from '../virtual/escpos-parser.ts'
import { linesOfJob } from './lines-of-job.ts'
import { createEscposScrubber } from './scrub-escpos.ts'
import { cuts, scrubbed, survivors } from './scrub-rig.ts'
import { createTextScrubber } from './scrub-text.ts'

const gb18030 = (run: string) => iconv.encode(run, 'gb18030')
const sign = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fa5 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0x21, max: 0x7e }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x20000, max: 0x2a6df }) },
  { weight: 1, arbitrary: fc.constant(0x20) },
)
const words = fc.array(sign, { minLength: 1, maxLength: 24 }).map((codes) => String.fromCodePoint(...codes))
const line: fc.Arbitrary<ReceiptLine> = fc.oneof(
  fc.record({ kind: fc.constant('text'), text: words, double: fc.boolean(), bold: fc.boolean() }),
  fc.constant({ kind: 'rule' } as const),
)
/** A picture that is nothing but its text. */
const draw = ({ text }: { text: string }) => {
  const data = gb18030(text.padEnd(72))
  return { widthBytes: data.length, height: 1, data }
}
const harmless = /^[ x字-]*$/

test('no four characters of a receipt survive, drawn or written; any split gives the same', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.boolean(), cuts, (lines, drawn, sizes) => {
      const job = encodeReceipt(lines, profile, drawn ? draw : null)
      const result = scrubbed(createEscposScrubber(), job, sizes)
      const texts = lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []))
      expect(result.length).toBe(job.length)
      expect(survivors(texts, result, gb18030, harmless)).toEqual([])
      expect(result).toEqual(scrubbed(createEscposScrubber(), job, [job.length + 1]))
    }),
    { numRuns: 500 },
  )
})

test('a job keeps its commands and the lengths of its lines', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), cuts, (lines, sizes) => {
      const job = encodeReceipt(lines, profile, null)
      const kinds = (bytes: Uint8Array) =>
        createEscposParser(profile, true)
          .push(bytes)
          .map((found) => ({ ...found, bytes: found.bytes.length, ...(found.kind === 'character' && { text: '' }) }))
      expect(kinds(scrubbed(createEscposScrubber(), job, sizes))).toEqual(kinds(job))
    }),
  )
})

test.each<[what: string, job: (secret: Buffer) => Uint8Array]>([
  ['a QR code', (s) => Uint8Array.of(0x1d, 0x28, 0x6b, s.length + 3, 0, 0x31, 0x50, 0x30, ...s)],
  [
    'a stored picture',
    (s) => Uint8Array.of(0x1d, 0x28, 0x4c, s.length + 10, 0, 48, 112, 48, 1, 1, 49, 8, 0, 8, 0, ...s),
  ],
  [
    'a large picture',
    (s) => Uint8Array.of(0x1d, 0x38, 0x4c, s.length + 10, 0, 0, 0, 48, 112, 48, 1, 1, 49, 8, 0, 8, 0, ...s),
  ],
  ['a column picture', (s) => Uint8Array.of(0x1b, 0x2a, 0, s.length, 0, ...s)],
  ['a bar code', (s) => Uint8Array.of(0x1d, 0x6b, 73, s.length, ...s)],
  ['a bar code of the old form', (s) => Uint8Array.of(0x1d, 0x6b, 4, ...s, 0)],
  ['an unknown command', (s) => Uint8Array.of(0x1b, 0x7e, ...s)],
  ['a code page', (s) => Uint8Array.of(0x1c, 0x2e, 0x80, ...s, 0xb3)],
])('%s is scrubbed, and what follows it is a command again', (_what, job) => {
  const secret = Buffer.from('SECRET 371399 NOBODY', 'latin1')
  const bytes = Buffer.concat([job(secret), Uint8Array.of(0x10, 0x04, 0x01, 0x1b, 0x40)])
  const result = Buffer.from(scrubbed(createEscposScrubber(), bytes, [3]))
  expect(survivors([secret.toString()], result, (run) => Buffer.from(run, 'latin1'), harmless)).toEqual([])
  expect(result.subarray(-5).toString('hex')).toBe('1004011b40')
  expect(result.length).toBe(bytes.length)
})

test('questions stay as they are', () => {
  const questions = Buffer.from(
    '1004011004021d7201101408010314010602081d2848060030304142434410050 2'.replace(' ', ''),
    'hex',
  )
  expect(Buffer.from(scrubbed(createEscposScrubber(), questions, [1]))).toEqual(questions)
})

test('a scrubbed job can be printed again: its lines make the same bytes', () => {
  const job = scrubbed(createEscposScrubber(), encodeReceipt(receipt, profile, null), [1000])
  expect(scrubbed(createEscposScrubber(), encodeReceipt(linesOfJob(job, profile), profile, null), [1000])).toEqual(job)
})

test('a scanned code keeps its length, its digits’ places and its end', () => {
  const code = Buffer.from('424AB12/\r\n', 'latin1')
  expect(Buffer.from(scrubbed(createTextScrubber(), code, [3])).toString('latin1')).toBe('000xx00x\r\n')
})
