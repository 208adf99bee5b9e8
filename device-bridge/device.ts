/** What every driver offers its supervisor, and the verbs of each kind of device. */
import type { DeviceStatus, Supply } from '#contract/device-status.ts'
import type { Fault } from '#contract/faults.ts'
import type { IdCard } from '#contract/id-card.ts'
import type { ReceiptLine } from '#contract/receipt-layout.ts'
import type { Result } from '#contract/result.ts'
import type { ScannedCode } from '#contract/scanned-code.ts'
import type { SocialSecurityCard } from '#contract/social-security-card.ts'

/** What a driver saw when it looked at its device. `fault` = present, but can't work now (paper out, cover open). */
export interface Condition {
  fault: Fault | null
  paper: DeviceStatus['paper']
  /** Supplies other than `paper`. Left out: as last told. */
  supplies?: readonly Supply[]
  /** How the device names itself, for technicians and the log: never personal. Left out: as last told. */
  identity?: string | null
}

export interface Device {
  /** Opens the port, asks who is there and looks at the physical state. `deviceAbsent` or `deviceSilent` otherwise. */
  open(signal: AbortSignal): Promise<Result<Condition>>
  /** Is it still there, and how is it? Only called while no verb runs. `deviceLost` when nothing answers. */
  ping(signal: AbortSignal): Promise<Result<Condition>>
  /** Called whenever the device tells of a change by itself; null = the connection is gone. One listener. */
  onChange(listener: (condition: Condition | null) => void): void
  close(): Promise<void>
}

export interface IdCardReader extends Device {
  /**
   * Waits for a card and reads its text. Waits without end: the caller's signal carries the time-out.
   * @param onFound called when a card was found and reading begins
   * @returns the card, or `cardReadFailed`, `cardRemoved`, `cardUnsupported`, `samFault`, `deviceLost`, `canceled`
   */
  read(options: { signal: AbortSignal; onFound: () => void }): Promise<Result<IdCard>>
  /** Waits until no card lies on the reader. */
  awaitRemoval(options: { signal: AbortSignal }): Promise<Result<void>>
}

export interface SocialSecurityCardReader extends Device {
  /**
   * Waits for a card and reads what it shows without a password. Waits without end: the caller's signal carries the time-out.
   * @param onFound called when a card was found and reading begins
   * @returns the card, or `socialCardReadFailed`, `socialCardRemoved`, `socialCardUnsupported`, `socialCardNeedsPin`,
   * `deviceLost`, `canceled`
   */
  read(options: { signal: AbortSignal; onFound: () => void }): Promise<Result<SocialSecurityCard>>
  /** Waits until no card is in the reader. */
  awaitRemoval(options: { signal: AbortSignal }): Promise<Result<void>>
}

export interface CodeScanner extends Device {
  /**
   * Looks for a code. Waits without end: the caller's signal carries the time-out.
   * @returns the code, or `codeUnsupported`, `deviceLost`, `canceled`
   */
  scan(options: { signal: AbortSignal }): Promise<Result<ScannedCode>>
}

export interface ReceiptPrinter extends Device {
  /**
   * Prints, cuts and waits for proof. On any failure the printer's buffer is cleared.
   * @returns ok only when the printer proved it; `paperOut`, `coverOpen`, `cutterJam`, `printerError`, `headHot` = not printed
   * (a part may be on paper); `paperLeft` = not begun, the last slip is still in the mouth; `printUnproven`, `printInterrupted` = nobody knows
   */
  print(lines: ReceiptLine[], options: { signal: AbortSignal }): Promise<Result<void>>
  /**
   * Pulls a slip that nobody took back in, where the printer holds it in its mouth.
   * @returns ok when the mouth is empty; `paperLeft` when it isn't, `deviceLost`, `canceled`
   */
  retract(options: { signal: AbortSignal }): Promise<Result<void>>
}

export interface Camera extends Device {
  /**
   * Takes a picture: the next one to come when somebody is looking already, else the first that isn't dark.
   * @returns the picture, or `deviceBusy`, `deviceForbidden`, `deviceSilent` (no picture in time), `deviceLost`,
   * `programMissing`, `canceled`
   */
  capture(options: { signal: AbortSignal }): Promise<Result<Picture>>
  /** Joins those who look. The camera runs until the last of them has left. */
  watch(): Result<Viewer>
}

/** Width and height are read from the picture: a camera may give another size than it was asked for. */
export interface Picture {
  jpeg: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

/** Somebody who looks through a camera. Who is slow misses pictures: none is kept for anybody. */
export interface Viewer {
  /** The next picture to come. `deviceLost` and the like when the camera has ended; `canceled` */
  next(signal: AbortSignal): Promise<Result<Frame>>
  leave(): void
}

/** `dark`: of the first ones after the camera was started, whose exposure isn't right yet. */
export interface Frame extends Picture {
  dark: boolean
}

export interface DocumentPrinter extends Device {
  /**
   * Prints a PDF on A4 and follows its job to the end. Aborted, it cancels the job in the printer too.
   * @returns ok only when the printer told that all of it was printed; `printUnproven`, `printInterrupted`, `canceled` =
   * nobody knows; anything else = not printed (some pages may be on paper), and nothing of it stays in the printer
   */
  print(job: DocumentToPrint, options: { signal: AbortSignal }): Promise<Result<void>>
}

export interface DocumentToPrint {
  document: Uint8Array
  copies: number
  /** undefined = as the printer is set */
  sides: string | undefined
}
