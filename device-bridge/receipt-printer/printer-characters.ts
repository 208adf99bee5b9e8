/** Which characters a printer's own font holds. Pure. */
import iconv from 'iconv-lite'
import { graphemesOf } from '#contract/receipt-text.ts'
import type { PrinterProfile } from '#contract/printer-profiles.ts'

/** GB18030-2022 level 1, which levels 2 and 3 contain: U+4E00–9FA5 and extension A. A hanzi beyond it may be missing. */
const everywhereInGb18030 = /^[\u4e00-\u9fa5\u3400-\u4db5]$/u

/**
 * CP936 is what the font of every Chinese printer holds. The rest of GBK (䶮, €) and GB18030's second plane (𠮷) depend
 * on the font's age, and a character that isn't there is printed as a blank: nobody would see that a name is wrong.
 */
let everywhere: Set<string> | undefined

function cp936(): Set<string> {
  if (everywhere) return everywhere
  const codes: number[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    // The line feed keeps a code that doesn't exist from eating the next one
    for (let trail = 0x40; trail <= 0xfe; trail++) codes.push(lead, trail, 0x0a)
  }
  // Without €: CP936 has it as the single byte 80, which GB18030 writes otherwise.
  everywhere = new Set(iconv.decode(Buffer.from(codes), 'cp936').match(/[^\ufffd€\0-\x7f]/gu))
  return everywhere
}

export function isInFont(grapheme: string, profile: PrinterProfile): boolean {
  if (/^[ -~]$/.test(grapheme) || cp936().has(grapheme)) return true
  return profile.gb18030FourByte && everywhereInGb18030.test(grapheme)
}

export function isAllInFont(text: string, profile: PrinterProfile): boolean {
  return /^[ -~]*$/.test(text) || graphemesOf(text).every((grapheme) => isInFont(grapheme, profile))
}
