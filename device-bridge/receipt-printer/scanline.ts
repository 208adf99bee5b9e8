/** Fills outlines with dots: non-zero winding, as fonts are drawn. Pure. */
import type { LinePicture } from './escpos-encode.ts'

/** A closed polygon: x, y, x, y … in dots, y downwards. */
export type Contour = number[]

/** Sub-lines per dot row: enough for the thin strokes of a 24-dot hanzi. */
const subLines = 4
/** Share of a dot that must be covered to be burnt. Below one half, for strokes are thinner than two dots. */
const burnt = 0.42

interface Crossing {
  x: number
  turn: 1 | -1
}

/** Adds the filled outline to the picture; what lies outside it is cut off. */
export function fillOutline(contours: Contour[], picture: LinePicture): void {
  const width = picture.widthBytes * 8
  const ys = contours.flatMap((contour) => contour.filter((_, index) => index % 2 === 1))
  if (ys.length === 0) return
  const top = Math.max(0, Math.floor(Math.min(...ys)))
  const bottom = Math.min(picture.height, Math.ceil(Math.max(...ys)))
  const coverage = new Float64Array(width)
  for (let row = top; row < bottom; row++) {
    coverage.fill(0)
    for (let sub = 0; sub < subLines; sub++) {
      addSpans(crossings(contours, row + (sub + 0.5) / subLines), coverage)
    }
    for (let x = 0; x < width; x++) {
      const at = row * picture.widthBytes + (x >> 3)
      if ((coverage[x] ?? 0) / subLines >= burnt) picture.data[at] = (picture.data[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
}

function crossings(contours: Contour[], y: number): Crossing[] {
  const found: Crossing[] = []
  for (const contour of contours) {
    let [x0, y0] = contour.slice(-2)
    for (let index = 0; index + 1 < contour.length; index += 2) {
      const [x1, y1] = [contour[index], contour[index + 1]]
      if (x0 !== undefined && y0 !== undefined && x1 !== undefined && y1 !== undefined && y0 <= y !== y1 <= y) {
        found.push({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 })
      }
      ;[x0, y0] = [x1, y1]
    }
  }
  return found.sort((a, b) => a.x - b.x)
}

function addSpans(line: Crossing[], coverage: Float64Array): void {
  let winding = 0
  let from = 0
  for (const { x, turn } of line) {
    const before = winding
    winding += turn
    if (before === 0) from = x
    else if (winding === 0) addSpan(from, x, coverage)
  }
}

function addSpan(from: number, to: number, coverage: Float64Array): void {
  const first = Math.max(0, Math.floor(from))
  const last = Math.min(coverage.length, Math.ceil(to))
  for (let x = first; x < last; x++) {
    coverage[x] = (coverage[x] ?? 0) + Math.max(0, Math.min(to, x + 1) - Math.max(from, x))
  }
}
