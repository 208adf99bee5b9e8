/**
 * A receipt as lines of half-width columns: the page previews these lines and the bridge prints them, so both are the
 * same. Pure, and free of zod: it is loaded by the page.
 *
 * A Chinese receipt printer knows two widths: ASCII takes one column, everything else a full cell of two. The layout
 * counts the same way, so that a column on the screen is a column on paper.
 */
import { clean, columnsOf, longestUnit, wrap } from './receipt-text.ts'
import type { Receipt, ReceiptNode } from './receipt.ts'

/** `text` is aligned with spaces and at most `columns` wide (half of that when `double`: twice as wide and high). */
export type ReceiptLine = { kind: 'text'; text: string; double: boolean; bold: boolean } | { kind: 'rule' }

type Table = Extract<ReceiptNode, { kind: 'table' }>

const columnGap = 1
/** A wrapped value stands a little to the right of its label. */
const valueIndent = '  '

/** @param columns half-width columns of the paper: 32 (58 mm) or 48 (80 mm); at least 16 */
export function layoutReceipt(receipt: Receipt, columns: number): ReceiptLine[] {
  return receipt.nodes.flatMap((node) => layoutNode(node, columns))
}

function layoutNode(node: ReceiptNode, columns: number): ReceiptLine[] {
  switch (node.kind) {
    case 'title': {
      const half = Math.floor(columns / 2)
      return wrap(clean(node.text), half).map((text) => ({
        kind: 'text',
        text: center(text, half),
        double: true,
        bold: true,
      }))
    }
    case 'text': {
      const lines = wrap(clean(node.text), columns)
      return plain(node.align === 'center' ? lines.map((text) => center(text, columns)) : lines, node.bold)
    }
    case 'pair':
      return plain(layoutPair(clean(node.label).trim(), clean(node.value).trim(), columns), node.bold)
    case 'table':
      return layoutTable(node, columns)
    case 'rule':
      break
  }
  return [{ kind: 'rule' }]
}

function layoutPair(label: string, value: string, columns: number): string[] {
  if (value === '') return wrap(label, columns)
  if (label === '') return alignRight(wrap(value, columns), columns)
  const gap = columns - columnsOf(label) - columnsOf(value)
  if (gap >= columnGap) return [label + ' '.repeat(gap) + value]
  if (columnsOf(value) <= columns) return [...wrap(label, columns), ...alignRight([value], columns)]
  const indented = wrap(value, columns - valueIndent.length).map((text) => valueIndent + text)
  return [...wrap(label, columns), ...indented]
}

function layoutTable(table: Table, columns: number): ReceiptLine[] {
  const last = table.columns.length - 1
  const headers = table.columns.map((column) => clean(column.header).trim())
  // A row longer than the table is a mistake of its author; its words still reach the paper.
  const rows = table.rows.map((row) =>
    headers.map((_, index) => clean(index === last ? row.slice(last).join(' ') : (row[index] ?? '')).trim()),
  )
  const widths = columnWidths(table, [headers, ...rows], columns - columnGap * last)
  const layoutRow = (cells: string[]): string[] => {
    const wrapped = cells.map((cell, index) => wrap(cell, widths[index] ?? 0))
    const height = Math.max(...wrapped.map((lines) => lines.length))
    return Array.from({ length: height }, (_, row) =>
      wrapped
        .map((lines, index) => pad(lines[row] ?? '', widths[index] ?? 0, table.columns[index]?.align ?? 'left'))
        .join(' '.repeat(columnGap))
        .trimEnd(),
    )
  }
  const head = headers.every((header) => header === '') ? [] : layoutRow(headers)
  return [...plain(head, true), ...plain(rows.flatMap(layoutRow), false)]
}

/**
 * Shares `total` by weight, but gives a column what its longest word needs where that is possible: an amount broken
 * over two lines would be read as two amounts.
 */
function columnWidths(table: Table, rows: string[][], total: number): number[] {
  const heaviest = Math.max(...table.columns.map((column) => column.weight))
  const weights = table.columns.map((column) => column.weight / heaviest)
  const needs = weights.map((_, index) => Math.max(2, ...rows.map((row) => longestUnit(row[index] ?? ''))))
  const least = sum(needs) <= total ? needs : needs.map(() => 2) // 2: a hanzi
  const fixed = new Set<number>()
  for (;;) {
    const open = weights.filter((_, index) => !fixed.has(index))
    const rest = total - sum(least.filter((_, index) => fixed.has(index)))
    const share = (index: number): number => (rest * (weights[index] ?? 0)) / sum(open)
    const tooNarrow = least.findIndex((need, index) => !fixed.has(index) && Math.floor(share(index)) < need)
    if (tooNarrow === -1) return spread(least, fixed, share)
    fixed.add(tooNarrow)
  }
}

/** Whole numbers whose sum stays within the exact shares' sum: what rounding leaves goes to later columns. */
function spread(least: number[], fixed: Set<number>, share: (index: number) => number): number[] {
  let carry = 0
  return least.map((need, index) => {
    if (fixed.has(index)) return need
    const exact = share(index) + carry
    const width = Math.floor(exact + 1e-9)
    carry = exact - width
    return width
  })
}

function plain(texts: string[], bold = false): ReceiptLine[] {
  return texts.map((text) => ({ kind: 'text', text, double: false, bold }))
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const spaces = ' '.repeat(Math.max(0, width - columnsOf(text)))
  return align === 'right' ? spaces + text : text + spaces
}

function center(text: string, width: number): string {
  return (' '.repeat(Math.max(0, Math.floor((width - columnsOf(text)) / 2))) + text).trimEnd()
}

function alignRight(lines: string[], width: number): string[] {
  return lines.map((text) => pad(text, width, 'right').trimEnd())
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
