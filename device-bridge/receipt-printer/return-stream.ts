/**
 * Sorts the bytes a printer sends back: five protocols share one line without any frame around them. Pure.
 *
 * Answers to DLE EOT and flow control come in between anything, and a status comes whole, in the middle of a block too
 * (Epson, "transmission status identification"). So a block stands aside while they pass.
 */

export type Reply =
  /** Answer to DLE EOT 1–4. */
  | { kind: 'realTime'; byte: number }
  /** Automatic status back: four bytes. */
  | { kind: 'status'; bytes: FourBytes }
  /** Answer to DLE EOT 20 (Custom): paper, user, recoverable and unrecoverable errors. */
  | { kind: 'fullStatus'; bytes: FourBytes }
  /** Answer to a queued request (GS r). */
  | { kind: 'queued'; byte: number }
  /** 37 id … 00: `id` 0x22 process echo (GS ( H), 0x23 offline echo, 0x25 buffer cleared. */
  | { kind: 'block'; id: number; data: string }
  /** 5F … 00: answer to GS I 65–69. */
  | { kind: 'text'; text: string }
  /** XON or XOFF: whether the printer takes more. */
  | { kind: 'flow'; on: boolean }
  /** A byte that is none of these. */
  | { kind: 'noise' }

export type FourBytes = readonly [number, number, number, number]

export interface ReturnStream {
  push(bytes: Uint8Array): Reply[]
}

/** What an echo's id may be made of: no answer to DLE EOT and no status begins with these. */
export const echoAlphabet = 'ABCDEFGHIJKLMNO'

const blockHeader = 0x37
const textHeader = 0x5f
/** Length of a block's data, by its id. */
const blockLengths: Partial<Record<number, number>> = { 0x22: 4, 0x23: 4, 0x25: 0 }
const longestText = 80
const [xon, xoff] = [0x11, 0x13]

const isRealTime = (byte: number): boolean => (byte & 0x93) === 0x12
const isStatusStart = (byte: number): boolean => (byte & 0x93) === 0x10
/** The rest of a status, and answers to GS r: bits 4 and 7 are clear. */
const isPlain = (byte: number): boolean => (byte & 0x90) === 0
const isPrintable = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e

/** Any split of the bytes gives the same replies. */
export function createReturnStream(): ReturnStream {
  let status: number[] = []
  /** Null = not in one. */
  let full: number[] | null = null
  let block: number[] = []
  let text: string | null = null
  let replies: Reply[] = []

  const isNoise = (): void => void replies.push({ kind: 'noise' })

  function takeInFull(bytes: number[], byte: number): void {
    bytes.push(byte)
    const four = fourOf(bytes)
    if (!four) return
    replies.push({ kind: 'fullStatus', bytes: four })
    full = null
  }

  function takeInStatus(byte: number): void {
    // 10 0F can't be a status: the low bits of its second byte are 0.
    if (status.length === 1 && status[0] === 0x10 && byte === 0x0f) {
      status = []
      full = []
      return
    }
    status.push(byte)
    const four = fourOf(status)
    if (!four) return
    replies.push({ kind: 'status', bytes: four })
    status = []
  }

  function takeInText(before: string, byte: number): boolean {
    if (byte === 0) {
      replies.push({ kind: 'text', text: before })
      text = null
      return true
    }
    if (isPrintable(byte) && before.length < longestText) {
      text = before + String.fromCharCode(byte)
      return true
    }
    if (isRealTime(byte)) return false
    text = null
    isNoise()
    return false
  }

  function takeInBlock(byte: number): boolean {
    if (isStatusStart(byte)) return false
    const id = block[1] ?? byte
    const length = blockLengths[id]
    const fits =
      length !== undefined && (block.length === 1 || (block.length < length + 2 ? isPrintable(byte) : byte === 0))
    if (!fits) {
      block = []
      isNoise()
      return false
    }
    block.push(byte)
    if (block.length === length + 3) {
      replies.push({ kind: 'block', id, data: String.fromCharCode(...block.slice(2, -1)) })
      block = []
    }
    return true
  }

  function take(byte: number): void {
    if (full) return takeInFull(full, byte)
    if (byte === xon || byte === xoff) return void replies.push({ kind: 'flow', on: byte === xon })
    if (text !== null && takeInText(text, byte)) return
    if (isRealTime(byte)) return void replies.push({ kind: 'realTime', byte })
    if (status.length > 0) {
      if (isPlain(byte)) return takeInStatus(byte)
      status = []
      isNoise()
    }
    if (block.length > 0 && takeInBlock(byte)) return
    if (isStatusStart(byte)) status = [byte]
    else if (byte === blockHeader) block = [byte]
    else if (byte === textHeader) text = ''
    else if (isPlain(byte)) replies.push({ kind: 'queued', byte })
    else isNoise()
  }

  return {
    push(bytes) {
      for (const byte of bytes) take(byte)
      const taken = replies
      replies = []
      return taken
    },
  }
}

function fourOf(bytes: readonly number[]): FourBytes | null {
  const [first, second, third, fourth] = bytes
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return null
  return [first, second, third, fourth]
}
