/** What a measurement gives: rows of figures, with what they are held against. */

export interface Row {
  what: string
  value: number
  unit: 'ms' | 'µs' | 'kB' | 'MB' | 'kB/visit' | 'per s' | '×' | 'count' | '% of a core' | 'CLS'
  /** The figure should not be above it. */
  aim?: number
  /** Where the figure is one of many measured ones, which. */
  sample?: Sample
  /** How to read the figure, where its name doesn't say. */
  note?: string
}

export interface Sample {
  n: number
  min: number
  median: number
  p95: number
  p99: number
  max: number
}

export function sampleOf(values: readonly number[]): Sample {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => {
    const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
    if (value === undefined) throw new Error('nothing was measured')
    return value
  }
  return { n: sorted.length, min: at(0.0001), median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

/** A row whose figure is one of its sample's. */
export function rowOf(
  what: string,
  values: readonly number[],
  figure: 'median' | 'p95' | 'p99',
  more: { unit: Row['unit'] } & Partial<Row>,
): Row {
  const sample = sampleOf(values)
  return { what: `${what}, ${figure}`, value: sample[figure], sample, ...more }
}

export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ what, value, unit, aim, sample }) => [
    what,
    `${short(value)} ${unit}`,
    aim === undefined ? '' : `≤ ${short(aim)}`,
    aim === undefined ? '' : ratio(value, aim),
    sample === undefined
      ? ''
      : `${sample.n}: ${[sample.min, sample.median, sample.p95, sample.max].map(short).join(' / ')}`,
  ])
  const lines = [['', 'figure', 'aim', 'of aim', 'n: min / median / p95 / max'], ...cells]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line, at) =>
      withNote(
        line.map((cell, column) => cell.padEnd(widths[column] ?? 0)),
        rows[at - 1],
      ),
    )
    .join('\n')
}

function withNote(cells: string[], row: Row | undefined): string {
  const line = cells.join('  ').trimEnd()
  return row?.note === undefined ? line : `${line}\n    ${row.note}`
}

function ratio(value: number, aim: number): string {
  if (aim === 0) return ''
  return `${(value / aim).toFixed(2)}${value > aim ? ' !' : ''}`
}

function short(value: number): string {
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return String(Math.round(value))
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2)
}
