import { layoutReceipt, type ReceiptLine } from '#contract/receipt-layout.ts'
import type { Receipt } from '#contract/receipt.ts'
import { piecesOf } from '../components/receipt-pieces.ts'

/** Gone with its receipt. */
const laidOut = new WeakMap<Receipt, { columns: number; lines: readonly ReceiptLine[] }>()

/** A slip's lines: worked out once, for all the screens that show it. */
export function slipLines(receipt: Receipt, columns: number): readonly ReceiptLine[] {
  const known = laidOut.get(receipt)
  if (known?.columns === columns) return known.lines
  const lines = layoutReceipt(receipt, columns)
  laidOut.set(receipt, { columns, lines })
  return lines
}

/** Works out what its preview will show. */
export function prepareSlip(receipt: Receipt, columns: number): void {
  for (const line of slipLines(receipt, columns)) if (line.kind === 'text') piecesOf(line)
}
