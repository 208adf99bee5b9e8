/** Receipt lines → ESC/POS bytes (Epson's command set as Chinese printers speak it). Pure. */
import Printer from 'escpos/printer.js'
import iconv from 'iconv-lite'
import type { ReceiptLine } from '#contract/receipt-layout.ts'
import { graphemesOf } from '#contract/receipt-text.ts'
import { isAllInFont, isInFont } from './printer-characters.ts'
import type { PrinterProfile } from '#contract/printer-profiles.ts'

type TextLine = Extract<ReceiptLine, { kind: 'text' }>

/** A monochrome picture of one line, rows of `widthBytes`, most significant bit at the left. */
export interface LinePicture {
  widthBytes: number
  height: number
  data: Uint8Array
}
export type DrawLine = (line: TextLine) => LinePicture

/** The field's mark for a character that can't be shown (GB2312 row 3, "geta"). */
const substitute = '〓'
/** Blank lines that carry the last line from the head past the blade: 12 to 18 mm on common printers. */
const linesToBlade = 5

const command = {
  chineseOn: '\x1c&',
  /** FS ! n: b2 twice as wide, b3 twice as high; the twin of ESC ! for hanzi. */
  chineseNormal: '\x1c!\x00',
  chineseDouble: '\x1c!\x0c',
  boldOff: '\x1bE\x00',
  boldOn: '\x1bE\x01',
  /** GS a: tell of every change of on/off-line, error and paper. Some printers forget it at ESC @. */
  statusBackOn: '\x1da\x0e',
}

/** Whether a line holds a character that isn't in the printer's font, so that it has to be drawn. */
export function mustBeDrawn(line: ReceiptLine, profile: PrinterProfile): line is TextLine {
  return line.kind === 'text' && !isAllInFont(line.text, profile)
}

/**
 * One job: a fresh start, the lines, feed and cut (or feed to the tear bar).
 * @param draw draws a line whose characters the printer lacks; null = no font: 〓 stands in for them
 */
export function encodeReceipt(
  lines: readonly ReceiptLine[],
  profile: PrinterProfile,
  draw: DrawLine | null,
): Uint8Array {
  const { printer, take } = collectingPrinter()
  printer.hardware('init')
  if (profile.statusBack) printer.print(command.statusBackOn)
  printer.print(command.chineseOn)
  let style = ''
  for (const line of lines) {
    if (draw && mustBeDrawn(line, profile)) {
      printer.print(rasterCommand(draw(line)))
    } else {
      const wanted = line.kind === 'text' ? line : { text: '-'.repeat(profile.columns), double: false, bold: false }
      const next = `${wanted.double} ${wanted.bold}`
      if (next !== style) setStyle(printer, wanted)
      style = next
      printText(printer, `${replaceMissing(wanted.text, profile)}\n`)
    }
    printer.flush() // line by line: the package's buffer grows by leaving copies behind
  }
  printer.size(1, 1)
  // Partial: a slip that nobody holds doesn't fall into the case. A presenter holds it, and has to part it.
  if (profile.cutter) printer.cut(profile.presenter === 'none', linesToBlade)
  else printer.feed(linesToBlade)
  printer.flush()
  return take()
}

/** Feed and cut alone: parts what was left half printed from what comes next. */
export function encodeCut(profile: PrinterProfile): Uint8Array {
  return encodeReceipt([], profile, null)
}

/** ESC ! and FS ! are two switches for one thing: ASCII and hanzi; ESC E makes both bold, and ESC ! takes it away. */
function setStyle(printer: Printer, { double, bold }: { double: boolean; bold: boolean }): void {
  const times = double ? 2 : 1
  printer
    .size(times, times)
    .print(double ? command.chineseDouble : command.chineseNormal)
    .print(bold ? command.boldOn : command.boldOff)
}

function printText(printer: Printer, text: string): void {
  const bytes = iconv.encode(text, 'gb18030')
  printer.print(bytes)
  bytes.fill(0)
}

function replaceMissing(text: string, profile: PrinterProfile): string {
  if (isAllInFont(text, profile)) return text
  return graphemesOf(text)
    .map((grapheme) => (isInFont(grapheme, profile) ? grapheme : substitute))
    .join('')
}

/** GS v 0. A printer looks for DLE EOT, DLE ENQ and DLE DC4 even in a picture, so one more dot spoils those. */
function rasterCommand({ widthBytes, height, data }: LinePicture): Buffer {
  const header = [0x1d, 0x76, 0x30, 0, widthBytes & 0xff, widthBytes >> 8, height & 0xff, height >> 8]
  const safe = data.map((byte, index) => {
    const next = data[index + 1]
    return byte === 0x10 && (next === 0x04 || next === 0x05 || next === 0x14) ? 0x18 : byte
  })
  return Buffer.concat([Uint8Array.from(header), safe])
}

/** escpos' printer over an adapter that keeps the bytes, and no copy of them elsewhere. */
function collectingPrinter(): { printer: Printer; take: () => Uint8Array } {
  const pieces: Uint8Array[] = []
  const adapter = {
    write(bytes: Buffer): void {
      pieces.push(Uint8Array.from(bytes))
      bytes.fill(0)
    },
  }
  const take = (): Uint8Array => {
    const job = new Uint8Array(pieces.reduce((total, piece) => total + piece.length, 0))
    let at = 0
    for (const piece of pieces) {
      job.set(piece, at)
      at += piece.length
      piece.fill(0)
    }
    return job
  }
  return { printer: new Printer(adapter, { encoding: 'GB18030' }), take }
}
