import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { layoutReceipt, type ReceiptLine } from '#contract/receipt-layout.ts'
import type { Receipt, ReceiptNode } from '#contract/receipt.ts'
import { pictureMark } from '../virtual/paper.ts'
import { createVirtualPrinter } from '../virtual/printer.ts'
import { encodeReceipt, mustBeDrawn } from './escpos-encode.ts'
import { isInFont } from './printer-characters.ts'
import { asPrinted } from './printer-rig.ts'
import { type PrinterProfile, printerProfiles } from '#contract/printer-profiles.ts'

const narrow: PrinterProfile = printerProfiles['generic-58mm']
const wide: PrinterProfile = printerProfiles['generic-80mm']
const fourByte = { ...narrow, gb18030FourByte: true }
const line = (text: string, style: { double?: boolean; bold?: boolean } = {}): ReceiptLine => ({
  kind: 'text',
  text,
  double: false,
  bold: false,
  ...style,
})
const blank = (): { widthBytes: number; height: number; data: Uint8Array } => ({
  widthBytes: 48,
  height: 30,
  data: new Uint8Array(48 * 30),
})
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

function printOn(profile: PrinterProfile, bytes: Uint8Array): string[][] {
  const printer = createVirtualPrinter(profile, { speed: 0 })
  printer
    .connect(
      () => {},
      () => {},
    )
    .receive(bytes)
  expect(printer.papers().every(({ cut }) => cut)).toBe(true)
  return printer.papers().map(({ lines }) => lines)
}

test('golden bytes', () => {
  const lines = [line('养老金', { double: true, bold: true }), { kind: 'rule' } as const, line('A·王'), line('b')]
  expect(hex(encodeReceipt(lines, narrow, null))).toBe(
    [
      '1b40', // ESC @
      '1d610e', // GS a
      '1c26', // FS &
      '1b2100 1b2130 1c210c 1b4501 d1f8c0cfbdf0 0a', // ESC ! twice (the package resets first), FS !, ESC E
      `1b2100 1c2100 1b4500 ${'2d'.repeat(32)} 0a`,
      '41a1a4cdf5 0a',
      '62 0a',
      '1b2100 0a0a0a0a0a 1d5601', // feed past the blade, GS V 1
    ]
      .join('')
      .replaceAll(' ', ''),
  )
})

test('CP936 is what every printer has, and GB18030 writes it with the same bytes', () => {
  for (const common of ['王', '·', '买', '—', '“', '①', 'Ⅰ', '隣', 'é', '〓'])
    expect(isInFont(common, narrow), common).toBe(true)
  for (const rare of ['𠮷', '䶮', '€', '\ue000', '😀', 'x\u0301']) expect(isInFont(rare, narrow), rare).toBe(false)
  expect(isInFont('㐂', fourByte) && isInFont('䶮', fourByte)).toBe(true)
  expect(isInFont('𠮷', fourByte)).toBe(false) // beyond what every font of that kind holds
  const all = Array.from({ length: 0x10000 - 0x80 }, (_, index) => String.fromCharCode(0x80 + index))
  const held = all.filter((character) => isInFont(character, narrow)).join('')
  expect(held.length).toBeGreaterThan(21_000)
  expect(iconv.encode(held, 'gb18030').equals(iconv.encode(held, 'cp936'))).toBe(true)
})

test('a line with a rare character is drawn, or says 〓 where no font is', () => {
  const rare = line('张𠮷')
  expect(mustBeDrawn(rare, narrow)).toBe(true)
  expect(mustBeDrawn(rare, fourByte)).toBe(true)
  expect(mustBeDrawn(line('张㐂'), fourByte)).toBe(false)
  expect(printOn(narrow, encodeReceipt([rare, line('完')], narrow, blank))).toEqual([[pictureMark, '完']])
  expect(printOn(narrow, encodeReceipt([rare], narrow, null))).toEqual([['张〓']])
  expect(printOn(fourByte, encodeReceipt([line('张㐂')], fourByte, null))).toEqual([['张㐂']])
})

test('no picture holds a real-time command', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x02, 0x00), { minLength: 1440, maxLength: 1440 }),
      (data) => {
        const draw = () => ({ widthBytes: 48, height: 30, data: Uint8Array.from(data) })
        expect(
          hex(encodeReceipt([line('𠮷')], narrow, draw))
            .match(/../g)
            ?.join(' '),
        ).not.toMatch(/10 (04|05|14)/)
      },
    ),
    { numRuns: 30 },
  )
})

type Table = Extract<ReceiptNode, { kind: 'table' }>
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom('王', '·', '12.5', ' ', '，', '\u001b', '\u0010\u0004\u0001'), { maxLength: 40 })
    .map((all) => all.join('')),
)
const anyReceipt: fc.Arbitrary<Receipt> = fc.record({
  nodes: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('title' as const), text: anyText }),
      fc.record({
        kind: fc.constant('text' as const),
        text: anyText,
        align: fc.constantFrom('left' as const, 'center' as const),
      }),
      fc.record({ kind: fc.constant('pair' as const), label: anyText, value: anyText, bold: fc.boolean() }),
      fc.record({ kind: fc.constant('rule' as const) }),
      fc.record({
        kind: fc.constant('table' as const),
        columns: fc.constant<Table['columns']>([
          { header: '月份', align: 'left', weight: 1 },
          { header: '金额', align: 'right', weight: 2 },
        ]),
        rows: fc.array(fc.array(anyText, { minLength: 2, maxLength: 2 }), { maxLength: 3 }),
      }),
    ),
    { minLength: 1, maxLength: 8 },
  ),
})

test('the paper is line for line the layout', () => {
  fc.assert(
    fc.property(anyReceipt, fc.constantFrom(narrow, wide), (receipt, profile) => {
      const lines = layoutReceipt(receipt, profile.columns)
      const draw = () => ({ widthBytes: profile.dots / 8, height: 30, data: new Uint8Array((profile.dots / 8) * 30) })
      const drawn = lines.map((each) => (mustBeDrawn(each, profile) ? line(pictureMark) : each))
      expect(printOn(profile, encodeReceipt(lines, profile, draw))).toEqual([asPrinted(drawn, profile.columns)])
    }),
  )
})
