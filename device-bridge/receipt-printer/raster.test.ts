import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LinePicture } from './escpos-encode.ts'
import { openGlyphFonts } from './glyph-font.ts'
import { printerProfiles } from '#contract/printer-profiles.ts'
import { drawLine } from './raster.ts'
import { fillOutline } from './scanline.ts'

const profile = printerProfiles['generic-58mm']
const fonts = await openGlyphFonts()

function picture(widthBytes: number, height: number): LinePicture {
  return { widthBytes, height, data: new Uint8Array(widthBytes * height) }
}
function rowsOf({ widthBytes, height, data }: LinePicture): string[] {
  return Array.from({ length: height }, (_, row) =>
    Array.from(data.subarray(row * widthBytes, (row + 1) * widthBytes), (byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .replaceAll('0', '.'),
  )
}
/** How many dots of each column-wide strip are burnt. */
function inkPerColumn(drawn: LinePicture): number[] {
  const rows = rowsOf(drawn)
  return Array.from({ length: profile.columns }, (_, column) =>
    rows.reduce((ink, row) => ink + row.slice(column * 12, column * 12 + 12).replaceAll('.', '').length, 0),
  )
}

test('winding: a hole stays empty, an overlap stays filled', () => {
  const square = (from: number, to: number): number[] => [from, from, to, from, to, to, from, to]
  const hole = (from: number, to: number): number[] => [from, from, from, to, to, to, to, from]
  const ring = picture(1, 6)
  fillOutline([square(0, 6), hole(2, 4)], ring)
  expect(rowsOf(ring)).toEqual(['111111..', '111111..', '11..11..', '11..11..', '111111..', '111111..'])
  const overlap = picture(1, 6)
  fillOutline([square(0, 4), square(2, 6)], overlap)
  expect(rowsOf(overlap)).toEqual(['1111....', '1111....', '111111..', '111111..', '..1111..', '..1111..'])
})

test('any outline is cut off at the picture, and never throws', () => {
  const number = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: -5, max: 60 }))
  fc.assert(
    fc.property(fc.array(fc.array(number, { maxLength: 12 }), { maxLength: 4 }), (contours) => {
      const target = picture(4, 30)
      fillOutline(contours, target)
      expect(target.data).toHaveLength(120)
    }),
  )
})

test.skipIf(!fonts)('characters stand in the columns they have in text (needs fonts-noto-cjk)', () => {
  const drawn = drawLine({ kind: 'text', text: 'A  𠮷 1', double: false, bold: false }, profile, fonts!)
  expect([drawn.widthBytes, drawn.height]).toEqual([48, 30])
  const ink = inkPerColumn(drawn)
  expect(ink.flatMap((dots, column) => (dots > 0 ? [column] : []))).toEqual([0, 3, 4, 6])
})

test.skipIf(!fonts)('double is twice as wide and high, bold has more ink (needs fonts-noto-cjk)', () => {
  const ink = (style: { double: boolean; bold: boolean }): number =>
    inkPerColumn(drawLine({ kind: 'text', text: '䶮', ...style }, profile, fonts!)).reduce((sum, dots) => sum + dots, 0)
  const regular = ink({ double: false, bold: false })
  expect(ink({ double: false, bold: true })).toBeGreaterThan(regular * 1.2)
  expect(ink({ double: true, bold: false })).toBeGreaterThan(regular * 3)
})

test.skipIf(!fonts)('a character that the font lacks is drawn as 〓 (needs fonts-noto-cjk)', () => {
  const draw = (text: string) => drawLine({ kind: 'text', text, double: false, bold: false }, profile, fonts!)
  expect(draw('😀')).toEqual(draw('〓'))
  expect(draw('〓')).not.toEqual(draw('　'))
})
