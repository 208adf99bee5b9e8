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
    <div class="slip" ref={paper} role="img" aria-label={label} data-slip data-personal>
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

/**
 * Cells of fixed width, from gap to gap: no font decides where a column begins, and a long slip is no more boxes than it
 * must be, for each takes time to lay out. Text behind a gap stands at its cell's end, whatever the font's spaces measure.
 */
function cells(text: string) {
  const pieces: Array<{ text: string; columns: number; alone: boolean }> = []
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
  return pieces.map(({ text, columns, alone }, index) => (
    <i
      key={index}
      style={{ width: `${columns / 2}em`, textAlign: alone ? 'center' : text.startsWith(' ') ? 'right' : 'left' }}
    >
      {text}
    </i>
  ))
}
