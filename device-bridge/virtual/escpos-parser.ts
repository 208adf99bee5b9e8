/** Reads a printer's byte stream piece by piece. Pure. What it doesn't know becomes `garbage`, so that paper shows it. */
import iconv from 'iconv-lite'
import { isInFont } from '../receipt-printer/printer-characters.ts'
import type { PrinterProfile } from '#contract/printer-profiles.ts'

type Instruction =
  | { kind: 'init' }
  | { kind: 'chinese'; on: boolean }
  | { kind: 'size'; of: 'ascii' | 'chinese' | 'both'; width: number; height: number }
  | { kind: 'bold'; on: boolean }
  | { kind: 'align'; to: 'left' | 'center' | 'right' }
  | { kind: 'character'; text: string; columns: 1 | 2 }
  /** Prints the line and feeds: by `lines`, or by `dots`. */
  | { kind: 'feed'; lines: number; dots: number }
  | { kind: 'cut'; dots: number }
  | { kind: 'picture'; widthBytes: number; height: number; data: Uint8Array }
  | { kind: 'statusBack'; on: boolean }
  | { kind: 'askInTurn' }
  | { kind: 'echo'; id: Uint8Array }
  | { kind: 'askModel' }
  | { kind: 'retract' }
  /** Changes nothing on paper, or was acted on when it came in. */
  | { kind: 'nothing' }
  | { kind: 'garbage' }

/** `bytes` are what it was sent as. */
export type PrinterInstruction = Instruction & { bytes: Uint8Array }

export interface EscposParser {
  push(bytes: Uint8Array): PrinterInstruction[]
  /** Forgets what is half read. */
  reset(): void
}

/** An instruction with its length, or null when more bytes are needed. */
type Read = [Instruction, number] | null

const nothing: Instruction = { kind: 'nothing' }
const garbage: Instruction = { kind: 'garbage' }
const [LF, DLE, ESC, FS, GS] = [0x0a, 0x10, 0x1b, 0x1c, 0x1d]
/** What follows the second byte of DLE EOT, DLE ENQ, and DLE DC4 fn 8. */
const realTimeLengths: Partial<Record<number, number>> = { 0x04: 3, 0x05: 3, 0x14: 10 }

/** @param echoes whether GS ( H is known; where it isn't, its bytes are taken for text */
export function createEscposParser(profile: PrinterProfile, echoes: boolean): EscposParser {
  let pending: Uint8Array = new Uint8Array()
  // The harder default: a printer that starts without hanzi shows a job that forgot FS &.
  let chinese = false

  function read(): Read {
    const first = pending[0] ?? 0
    if (first >= 0x20 && first <= 0x7e) return [{ kind: 'character', text: String.fromCharCode(first), columns: 1 }, 1]
    if (first >= 0x81 && first <= 0xfe && chinese) return readHanzi(pending, profile)
    if (first === LF) return [{ kind: 'feed', lines: 1, dots: 0 }, 1]
    if (first === ESC) return readEsc(pending)
    if (first === FS) return readFs(pending)
    if (first === GS) return readGs(pending, profile, echoes)
    if (first === DLE) return readRealTime(pending)
    return [garbage, 1]
  }

  return {
    push(bytes) {
      pending = Buffer.concat([pending, bytes])
      const instructions: PrinterInstruction[] = []
      while (pending.length > 0) {
        const next = read()
        if (next === null) break
        const [instruction, length] = next
        if (instruction.kind === 'init') chinese = false
        if (instruction.kind === 'chinese') chinese = instruction.on
        instructions.push({ ...instruction, bytes: Uint8Array.from(pending.subarray(0, length)) })
        pending = pending.subarray(length)
      }
      return instructions
    },
    reset() {
      pending = new Uint8Array()
    },
  }
}

/** An instruction of a fixed length. @param make given the byte before the last, and the last: in most, the parameter */
function upTo(bytes: Uint8Array, length: number, make: (last: number) => Instruction): Read {
  return bytes.length < length ? null : [make(bytes[length - 1] ?? 0), length]
}

function readRealTime(bytes: Uint8Array): Read {
  const [, command] = bytes
  if (command === undefined) return null
  const length = realTimeLengths[command]
  return length === undefined ? [garbage, 1] : upTo(bytes, length, () => nothing)
}

