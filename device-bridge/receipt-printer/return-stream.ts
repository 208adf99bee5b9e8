/** Sorts the bytes a printer sends back: four protocols share one line without any frame around them. Pure. */

export type Reply =
  /** Answer to DLE EOT. */
  | { kind: 'realTime'; byte: number }
  /** Automatic status back: four bytes. */
  | { kind: 'status'; bytes: [number, number, number, number] }
  /** Answer to a queued request (GS r). */
  | { kind: 'queued'; byte: number }
  /** 37 id … 00: `id` 0x22 process echo (GS ( H), 0x23 offline echo, 0x25 buffer cleared. */
  | { kind: 'block'; id: number; data: string }

export interface ReturnStream {
  push(bytes: Uint8Array): Reply[]
}

const blockHeader = 0x37
/** Length of a block's data, by its id. */
const blockLengths: Partial<Record<number, number>> = { 0x22: 4, 0x23: 4, 0x25: 0 }

const isFlowControl = (byte: number): boolean => byte === 0x11 || byte === 0x13
const isRealTime = (byte: number): boolean => (byte & 0x93) === 0x12
const isStatusStart = (byte: number): boolean => (byte & 0x93) === 0x10
/** The rest of a status, and answers to GS r: bits 4 and 7 are clear. */
const isPlain = (byte: number): boolean => (byte & 0x90) === 0

/** Any split of the bytes gives the same replies; bytes that fit nothing are dropped. */
export function createReturnStream(): ReturnStream {
  let status: number[] = []
  let block: number[] = []
  const replies: Reply[] = []

  function takeInBlock(byte: number): boolean {
    const id = block[1] ?? byte
    const length = blockLengths[id]
    const fits =
      length !== undefined &&
      (block.length === 1 || (block.length < length + 2 ? byte >= 0x20 && byte <= 0x7e : byte === 0))
    if (!fits) {
      block = []
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
    if (block.length > 0 && takeInBlock(byte)) return
    if (isFlowControl(byte)) return
    if (isRealTime(byte)) {
      replies.push({ kind: 'realTime', byte })
    } else if (isStatusStart(byte)) {
      status = [byte]
    } else if (!isPlain(byte)) {
      status = []
      if (byte === blockHeader) block = [byte]
    } else if (status.length > 0) {
      status.push(byte)
      const [first, second, third, fourth] = status
      if (first !== undefined && second !== undefined && third !== undefined && fourth !== undefined) {
        replies.push({ kind: 'status', bytes: [first, second, third, fourth] })
        status = []
      }
    } else {
      replies.push({ kind: 'queued', byte })
    }
  }

  return {
    push(bytes) {
      for (const byte of bytes) take(byte)
      return replies.splice(0)
    },
  }
}
