import type { ReceiptLine } from '#contract/receipt-layout.ts'
import { graphemeColumns, graphemesOf } from '#contract/receipt-text.ts'

type TextLine = Extract<ReceiptLine, { kind: 'text' }>

export interface Piece {
  text: string
  columns: number
  /** A wide character whose width fonts don't agree on. */
  alone: boolean
}

/** Gone with its line. */
const known = new WeakMap<TextLine, readonly Piece[]>()

/**
 * Cells of fixed width, from gap to gap: no font decides where a column begins, and a long slip is no more boxes than it
 * must be, for each takes time to lay out.
 */
export function piecesOf(line: TextLine): readonly Piece[] {
  const found = known.get(line) ?? cut(line.text)
  known.set(line, found)
  return found
}

function cut(text: string): Piece[] {
  const pieces: Piece[] = []
  for (const grapheme of graphemesOf(text)) {
    const columns = graphemeColumns(grapheme)
    const alone = columns === 2 && !/^\p{Script=Han}$/u.test(grapheme) // fonts agree on hanzi, not on other wide characters
    const last = pieces.at(-1)
    if (last === undefined || last.alone || alone || (grapheme === ' ' && !last.text.endsWith(' '))) {
      pieces.push({ text: grapheme, columns, alone })
    } else {
      last.text += grapheme
      last.columns += columns
    }
  }
  return pieces
}
