/** A slip as it is read to somebody: lines with their labels, tables row by row. Pure. */
import type { Receipt, ReceiptNode } from '#contract/receipt.ts'
import { rowPhrases } from './row-phrases.ts'

/** @returns for each sentence its pieces */
export function receiptPhrases(receipt: Receipt): string[][] {
  return receipt.nodes.flatMap(phrasesOf)
}

function phrasesOf(node: ReceiptNode): string[][] {
  switch (node.kind) {
    case 'title':
    case 'text':
      return [[node.text]]
    case 'pair':
      return [[node.label, node.value]]
    case 'table':
      return rowPhrases(
        node.columns.map(({ header }) => header),
        node.rows,
      )
    case 'rule':
      return []
  }
}
