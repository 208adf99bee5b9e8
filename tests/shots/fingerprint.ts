/** What a picture looked like, in few bytes: enough to say where it has changed since somebody accepted it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Page } from 'playwright'

const file = join(import.meta.dirname, 'accepted.json')
/** Cells along each side. A cell is then 34 × 60 px of an upright screen: as large as a word. */
export const cells = 32
const clearlyOther = 10 // of 255; a clock that ticks or a font that is hinted anew moves a cell's mean by less

/** Mean brightness of each cell in steps of 4, row by row, packed. Drawn by the browser, which can read its own pictures. */
export async function fingerprintOf(page: Page, picture: Buffer): Promise<string> {
  const bytes = await page.evaluate(
    async ({ base64, cells }) => {
      const binary = atob(base64)
      const png = Uint8Array.from(binary, (character) => character.charCodeAt(0))
      const image = await createImageBitmap(new Blob([png]))
      const canvas = new OffscreenCanvas(cells, cells)
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.imageSmoothingQuality = 'high'
      context.drawImage(image, 0, 0, cells, cells)
      const { data } = context.getImageData(0, 0, cells, cells)
      return Array.from({ length: cells * cells }, (_, cell) => {
        const [red = 0, green = 0, blue = 0] = data.slice(cell * 4)
        return Math.round((0.3 * red + 0.59 * green + 0.11 * blue) / 4) * 4
      })
    },
    { base64: picture.toString('base64'), cells },
  )
  return deflateRawSync(Buffer.from(bytes.map((value) => Math.min(value, 255))), { level: 9 }).toString('base64')
}

/** @returns the cells that look clearly different; null when nothing was accepted yet */
export function changedCells(print: string, accepted: string | undefined): number[] | null {
  if (accepted === undefined) return null
  const [now, before] = [unpack(print), unpack(accepted)]
  return Array.from(now.keys()).filter((cell) => Math.abs((now[cell] ?? 0) - (before[cell] ?? 0)) > clearlyOther)
}

function unpack(print: string): Buffer {
  return inflateRawSync(Buffer.from(print, 'base64'))
}

export function readAccepted(): Record<string, string> {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

export function writeAccepted(prints: Record<string, string>): void {
  writeFileSync(file, `${JSON.stringify(prints, null, 2)}\n`)
}
