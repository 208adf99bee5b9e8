import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ReceiptLine } from '#contract/receipt-layout.ts'
import { piecesOf } from './receipt-pieces.ts'
import { useFirstFrame } from './use-first-frame.ts'

const looked = 12 // lines, where the eye begins; those below come one frame later, into room that is kept for them

interface Props {
  lines: readonly ReceiptLine[]
  columns: number
  label: string
  /** It comes out of its slot: nothing of it is in sight at first. */
  emerging?: boolean
}

/** The slip, line for line and column for column as it will be printed. */
export function ReceiptPaper({ lines, columns, label, emerging = false }: Props) {
  const paper = useRef<HTMLDivElement>(null)
  const shown = useFirstFrame() ? (emerging ? 0 : looked) : lines.length
  const double = lines.filter((line) => line.kind === 'text' && line.double).length
  useLayoutEffect(() => {
    const style = paper.current?.style
    style?.setProperty('--columns', String(columns))
    style?.setProperty('--single', String(lines.length - double))
    style?.setProperty('--double', String(double))
  }, [columns, lines, double])
  return (
    <div
      class="slip"
      ref={paper}
      role="img"
      aria-label={label}
      aria-busy={shown < lines.length}
      data-slip
      data-personal
    >
      {lines.slice(0, shown).map((line, index) =>
        line.kind === 'rule' ? (
          <p key={index}>{'-'.repeat(columns)}</p>
        ) : (
          <p key={index} class={lookOf(line)}>
            {cells(line)}
          </p>
        ),
      )}
    </div>
  )
}

function lookOf({ double, bold }: { double: boolean; bold: boolean }): string | undefined {
  return double || bold ? `${double ? 'double' : ''} ${bold ? 'bold' : ''}` : undefined
}

/** Text behind a gap stands at its cell's end, whatever the font's spaces measure. */
function cells(line: Extract<ReceiptLine, { kind: 'text' }>) {
  const pieces = piecesOf(line)
  const [only] = pieces
  if (pieces.length === 1 && only?.alone === false && !line.text.startsWith(' ')) return line.text // nothing stands behind it
  return pieces.map(({ text, columns, alone }, index) => (
    <i key={index} class={alone ? 'middle' : text.startsWith(' ') ? 'end' : undefined} style={`width:${columns / 2}em`}>
      {text}
    </i>
  ))
}
