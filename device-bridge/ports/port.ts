/** A port moves bytes and knows no protocol. Opening may fail and a connection may vanish: both are ordinary. */
import type { Result } from '#contract/result.ts'

export interface Connection {
  /** Sends bytes in order; `deviceLost` when the other end is gone. Never throws. */
  write(bytes: Uint8Array): Promise<Result<void>>
  /** Bytes as they come, in pieces of any size. One listener. */
  onData(listener: (bytes: Uint8Array) => void): void
  /** Called once when the other end vanishes; not after `close()`. Some drivers never tell: ping as well. */
  onLost(listener: () => void): void
  close(): Promise<void>
}

export interface Port {
  /** As in kiosk.config.json, for logs. */
  readonly url: string
  open(signal: AbortSignal): Promise<Result<Connection>>
}
