/** How full a printer's input buffer is, and what it says of it: XOFF when three quarters full, XON when half full. */
export interface InputBuffer {
  /** Takes what there is room for; the rest is lost. */
  take(bytes: Uint8Array): Uint8Array
  /** So many bytes were worked through. */
  free(count: number): void
  clear(): void
}

const [xon, xoff] = [0x11, 0x13]

export function createInputBuffer(size: number, say: (byte: number) => void): InputBuffer {
  let stored = 0
  let full = false

  function become(next: number): void {
    stored = next
    if (!full && stored > size * 0.75) {
      full = true
      say(xoff)
    } else if (full && stored < size * 0.5) {
      full = false
      say(xon)
    }
  }

  return {
    take(bytes) {
      const taken = bytes.subarray(0, size - stored)
      become(stored + taken.length)
      return taken
    },
    free: (count) => become(Math.max(0, stored - count)),
    clear: () => become(0),
  }
}
