/** What came out of a virtual printer: the slip as text, and as a picture that is true to the dot. Pure. */
import type { PrinterProfile } from '#contract/printer-profiles.ts'

export interface PrintedCharacter {
  text: string
  /** Left edge and width in dots. */
  x: number
  width: number
  height: number
  bold: boolean
}
export type PrintedRow =
  | { kind: 'text'; y: number; height: number; characters: PrintedCharacter[] }
  | { kind: 'picture'; y: number; height: number; widthBytes: number; data: Uint8Array }

export interface Slip {
  rows: PrintedRow[]
  /** Dots fed so far. */
  length: number
  /** Everything it was printed from. */
  bytes: Uint8Array[]
  cut: boolean
}

/** Stands in `slipLines` for a line that was printed as a picture. */
export const pictureMark = '[picture]'

/** The printable width lies in the middle: 48 of 58 mm, 72 of 80 mm; 8 dots to the mm. */
const paperDots: Partial<Record<number, number>> = { 384: 464, 576: 640 }
const topMargin = 60
const paper = '#fffdf7'
const ink = '#2b2a2e'

export function emptySlip(): Slip {
  return { rows: [], length: 0, bytes: [], cut: false }
}

/** The slip's lines as text, aligned by spaces; a double line counts double columns. No blank lines at the end. */
export function slipLines(slip: Slip, profile: PrinterProfile): string[] {
  const lines = slip.rows.map((row) => (row.kind === 'picture' ? pictureMark : rowText(row.characters, profile)))
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1)
}

function rowText(characters: PrintedCharacter[], profile: PrinterProfile): string {
  const first = characters[0]
  if (!first) return ''
  const columnDots = (profile.dots / profile.columns) * (first.height > 24 ? 2 : 1)
  const indent = ' '.repeat(Math.round(first.x / columnDots))
  return (indent + characters.map(({ text }) => text).join('')).trimEnd()
}

export function slipSvg(slip: Slip, profile: PrinterProfile): string {
  const width = paperDots[profile.dots] ?? profile.dots
  const height = topMargin + slip.length
  const left = (width - profile.dots) / 2
  const rows = slip.rows.map((row) => (row.kind === 'picture' ? drawPicture(row) : drawText(row))).join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<path fill="${paper}" d="${outline(width, height, slip.cut)}"/>` +
    `<g fill="${ink}" font-family="'Noto Sans Mono CJK SC','Noto Sans SC Variable',monospace" transform="translate(${left} ${topMargin})">${rows}</g>` +
    `</svg>`
  )
}

/** Cut straight, or torn off with the teeth of the bar. */
function outline(width: number, height: number, cut: boolean): string {
  if (cut) return `M0 0H${width}V${height}H0Z`
  const teeth = Array.from({ length: width / 16 }, () => 'l-8 -8l-8 8').join('')
  return `M0 0H${width}V${height}${teeth}Z`
}

/** Every character has its own place, so that columns line up whatever font the viewer has. */
function drawText({ y, height, characters }: Extract<PrintedRow, { kind: 'text' }>): string {
  return characters
    .filter(({ text }) => text.trim() !== '')
    .map((character) => {
      const baseline = y + Math.min(height, character.height) * 0.88
      const weight = character.bold ? ' font-weight="bold"' : ''
      const fitted = ` textLength="${character.width}" lengthAdjust="spacingAndGlyphs"`
      const placed = `x="${character.x}" y="${baseline.toFixed(1)}" font-size="${character.height}"`
      return `<text ${placed}${weight}${fitted}>${escape(character.text)}</text>`
    })
    .join('')
}

/** One path of horizontal runs. */
function drawPicture({ y, height, widthBytes, data }: Extract<PrintedRow, { kind: 'picture' }>): string {
  const width = widthBytes * 8
  const isBlack = (x: number, row: number): boolean =>
    (((data[row * widthBytes + (x >> 3)] ?? 0) << (x & 7)) & 0x80) !== 0
  let path = ''
  for (let row = 0; row < height; row++) {
    for (let x = 0; x < width; x++) {
      if (!isBlack(x, row)) continue
      const from = x
      while (x < width && isBlack(x, row)) x++
      path += `M${from} ${y + row}h${x - from}v1H${from}z`
    }
  }
  return path === '' ? '' : `<path d="${path}"/>`
}

function escape(text: string): string {
  return text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
