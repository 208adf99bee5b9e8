/** What the scanners' protocols have in common, for the one driver. */

/** `reply`: the scanner's word on a command. */
export type Heard = { kind: 'code'; bytes: Uint8Array } | { kind: 'reply'; accepted: boolean }

export interface ScannerDecoder {
  /** Takes bytes as they come; never throws. A code's bytes are the receiver's to wipe. */
  push(bytes: Uint8Array): Heard[]
  /** What has begun was shown before anybody asked: it is dropped together with its rest, whenever that comes. */
  dropBegun(): void
  /** Nothing more comes of what has begun: it was noise. */
  clear(): void
}

export interface ScannerProtocol {
  /** How it is told to look for a code and to stop; null = it looks all the time, and nobody can tell it anything. */
  trigger: { start: Uint8Array; stop: Uint8Array } | null
  createDecoder: () => ScannerDecoder
}
