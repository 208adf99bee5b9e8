/**
 * Newland scanners on a serial line (RS-232, or USB-COM): a code is a line of text; commands are framed
 * ("unified command set"): 7E 01 "0000", storage ('#' = until switched off), command, ';' 03. They are answered by
 * 02 01 "0000", the command, 06 = done or 15 or 05 = not, ';' 03.
 */
import { longest } from './scanned-code.ts'
import type { Heard, ScannerDecoder, ScannerProtocol } from './scanner-protocol.ts'

export function newlandCommand(name: string): Uint8Array {
  return Uint8Array.of(0x7e, 0x01, ...new TextEncoder().encode(`0000#${name};`), 0x03)
}

export const newlandProtocol: ScannerProtocol = {
  trigger: { start: newlandCommand('SCNTRG1'), stop: newlandCommand('SCNTRG0') },
  createDecoder: createNewlandDecoder,
}

const [replyBegins, replyEnds, accepted, newLine, carriageReturn] = [0x02, 0x03, 0x06, 0x0a, 0x0d]
const longestReply = 64 // bytes; what goes on longer isn't one

function createNewlandDecoder(): ScannerDecoder {
  // one more than the longest: enough to know that it was too long
  const line = new Uint8Array(longest + 1)
  const reply = new Uint8Array(longestReply)
  let lineLength = 0
  let replyLength: number | null = null
  /** The line that has begun is no whole code. */
  let spoilt = false

  const clear = (): void => {
    line.fill(0)
    lineLength = 0
    replyLength = null
    spoilt = false
  }

  const endLine = (): Heard[] => {
    const bytes = line.slice(0, lineLength)
    const whole = lineLength > 0 && !spoilt
    clear()
    return whole ? [{ kind: 'code', bytes }] : []
  }

  const take = (byte: number): Heard[] => {
    if (replyLength !== null) {
      if (byte === replyEnds) {
        const said = reply.subarray(0, replyLength)
        replyLength = null
        // a line that the reply stands in was begun before the command
        spoilt = lineLength > 0
        return [{ kind: 'reply', accepted: said.includes(accepted) }]
      }
      if (replyLength < longestReply) {
        reply[replyLength++] = byte
        return []
      }
      // no reply after all, but noise in the middle of a line
      replyLength = null
      spoilt = true
    }
    if (byte === replyBegins) {
      replyLength = 0
      return []
    }
    if (byte === newLine || byte === carriageReturn) return endLine()
    if (lineLength < line.length) line[lineLength++] = byte
    return []
  }

  return {
    push: (bytes) => Array.from(bytes).flatMap(take),
    dropBegun() {
      spoilt = lineLength > 0
    },
    clear,
  }
}
