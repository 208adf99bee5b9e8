/** One direction of a serial cable: bytes go in as frames, and come out at the speed and in the pieces of a UART. */

export interface LineOptions {
  /** Bits per second; a byte takes 10 (start, 8 data, stop). 0 = as fast as it goes. */
  baudRate: number
  /** Bytes of the next piece; the receiver's FIFO of 16 when not given. */
  pieceLength?: () => number
  /** What becomes of a frame on the way: noise before it, a wrong bit in it. */
  disturb?: (frame: Uint8Array) => Uint8Array
}

export interface Line {
  send(frame: Uint8Array): void
  /** The cable is pulled: what is still in it never arrives. */
  cut(): void
}

const fifoLength = 16

export function createLine(options: LineOptions, deliver: (bytes: Uint8Array) => void): Line {
  const { baudRate, pieceLength = () => fifoLength, disturb = (frame) => frame } = options
  const msPerByte = baudRate === 0 ? 0 : 10_000 / baudRate
  const queue: { piece: Uint8Array; due: number }[] = []
  let timer: NodeJS.Timeout | undefined
  /** When the line will have carried all it was given. Due times add up from it, so late timers don't slow the line down. */
  let freeAt = 0

  const deliverDue = (): void => {
    timer = undefined
    for (let next = queue[0]; next !== undefined && next.due <= performance.now(); next = queue[0]) {
      queue.shift()
      deliver(next.piece)
    }
    wait()
  }
  const wait = (): void => {
    const next = queue[0]
    if (next !== undefined) timer ??= setTimeout(deliverDue, Math.max(0, Math.ceil(next.due - performance.now())))
  }

  return {
    send(frame) {
      const bytes = disturb(frame)
      freeAt = Math.max(freeAt, performance.now())
      for (let at = 0; at < bytes.length;) {
        const piece = bytes.slice(at, at + Math.max(1, pieceLength()))
        at += piece.length
        freeAt += piece.length * msPerByte
        queue.push({ piece, due: freeAt })
      }
      wait()
    },
    cut() {
      clearTimeout(timer)
      timer = undefined
      queue.length = 0
      freeAt = 0
    },
  }
}
