/** The lines that a recorded job printed, so that a driver can be given them again. */
import type { ReceiptLine } from '#contract/receipt-layout.ts'
import type { PrinterProfile } from '#contract/printer-profiles.ts'
import { createEscposParser } from '../virtual/escpos-parser.ts'

/**
 * @param sent from the beginning of the job on, to its cut or further
 * @returns none for a job that only feeds and cuts. Lines drawn as pictures are left out: a recording doesn't hold their text
 */
export function linesOfJob(sent: Uint8Array, profile: PrinterProfile): ReceiptLine[] {
  const lines: ReceiptLine[] = []
  let line = ''
  let [double, bold] = [false, false]
  for (const instruction of createEscposParser(profile, true).push(sent)) {
    if (instruction.kind === 'cut') break
    if (instruction.kind === 'size' && instruction.of === 'chinese') double = instruction.width === 2
    if (instruction.kind === 'bold') bold = instruction.on
    if (instruction.kind === 'character') line += instruction.text
    if (instruction.kind === 'feed') {
      lines.push({ kind: 'text', text: line, double, bold })
      line = ''
    }
  }
  // the feed before the cut
  return lines.slice(0, lines.findLastIndex((line) => line.kind === 'text' && line.text !== '') + 1)
}
