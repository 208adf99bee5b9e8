/**
 * Frames of the SDT protocol (SAM_V module, GA 450), the same in both directions:
 * AA AA AA 96 69 | length, 2 bytes big-endian | body | check. The length counts body and check; the check is the XOR of
 * everything between preamble and check. A request's body is command, parameter, data; a reply's is SW1 SW2 SW3, data.
 */

export const preamble = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69)
/** Bytes before the body. */
export const headLength = preamble.length + 2
export const shortestLength = 3 // a request without data: command, parameter, check
export const longestLength = 2314 // text, photo and two fingerprints: the longest reply there is
/** Bytes of a frame around its body. */
export const frameOverhead = headLength + 1

/** Something a byte stream was found to hold. `damaged`: a preamble whose frame has an impossible length or a wrong check. */
export type Framed = { kind: 'frame'; body: Uint8Array } | { kind: 'damaged'; by: 'length' | 'check' }

export interface FrameDecoder {
  /** Takes bytes in pieces of any size; gives what they completed. A body is the receiver's own: wipe it after use. */
  push(bytes: Uint8Array): Framed[]
  /** Whether a frame has begun and waits for its end. */
  midFrame(): boolean
  /** No more bytes come: what has begun is a damaged frame, behind whose preamble a true one may stand. */
  giveUp(): Framed[]
  /** Throws away and wipes what was begun. */
  clear(): void
}

export function encodeFrame(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(body.length + frameOverhead)
  frame.set(preamble)
  new DataView(frame.buffer).setUint16(preamble.length, body.length + 1)
  frame.set(body, headLength)
  frame[frame.length - 1] = checkOf(frame.subarray(preamble.length, -1))
  return frame
}

/** Bytes of the frame that begins here; null when none does. */
export function frameLengthAt(bytes: Uint8Array): number | null {
  const [high, low] = bytes.subarray(preamble.length, headLength)
  if (high === undefined || low === undefined || !preamble.every((byte, at) => byte === bytes[at])) return null
  const length = high * 0x1_00 + low
  return length < shortestLength || length > longestLength ? null : headLength + length
}

/**
 * Finds the frames in a stream that may begin in the middle and carry garbage. After a damaged frame it looks for the next
 * preamble right behind the damaged one's, so that a preamble in garbage can't swallow the true frame after it.
 */
export function createFrameDecoder(): FrameDecoder {
  const buffer = new Uint8Array(2 * (headLength + longestLength))
  const view = new DataView(buffer.buffer)
  let filled = 0

  /** Drops the first `count` bytes, and leaves no copy of the rest where it was. */
  const drop = (count: number): void => {
    buffer.copyWithin(0, count, filled)
    buffer.fill(0, filled - count, filled)
    filled -= count
  }

  const takeNext = (): Framed | null => {
    drop(indexOfPreamble(buffer.subarray(0, filled)))
    if (filled < headLength) return null
    const length = view.getUint16(preamble.length)
    if (length < shortestLength || length > longestLength) {
      drop(1)
      return { kind: 'damaged', by: 'length' }
    }
    if (filled < headLength + length) return null
    const check = headLength + length - 1
    if (checkOf(buffer.subarray(preamble.length, check)) !== buffer[check]) {
      drop(1)
      return { kind: 'damaged', by: 'check' }
    }
    const body = buffer.slice(headLength, check)
    drop(headLength + length)
    return { kind: 'frame', body }
  }

  const takeAll = (): Framed[] => {
    const framed: Framed[] = []
    for (let next = takeNext(); next !== null; next = takeNext()) framed.push(next)
    return framed
  }

  return {
    push(bytes) {
      const framed: Framed[] = []
      for (let rest = bytes; rest.length > 0;) {
        // there is always room: what stays is less than one longest frame, the buffer holds two
        const piece = rest.subarray(0, buffer.length - filled)
        buffer.set(piece, filled)
        filled += piece.length
        rest = rest.subarray(piece.length)
        framed.push(...takeAll())
      }
      return framed
    },
    midFrame: () => filled >= preamble.length,
    giveUp() {
      const framed: Framed[] = []
      while (filled >= preamble.length) {
        drop(1)
        framed.push({ kind: 'damaged', by: 'length' }, ...takeAll())
      }
      return framed
    },
    clear: () => drop(filled),
  }
}

export function checkOf(bytes: Uint8Array): number {
  return bytes.reduce((check, byte) => check ^ byte, 0)
}

/** Where a preamble, or the beginning of one that the bytes break off in, stands; the end when there is none. */
export function indexOfPreamble(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) {
    const candidate = bytes.subarray(at, at + preamble.length)
    if (candidate.every((byte, index) => byte === preamble[index])) return at
  }
  return bytes.length
}
