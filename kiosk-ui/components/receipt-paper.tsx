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

/** A cell for each character: no font decides where a column stands. */
function cells(text: string) {
  return graphemesOf(text).map((grapheme, index) => (
    <i key={index} class={graphemeColumns(grapheme) === 2 ? 'two' : ''}>
      {grapheme}
    </i>
  ))
}
