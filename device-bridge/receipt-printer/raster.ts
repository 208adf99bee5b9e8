/** Draws a receipt line in dots, with its characters in the same columns as printed text. Pure but for the font. */
import type { ReceiptLine } from '#contract/receipt-layout.ts'
import { graphemeColumns, graphemesOf } from '#contract/receipt-text.ts'
import type { LinePicture } from './escpos-encode.ts'
import type { GlyphFont } from './glyph-font.ts'
import type { PrinterProfile } from '#contract/printer-profiles.ts'
import { fillOutline } from './scanline.ts'

const hanziDots = 24
/** A printed text line feeds 30 dots (ESC 2), or its own height when that is more. */
const linePitch = 30
/** Where hanzi stand on the baseline: Noto Sans CJK's em box reaches 0.12 em below it. */
const baseline = 0.88
const substitute = '〓'

export function drawLine(
  line: Extract<ReceiptLine, { kind: 'text' }>,
  profile: PrinterProfile,
  fontOf: (bold: boolean) => GlyphFont,
): LinePicture {
  const scale = line.double ? 2 : 1
  const size = hanziDots * scale
  const columnDots = (profile.dots / profile.columns) * scale
  const widthBytes = profile.dots / 8
  const height = Math.max(linePitch, size)
  const picture: LinePicture = { widthBytes, height, data: new Uint8Array(widthBytes * height) }
  const font = fontOf(line.bold)
  let column = 0
  for (const grapheme of graphemesOf(line.text)) {
    const shown = font.has(grapheme) ? grapheme : substitute
    const outline = font.outline(shown, { x: column * columnDots, y: baseline * size, size })
    fillOutline(outline, picture)
    column += graphemeColumns(grapheme)
  }
  return picture
}
