/** The printing half of a virtual printer: modes, the line being set, and the slip in the paper path. */
import type { PrinterProfile } from '#contract/printer-profiles.ts'
import type { PrinterInstruction } from './escpos-parser.ts'
import { emptySlip, type PrintedCharacter, type Slip } from './paper.ts'

export interface PrinterMechanism {
  /** Does what an instruction says on paper. @returns how far the paper moves, in dots */
  print(instruction: PrinterInstruction): number
  /** Drops the line being set. */
  dropLine(): void
  slip(): Slip
  /** Takes the slip out and begins a new one. */
  takeSlip(): Slip
}

const hanziDots = 24
const linePitch = 30 // dots; 1/6 inch, the power-on default
/** Not part of what a slip was printed from: questions stand between two slips. */
const silent: ReadonlySet<PrinterInstruction['kind']> = new Set([
  'nothing',
  'askInTurn',
  'echo',
  'askModel',
  'retract',
] as const)
const unknownCharacter = '\ufffd'

interface Modes {
  align: 'left' | 'center' | 'right'
  bold: boolean
  ascii: { width: number; height: number }
  chinese: { width: number; height: number }
}

const powerOn: Modes = {
  align: 'left',
  bold: false,
  ascii: { width: 1, height: 1 },
  chinese: { width: 1, height: 1 },
}

export function createPrinterMechanism(profile: PrinterProfile): PrinterMechanism {
  const columnDots = profile.dots / profile.columns
  let modes = powerOn
  let line: PrintedCharacter[] = []
  let slip = emptySlip()

  const lineWidth = (): number => line.reduce((end, { x, width }) => Math.max(end, x + width), 0)

  /** @param pitch dots to feed at least */
  function printLine(pitch: number): number {
    const height = Math.max(0, ...line.map((character) => character.height))
    const free = profile.dots - lineWidth()
    const shift = modes.align === 'right' ? free : modes.align === 'center' ? Math.floor(free / 2) : 0
    const characters = line.map((character) => ({ ...character, x: character.x + shift }))
    const dots = Math.max(pitch, height)
    slip.rows.push({ kind: 'text', y: slip.length, height, characters })
    slip.length += dots
    line = []
    return dots
  }

  function setCharacter(text: string, columns: 1 | 2): number {
    const size = columns === 1 ? modes.ascii : modes.chinese
    const width = columns * columnDots * size.width
    // A line that is full prints itself: a layout that is too wide shows.
    const dots = lineWidth() + width > profile.dots ? printLine(linePitch) : 0
    line.push({ text, x: lineWidth(), width, height: hanziDots * size.height, bold: modes.bold })
    return dots
  }

  function print(instruction: PrinterInstruction): number {
    if (!silent.has(instruction.kind)) slip.bytes.push(instruction.bytes)
    switch (instruction.kind) {
      case 'init':
        modes = powerOn
        line = []
        return 0
      case 'size': {
        const size = { width: instruction.width, height: instruction.height }
        if (instruction.of !== 'chinese') modes = { ...modes, ascii: size }
        if (instruction.of !== 'ascii') modes = { ...modes, chinese: size }
        return 0
      }
      case 'bold':
        modes = { ...modes, bold: instruction.on }
        return 0
      case 'align':
        modes = { ...modes, align: instruction.to }
        return 0
      case 'character':
        return setCharacter(instruction.text, instruction.columns)
      case 'garbage':
        return setCharacter(unknownCharacter, 1)
      case 'feed':
        return feed(instruction.lines, instruction.dots)
      case 'picture': {
        const { widthBytes, height, data } = instruction
        slip.rows.push({ kind: 'picture', y: slip.length, height, widthBytes, data })
        slip.length += height
        return height
      }
      case 'cut':
        slip.length += instruction.dots
        slip.cut = true
        return instruction.dots
      case 'chinese':
      case 'statusBack':
      case 'askInTurn':
      case 'echo':
      case 'askModel':
      case 'retract':
      case 'nothing':
        break
    }
    return 0
  }

  function feed(lines: number, dots: number): number {
    const first = printLine(lines === 0 ? dots : linePitch)
    const more = Math.max(0, lines - 1) * linePitch
    slip.length += more
    return first + more
  }

  return {
    print,
    dropLine: () => void (line = []),
    slip: () => slip,
    takeSlip() {
      const taken = slip
      slip = emptySlip()
      return taken
    },
  }
}