function readHanzi(bytes: Uint8Array, profile: PrinterProfile): Read {
  const trail = bytes[1]
  if (trail === undefined) return null
  const length = trail >= 0x30 && trail <= 0x39 ? 4 : 2
  if (bytes.length < length) return null
  const text = iconv.decode(Buffer.from(bytes.subarray(0, length)), 'gb18030')
  return [isInFont(text, profile) ? { kind: 'character', text, columns: 2 } : garbage, length]
}

function readEsc(bytes: Uint8Array): Read {
  switch (bytes[1]) {
    case undefined:
      return null
    case 0x40:
      return [{ kind: 'init' }, 2]
    case 0x21:
      return upTo(bytes, 3, (n) => ({ kind: 'size', of: 'ascii', width: n & 0x20 ? 2 : 1, height: n & 0x10 ? 2 : 1 }))
    case 0x45:
      return upTo(bytes, 3, (n) => ({ kind: 'bold', on: (n & 1) === 1 }))
    case 0x4a:
      return upTo(bytes, 3, (dots) => ({ kind: 'feed', lines: 0, dots }))
    case 0x61:
      return upTo(bytes, 3, (n) => ({ kind: 'align', to: n % 48 === 1 ? 'center' : n % 48 === 2 ? 'right' : 'left' }))
    case 0x64:
      return upTo(bytes, 3, (lines) => ({ kind: 'feed', lines, dots: 0 }))
    case 0x74:
      return upTo(bytes, 3, () => nothing)
    default:
      return [garbage, 2]
  }
}

function readFs(bytes: Uint8Array): Read {
  switch (bytes[1]) {
    case undefined:
      return null
    case 0x26:
      return [{ kind: 'chinese', on: true }, 2]
    case 0x2e:
      return [{ kind: 'chinese', on: false }, 2]
    case 0x21:
      return upTo(bytes, 3, (n) => ({ kind: 'size', of: 'chinese', width: n & 4 ? 2 : 1, height: n & 8 ? 2 : 1 }))
    default:
      return [garbage, 2]
  }
}

function readGs(bytes: Uint8Array, profile: PrinterProfile, echoes: boolean): Read {
  switch (bytes[1]) {
    case undefined:
      return null
    case 0x21:
      return upTo(bytes, 3, (n) => ({ kind: 'size', of: 'both', width: (n >> 4) + 1, height: (n & 7) + 1 }))
    case 0x56: {
      const feedsFirst = (bytes[2] ?? 0) >= 65
      return upTo(bytes, feedsFirst ? 4 : 3, (n) =>
        profile.cutter ? { kind: 'cut', dots: feedsFirst ? n : 0 } : garbage,
      )
    }
    case 0x61:
      return upTo(bytes, 3, (n) => (profile.statusBack ? { kind: 'statusBack', on: n !== 0 } : nothing))
    case 0x49:
      return profile.tellsModel
        ? upTo(bytes, 3, (n) => (n === 67 ? { kind: 'askModel' } : nothing)) // a model that doesn't know it prints the rest
        : [garbage, 2]
    case 0x65:
      return profile.presenter === 'retracts'
        ? upTo(bytes, 3, (n) => (n === 2 ? { kind: 'retract' } : nothing))
        : [garbage, 2]
    case 0x72:
      return upTo(bytes, 3, () => ({ kind: 'askInTurn' }))
    case 0x76:
      return readPicture(bytes)
    case 0x28:
      return echoes ? readEcho(bytes) : [garbage, 1]
    default:
      return [garbage, 2]
  }
}

/** GS v 0 m xL xH yL yH */
function readPicture(bytes: Uint8Array): Read {
  if (bytes.length < 8) return null
  const widthBytes = (bytes[4] ?? 0) + 256 * (bytes[5] ?? 0)
  const height = (bytes[6] ?? 0) + 256 * (bytes[7] ?? 0)
  const length = 8 + widthBytes * height
  if (bytes.length < length) return null
  const data = Uint8Array.from(bytes.subarray(8, length))
  return [bytes[2] === 0x30 && bytes[3] === 0 ? { kind: 'picture', widthBytes, height, data } : garbage, length]
}

/** GS ( H pL pH fn m d1 d2 d3 d4 */
function readEcho(bytes: Uint8Array): Read {
  if (bytes.length < 5) return null
  const length = 5 + (bytes[3] ?? 0) + 256 * (bytes[4] ?? 0)
  if (bytes.length < length) return null
  const known = bytes[2] === 0x48 && bytes[5] === 0x30 && bytes[6] === 0x30 && length === 11
  return [known ? { kind: 'echo', id: Uint8Array.from(bytes.subarray(7, 11)) } : garbage, length]
}
