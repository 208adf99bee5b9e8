import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { Receipt } from '#contract/receipt.ts'
import { layoutReceipt } from '#contract/receipt-layout.ts'
import { graphemeColumns, graphemesOf } from '#contract/receipt-text.ts'

/** The slip, line for line and column for column as it will be printed. */
export function ReceiptPaper({ receipt, columns, label }: { receipt: Receipt; columns: number; label: string }) {
  const paper = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => layoutReceipt(receipt, columns), [receipt, columns])
  useLayoutEffect(() => paper.current?.style.setProperty('--columns', String(columns)), [columns])
  return (
    <div class="slip" ref={paper} role="img" aria-label={label}>
      {lines.map((line, index) =>
        line.kind === 'rule' ? (
          <p key={index}>{cells('-'.repeat(columns))}</p>
        ) : (
          <p key={index} class={`${line.double ? 'double' : ''} ${line.bold ? 'bold' : ''}`}>
            {cells(line.text)}
          </p>
        ),
      )}
    </div>
  )
}

type Kind = 'space' | 'word' | 'hanzi' | 'other'

/** Cells of fixed width: no font decides where a column stands, and a long slip is no more of them than it must be. */
function cells(text: string) {
  const pieces: Array<{ kind: Kind; text: string; columns: number }> = []
  for (const grapheme of graphemesOf(text)) {
    const columns = graphemeColumns(grapheme)
    const kind = kindOf(grapheme, columns)
    const last = pieces.at(-1)
    if (last?.kind === kind && kind !== 'other') {
      last.text += grapheme
      last.columns += columns
    } else pieces.push({ kind, text: grapheme, columns })
  }
  return pieces.map(({ text, columns }, index) => (
    <i key={index} style={{ width: `${columns / 2}em` }}>
      {text}
    </i>
  ))
}

/** Hanzi are as wide as one another in every font, and a word is short; of anything else each character gets a cell. */
function kindOf(grapheme: string, columns: number): Kind {
  if (grapheme === ' ') return 'space'
  if (columns === 1) return 'word'
  return /^\p{Script=Han}$/u.test(grapheme) ? 'hanzi' : 'other'
}
