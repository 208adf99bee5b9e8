/**
 * Scrubs what is sent to a receipt printer: letters and digits become x, hanzi 字, pictures and codes blank. Commands stay with
 * their numbers. What isn't a known command is taken for text.
 */
import { concat, type Scrubber } from './scrubber.ts'

/** The next so many bytes stay; behind them, so many are replaced. */
interface Span {
  keep: number
  fill: number
  by: number
}

const [space, letter, blank] = [0x20, 0x78, 0]
const hanzi = Uint8Array.of(0xd7, 0xd6)
/** A four-byte code of GB18030. */
const rareHanzi = Uint8Array.of(0x82, 0x35, 0x8f, 0x33)
const [DLE, ESC, FS, GS] = [0x10, 0x1b, 0x1c, 0x1d]

/** Length of a command by its second byte, where that is fixed and not 3. */
const lengths: Record<number, Partial<Record<number, number>>> = {
  [DLE]: { 0x14: 5 },
  [ESC]: { 0x40: 2, 0x32: 2, 0x69: 2, 0x6d: 2, 0x24: 4, 0x5c: 4, 0x63: 4, 0x70: 5 },
  [FS]: { 0x26: 2, 0x2e: 2, 0x53: 4, 0x70: 4 },
  [GS]: { 0x4c: 4, 0x57: 4, 0x50: 4, 0x24: 4, 0x5c: 4 },
}
/** Second bytes of commands with one number behind them. */
const withOneNumber: Record<number, readonly number[]> = {
  [DLE]: [0x04, 0x05],
  [ESC]: [0x20, 0x21, 0x2d, 0x33, 0x3d, 0x45, 0x47, 0x4a, 0x4d, 0x52, 0x56, 0x61, 0x64, 0x74, 0x7b],
  [FS]: [0x21, 0x2d, 0x43, 0x57],
  [GS]: [0x21, 0x2f, 0x42, 0x48, 0x49, 0x61, 0x66, 0x68, 0x72, 0x77],
}

export function createEscposScrubber(): Scrubber {
  let held: Uint8Array = new Uint8Array()
  /** What of a picture or code is yet to come. */
  let rest: Span = { keep: 0, fill: 0, by: blank }

  /** @returns null when more bytes are needed */
  function next(): Uint8Array | null {
    if (held.length === 0) return null
    if (rest.keep + rest.fill > 0) return within()
    const [first = 0] = held
    if (first > space) return text()
    const span = commandAt(held)
    if (span === null) return null
    rest = span
    return within()
  }

  function take(count: number): Uint8Array {
    const taken = held.slice(0, count)
    held = held.slice(count)
    return taken
  }

  function within(): Uint8Array {
    if (rest.keep > 0) {
      const kept = take(Math.min(rest.keep, held.length))
      rest = { ...rest, keep: rest.keep - kept.length }
      return kept
    }
    const filled = take(Math.min(rest.fill, held.length)).fill(rest.by)
    rest = { ...rest, fill: rest.fill - filled.length }
    return filled
  }

  function text(): Uint8Array | null {
    const [lead = 0, trail] = held
    if (lead < 0x81 || lead > 0xfe) return take(1).fill(letter)
    if (trail === undefined) return null
    if (trail >= 0x40)
      return take(2)
        .fill(0)
        .map((_, at) => hanzi[at] ?? 0)
    if (trail < 0x30 || trail > 0x39) return take(1).fill(letter)
    return held.length < 4 ? null : take(4).map((_, at) => rareHanzi[at] ?? 0)
  }

  return {
    push(bytes) {
      held = concat([held, bytes])
      const done: Uint8Array[] = []
      for (let piece = next(); piece !== null; piece = next()) done.push(piece)
      return concat(done)
    },
    end: () => take(held.length).map((byte) => (byte > space ? letter : byte)),
  }
}

function commandAt(bytes: Uint8Array): Span | null {
  const [first = 0, second, third] = bytes
  if (first !== DLE && first !== ESC && first !== FS && first !== GS) return kept(1)
  if (second === undefined) return null
  if (first === ESC && second === 0x2a) return columnPicture(bytes)
  if (first === FS && second === 0x32) return { keep: 2, fill: 2 + 72, by: blank } // a character of one's own
  if (first === GS) {
    if (second === 0x28) return parenthesis(bytes)
    if (second === 0x38) return filledBehind(bytes, 3, 4, 10) // GS 8 L
    if (second === 0x76) return rasterPicture(bytes)
    if (second === 0x2a) return bytes.length < 4 ? null : { keep: 4, fill: 8 * at(bytes, 2) * at(bytes, 3), by: blank }
    if (second === 0x6b) return barcode(bytes)
    if (second === 0x56) return third === undefined ? null : kept(third >= 65 ? 4 : 3)
  }
  if (first === DLE && second === 0x14) return third === undefined ? null : kept(third === 8 ? 10 : 5)
  const length = lengths[first]?.[second] ?? (withOneNumber[first]?.includes(second) ? 3 : 2)
  return kept(length)
}

const kept = (keep: number): Span => ({ keep, fill: 0, by: blank })
const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0

/** ESC * m nL nH: one byte a column, or three */
function columnPicture(bytes: Uint8Array): Span | null {
  if (bytes.length < 5) return null
  const columns = at(bytes, 3) + 256 * at(bytes, 4)
  return { keep: 5, fill: columns * (at(bytes, 2) < 32 ? 1 : 3), by: blank }
}

/** GS v 0 m xL xH yL yH */
function rasterPicture(bytes: Uint8Array): Span | null {
  if (bytes.length < 8) return null
  const dots = (at(bytes, 4) + 256 * at(bytes, 5)) * (at(bytes, 6) + 256 * at(bytes, 7))
  return { keep: 8, fill: dots, by: blank }
}

/** GS k m n …, or GS k m … NUL, whose content is taken for text */
function barcode(bytes: Uint8Array): Span | null {
  if (bytes.length < 4) return null
  return at(bytes, 2) < 65 ? kept(3) : { keep: 4, fill: at(bytes, 3), by: letter }
}

/** GS ( function pL pH …: numbers, but for the content of a code (k, fn 80) and of a picture (L, behind ten numbers). */
function parenthesis(bytes: Uint8Array): Span | null {
  if (bytes.length < 7) return null
  if (at(bytes, 2) === 0x6b && at(bytes, 6) === 0x50) return filledBehind(bytes, 3, 2, 3, letter)
  return filledBehind(bytes, 3, 2, 10)
}

/** @param numbers how many bytes behind the length stay as they are */
function filledBehind(
  bytes: Uint8Array,
  lengthAt: number,
  lengthBytes: 2 | 4,
  numbers: number,
  by = blank,
): Span | null {
  const head = lengthAt + lengthBytes
  if (bytes.length < head) return null
  const length = bytes.subarray(lengthAt, head).reduceRight((sum, byte) => sum * 256 + byte, 0)
  return { keep: head + Math.min(length, numbers), fill: Math.max(0, length - numbers), by }
}
