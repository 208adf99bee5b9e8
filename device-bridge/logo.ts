/** The logo of whoever runs the kiosk: read once at the start, and looked at before a page ever shows it. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { done, failed, type Result } from '#contract/result.ts'

export interface Logo {
  bytes: Uint8Array<ArrayBuffer>
  type: 'image/svg+xml' | 'image/png'
}

/** Where the page finds it. */
export const logoAddress = '/brand/logo'

const mostBytes = 200_000 // it is part of the first picture that a kiosk shows
const pixels = { least: 128, most: 2048 } // along each side; drawn 15 to 25 mm high on the screen

/** What makes a drawing do things, or load them from elsewhere. */
const active =
  /<\s*(script|foreignObject|iframe|style)\b|\son\w+\s*=|javascript:|<!(DOCTYPE|ENTITY)|href\s*=\s*["'](?!#)|url\(\s*["']?(?!#)/i

/**
 * @param file as configured, null = none
 * @param folder of the configuration file: where relative paths begin
 * @returns the logo, or what is wrong with it in Chinese and English
 */
export function readLogo(file: string | null, folder: string): Result<Logo | null, string> {
  if (file === null) return done(null)
  const path = resolve(folder, file)
  let bytes
  try {
    bytes = new Uint8Array(readFileSync(path))
  } catch {
    return wrong(path, '读不到', 'cannot be read')
  }
  if (bytes.length > mostBytes) {
    return wrong(path, `超过 ${mostBytes / 1000} kB`, `is larger than ${mostBytes / 1000} kB`)
  }
  return path.toLowerCase().endsWith('.png') ? checkPng(path, bytes) : checkSvg(path, bytes)
}

/** PNG (ISO/IEC 15948): eight bytes of signature, then the chunk IHDR with width and height. */
function checkPng(path: string, bytes: Uint8Array<ArrayBuffer>): Result<Logo, string> {
  const isPng =
    bytes.length > 24 && Buffer.from(bytes.subarray(0, 16)).toString('latin1') === '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'
  if (!isPng) return wrong(path, '不是 PNG 图片', 'is no PNG picture')
  const view = new DataView(bytes.buffer)
  const sides = [view.getUint32(16), view.getUint32(20)]
  if (sides.some((side) => side < pixels.least || side > pixels.most)) {
    const size = sides.join('×')
    return wrong(
      path,
      `是 ${size} 像素，每边应为 ${pixels.least}–${pixels.most}`,
      `has ${size} pixels, each side must be ${pixels.least}–${pixels.most}`,
    )
  }
  return done({ bytes, type: 'image/png' })
}

function checkSvg(path: string, bytes: Uint8Array<ArrayBuffer>): Result<Logo, string> {
  const text = Buffer.from(bytes).toString('utf8')
  if (!/^\ufeff?\s*(<\?xml[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(text)) {
    return wrong(path, '不是 SVG 图形', 'is no SVG drawing')
  }
  const found = active.exec(text)
  if (found) {
    const what = found[0].trim()
    return wrong(path, `含有不允许的内容 ${what}`, `holds what a logo must not: ${what}`)
  }
  return done({ bytes, type: 'image/svg+xml' })
}

function wrong(path: string, zh: string, en: string): Result<never, string> {
  return failed(`标志文件${zh}：${path}\nThe logo ${en}: ${path}`)
}
