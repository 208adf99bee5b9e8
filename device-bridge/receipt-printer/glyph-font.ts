/** Outlines of characters from a system font, for characters that a printer lacks. */
import { existsSync } from 'node:fs'
import type { Font, PathCommand } from 'fontkit'
import type { Contour } from './scanline.ts'

export interface GlyphFont {
  has(grapheme: string): boolean
  /** @param place where the character's em box begins: its left edge and baseline in dots, and dots per em */
  outline(grapheme: string, place: { x: number; y: number; size: number }): Contour[]
}
export type GlyphFonts = (bold: boolean) => GlyphFont

/** Debian's fonts-noto-cjk. Its Mono face has ASCII of exactly half a hanzi's width, as printers do. */
const folder = '/usr/share/fonts/opentype/noto'
const faces = {
  regular: { path: `${folder}/NotoSansCJK-Regular.ttc`, name: 'NotoSansMonoCJKsc-Regular' },
  bold: { path: `${folder}/NotoSansCJK-Bold.ttc`, name: 'NotoSansMonoCJKsc-Bold' },
}
/** Straight pieces per curve: at 48 dots to the em, finer ones wouldn't change a dot. */
const piecesPerCurve = 6

/**
 * Opens the font for one job (about 100 ms). It isn't kept, for fontkit remembers every character it drew.
 * @returns null when the font isn't installed
 */
export async function openGlyphFonts(): Promise<GlyphFonts | null> {
  if (!existsSync(faces.regular.path) || !existsSync(faces.bold.path)) {
    console.warn('glyph font missing: install fonts-noto-cjk; until then 〓 stands for rare characters')
    return null
  }
  const { openSync } = await import('fontkit') // a big package that most visits never need
  const opened = new Map<boolean, GlyphFont>()
  return (bold) => {
    const face = bold ? faces.bold : faces.regular
    const font = opened.get(bold) ?? glyphFont(openSync(face.path, face.name))
    opened.set(bold, font)
    return font
  }
}

function glyphFont(font: Font): GlyphFont {
  const codePointsOf = (grapheme: string): number[] => Array.from(grapheme, (char) => char.codePointAt(0) ?? 0)
  return {
    has: (grapheme) => codePointsOf(grapheme).every((codePoint) => font.hasGlyphForCodePoint(codePoint)),
    outline(grapheme, { x, y, size }) {
      const scale = size / font.unitsPerEm
      return codePointsOf(grapheme)
        .flatMap((codePoint) => flatten(font.glyphForCodePoint(codePoint).path.commands))
        .map((contour) => contour.map((value, index) => (index % 2 === 0 ? x + value * scale : y - value * scale)))
    },
  }
}

function flatten(commands: PathCommand[]): Contour[] {
  const contours: Contour[] = []
  let contour: Contour = []
  for (const { command, args } of commands) {
    if (command === 'moveTo') {
      contour = [...args]
      contours.push(contour)
    } else if (command === 'lineTo') {
      contour.push(...args)
    } else if (command !== 'closePath') {
      contour.push(...curve([...contour.slice(-2), ...args]))
    }
  }
  return contours
}

/** De Casteljau, for curves of any degree. @param points x, y, x, y … from start to end */
function curve(points: number[]): number[] {
  return Array.from({ length: piecesPerCurve }, (_, piece) => pointAt(points, (piece + 1) / piecesPerCurve)).flat()
}

function pointAt(points: number[], t: number): number[] {
  if (points.length === 2) return points
  return pointAt(
    points.slice(2).map((value, index) => value * t + (points[index] ?? 0) * (1 - t)),
    t,
  )
}
