import { hidPosProtocol } from './hid-pos-protocol.ts'
import { newlandProtocol } from './newland-protocol.ts'
import type { ScannerProtocol } from './scanner-protocol.ts'

/** By the driver's name in kiosk.config.json. */
export const scannerProtocols = {
  newland: newlandProtocol,
  'hid-pos': hidPosProtocol,
} as const satisfies Record<string, ScannerProtocol>
