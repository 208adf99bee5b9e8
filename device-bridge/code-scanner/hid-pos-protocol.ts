/**
 * Scanners in HID POS mode (HID Point of Sale Usage Tables 1.02, usage page 8C), as Honeywell's and others' reports have it:
 * 02 | bytes of data | ']' and two more, the AIM identifier | data, 56 bytes | 2 bytes | bit 0: the next report goes on.
 * A report of another layout (Newland's has no identifier) is no code: a guess would cut off the first three signs.
 */
import { longest } from './scanned-code.ts'
import type { Heard, ScannerDecoder, ScannerProtocol } from './scanner-protocol.ts'

export const hidPosProtocol: ScannerProtocol = { trigger: null, createDecoder: createHidPosDecoder }

const reportLength = 64
const scannedData = 0x02 // the number of the report
const aimBegins = 0x5d
const dataFrom = 5
const dataLength = 56

function createHidPosDecoder(): ScannerDecoder {
  let code: Uint8Array = new Uint8Array()
  /** The code that has begun isn't whole, or was shown before anybody asked. */
  let spoilt = false

  const clear = (): void => {
    code.fill(0)
    code = new Uint8Array()
    spoilt = false
  }

  const push = (report: Uint8Array): Heard[] => {
    const [kind, length = 0, aim] = report
    if (report.length !== reportLength || kind !== scannedData || length > dataLength || aim !== aimBegins) {
      clear()
      return []
    }
    const goesOn = ((report.at(-1) ?? 0) & 1) === 1
    const longer = Uint8Array.of(...code, ...report.subarray(dataFrom, dataFrom + length))
    code.fill(0)
    code = longer.subarray(0, longest + 1)
    if (goesOn) return []
    const [bytes, whole] = [code, !spoilt && code.length > 0]
    code = new Uint8Array()
    clear()
    return whole ? [{ kind: 'code', bytes }] : []
  }

  return {
    push,
    dropBegun() {
      spoilt = code.length > 0
    },
    clear,
  }
}
