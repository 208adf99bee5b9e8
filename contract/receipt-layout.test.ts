import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutReceipt, type ReceiptLine } from './receipt-layout.ts'
import { clean, columnsOf, graphemesOf } from './receipt-text.ts'
import { type Receipt, type ReceiptNode, receiptSchema } from './receipt.ts'

const texts = (lines: ReceiptLine[]): string[] => lines.map((line) => (line.kind === 'rule' ? '---' : line.text))
const layout = (nodes: ReceiptNode[], columns = 32): string[] => texts(layoutReceipt({ nodes }, columns))

/** Text as departments may send it: hanzi, amounts, marks, rare characters, emoji, controls, broken surrogates. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 90 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '王',
        '𠮷',
        '·',
        '1234.56',
        ' ',
        '\u3000',
        '，',
        '（',
        '\u200b',
        '\u001b@',
        '\n',
        '\u0301',
        '\ud83c',
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join('')),
)
const anyNode: fc.Arbitrary<ReceiptNode> = fc.oneof(
  fc.record({ kind: fc.constant('title' as const), text: anyText }),
  fc.record({
    kind: fc.constant('text' as const),
    text: anyText,
    align: fc.constantFrom('left' as const, 'center' as const),
    bold: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('pair' as const), label: anyText, value: anyText, bold: fc.boolean() }),
  fc.record({ kind: fc.constant('rule' as const) }),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(
      fc.record({
        header: anyText,
        align: fc.constantFrom('left' as const, 'right' as const),
        weight: fc.double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    rows: fc.array(fc.array(anyText, { maxLength: 6 }), { maxLength: 3 }),
  }),
)
const anyReceipt: fc.Arbitrary<Receipt> = fc.record({ nodes: fc.array(anyNode, { minLength: 1, maxLength: 5 }) })
const anyColumns = fc.constantFrom(32, 48)

function wordsOf(node: ReceiptNode): string[] {
  switch (node.kind) {
    case 'title':
    case 'text':
      return [node.text]
    case 'pair':
      return [node.label, node.value]
    case 'table':
      return [...node.columns.map((column) => column.header), ...node.rows.flat()]
    case 'rule':
      break
  }
  return []
}
const counted = (parts: string[]): string[] =>
  parts.flatMap((part) => Array.from(part.replace(/[ \u3000\u25cc]/g, ''))).sort()

test('a title stands in the middle, double and bold', () => {
  expect(layoutReceipt({ nodes: [{ kind: 'title', text: '养老金发放' }] }, 32)).toEqual([
    { kind: 'text', text: '   养老金发放', double: true, bold: true },
  ])
})

test('a pair fills the line, or falls to two lines, or wraps behind an indent', () => {
  const address = '山东省临沂市兰陵县卞庄街道文峰社区一号楼二单元三百零一室东户'
  expect(layout([{ kind: 'pair', label: '姓名', value: '张三' }])).toEqual(['姓名                        张三'])
  expect(layout([{ kind: 'pair', label: '不动产权证书号码', value: 'LU2024-0001234567' }])).toEqual([
    '不动产权证书号码',
    '               LU2024-0001234567',
  ])
  expect(layout([{ kind: 'pair', label: '坐落', value: address }])).toEqual([
    '坐落',
    '  山东省临沂市兰陵县卞庄街道文峰',
    '  社区一号楼二单元三百零一室东户',
  ])
  expect(layout([{ kind: 'pair', label: '备注', value: '' }])).toEqual(['备注'])
})

test('a table shares the width by weight, keeps amounts whole and wraps long cells', () => {
  const table: ReceiptNode = {
    kind: 'table',
    columns: [
      { header: '月份', align: 'left', weight: 1 },
      { header: '发放单位', align: 'left', weight: 3 },
      { header: '金额（元）', align: 'right', weight: 1 },
    ],
    rows: [
      ['2024-01', '兰陵县城乡居民社会养老保险中心', '1234.56'],
      ['2024-02', '同上', '187.00', '补发'],
    ],
  }
  expect(layout([table])).toEqual([
    '月份    发放单位            金额',
    '                          （元）',
    '2024-01 兰陵县城乡居民社 1234.56',
    '        会养老保险中心',
    '2024-02 同上              187.00',
    '                            补发',
  ])
  expect(layoutReceipt({ nodes: [table] }, 32)[0]).toMatchObject({ bold: true })
})

test('a word or number stays whole, and no line begins with a closing mark', () => {
  expect(layout([{ kind: 'text', text: '请凭受理编号 371399-2024-00012345 查询' }])).toEqual([
    '请凭受理编号',
    '371399-2024-00012345 查询',
  ])
  expect(layout([{ kind: 'text', text: '一二三四五六七八九十一二三四五六。完' }])).toEqual([
    '一二三四五六七八九十一二三四五',
    '六。完',
  ])
})

test('text is never a printer command', () => {
  expect(layout([{ kind: 'text', text: 'a\u001b@\u001dV\u0000b\r\nc\u0010\u0004\u009b' }])).toEqual(['a @ V b c'])
  fc.assert(
    fc.property(anyReceipt, anyColumns, (receipt, columns) => {
      expect(texts(layoutReceipt(receipt, columns)).join('')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u)
    }),
  )
})

test('no line is wider than the paper', () => {
  fc.assert(
    fc.property(anyReceipt, anyColumns, (receipt, columns) => {
      for (const line of layoutReceipt(receipt, columns)) {
        if (line.kind === 'text') expect(columnsOf(line.text)).toBeLessThanOrEqual(line.double ? columns / 2 : columns)
      }
    }),
  )
})

test('no character is lost', () => {
  fc.assert(
    fc.property(anyReceipt, anyColumns, (receipt, columns) => {
      const printed = layoutReceipt(receipt, columns).flatMap((line) => (line.kind === 'text' ? [line.text] : []))
      const written = receipt.nodes.flatMap(wordsOf).map(clean)
      expect(counted(printed)).toEqual(counted(written))
    }),
  )
})

test('laid out again, a line stays as it is', () => {
  fc.assert(
    fc.property(anyReceipt, anyColumns, (receipt, columns) => {
      for (const line of layoutReceipt(receipt, columns)) {
        if (line.kind === 'text') expect(layout([{ kind: 'text', text: line.text }], columns)).toEqual([line.text])
      }
    }),
  )
})

test('graphemes agree with the platform on ordinary text', () => {
  const segmenter = new Intl.Segmenter('zh')
  for (const text of ['张𠮷䶮', '阿依古丽·买买提', 'e\u0301a\u0308\u0323x', '🇨🇳🇭🇰', 'が', '1,234.56 元']) {
    expect(graphemesOf(text)).toEqual([...segmenter.segment(text)].map((part) => part.segment))
  }
})

test('the longest receipt the contract allows is laid out', () => {
  const text = '𠮷'.repeat(200)
  const receipt = receiptSchema.parse({ nodes: Array.from({ length: 400 }, () => ({ kind: 'text', text })) })
  expect(layoutReceipt(receipt, 32)).toHaveLength(400 * 13)
})
