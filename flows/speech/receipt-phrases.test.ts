import { expect, test } from 'vitest'
import { receiptPhrases } from './receipt-phrases.ts'
import { rowPhrases } from './row-phrases.ts'

test('a slip is read line by line, each with its label', () => {
  const receipt = {
    nodes: [
      { kind: 'title' as const, text: '养老金发了多少' },
      { kind: 'rule' as const },
      { kind: 'pair' as const, label: '一共', value: '1,865.00 元', bold: true },
      {
        kind: 'table' as const,
        columns: [
          { header: '月份', align: 'left' as const, weight: 1 },
          { header: '金额', align: 'right' as const, weight: 1 },
        ],
        rows: [['2026年3月', '186.50 元']],
      },
    ],
  }
  expect(receiptPhrases(receipt)).toEqual([['养老金发了多少'], ['一共', '1,865.00 元'], ['2026年3月', '186.50 元']])
})

test('the first cell says what a row is about, the others carry their labels and units', () => {
  const headers = ['日期', '做什么', '在哪里', '金额（元）']
  expect(rowPhrases(headers, [['2026年4月2日', '购药', '', '-45.60']])).toEqual([
    ['2026年4月2日', '做什么 购药', '金额 -45.60 元'],
  ])
  expect(rowPhrases(['Date', 'What for', 'CNY'], [['2 April', 'medicine', '-45.60']])).toEqual([
    ['2 April', 'What for medicine', 'CNY -45.60'],
  ])
})
