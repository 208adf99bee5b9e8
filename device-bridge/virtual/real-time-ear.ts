/** Hears a printer's real-time commands in whatever bytes come in: inside text, pictures, and across pieces. */
interface RealTimeActions {
  /** DLE EOT n */
  askStatus(n: number): void
  /** DLE EOT 20 */
  askFullStatus(): void
  /** DLE ENQ 2 */
  leaveError(): void
  /** DLE DC4 fn 8. @returns whether the printer knows it; if so, everything up to here is gone */
  clear(): boolean
}

const longest = 10
const clearCommand = [0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8]

/** `hear` acts on the real-time commands and returns what is left for the buffer. */
export function createRealTimeEar(actions: RealTimeActions): { hear(bytes: Uint8Array): Uint8Array } {
  const last: number[] = []
  return {
    hear(bytes) {
      let from = 0
      bytes.forEach((byte, index) => {
        last.push(byte)
        if (last.length > longest) last.shift()
        const [dle, command] = last.slice(-3)
        if (dle === 0x10 && command === 0x04 && byte >= 1 && byte <= 4) actions.askStatus(byte)
        else if (dle === 0x10 && command === 0x04 && byte === 20) actions.askFullStatus()
        else if (dle === 0x10 && command === 0x05 && byte === 2) actions.leaveError()
        else if (last.length === longest && last.every((value, at) => value === clearCommand[at]) && actions.clear()) {
          from = index + 1
        }
      })
      return bytes.subarray(from)
    },
  }
}
