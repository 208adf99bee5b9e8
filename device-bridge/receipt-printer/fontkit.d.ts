/** The part of fontkit 2.0.4 that is used here; the package has no types of its own. Font units, y upwards. */
declare module 'fontkit' {
  export interface PathCommand {
    command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
    args: number[]
  }
  export interface Font {
    unitsPerEm: number
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): { path: { commands: PathCommand[] } }
  }
  /** @param postscriptName which font of a collection (.ttc) */
  export function openSync(path: string, postscriptName: string): Font
}
