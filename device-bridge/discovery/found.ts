/** What discovery finds at a port, before anybody guesses what it is. */

/** Said to whoever installs the kiosk. */
export interface Words {
  zh: string
  en: string
}

export interface UsbIdentity {
  /** `0400:c35a` */
  id: string
  manufacturer: string | null
  product: string | null
  serial: string | null
}

export interface Found {
  kind: 'serial' | 'hid' | 'usblp' | 'video' | 'smartCard' | 'ipp'
  /** As kiosk.config.json wants it; null = no driver reaches it yet, for the reason in `notes`. */
  port: string | null
  /** The file to open; null for what isn't a file of this machine. */
  node: string | null
  usb: UsbIdentity | null
  /** What it calls itself. */
  name: string | null
  /** HID: usage page and usage of its first collection, e.g. 0x8c02. */
  usage?: number
  /** Printers: the command languages it names (IEEE 1284 device id). */
  languages?: string[]
  /** What somebody who configures it should know. */
  notes: Words[]
}

/** What it can be configured as. */
export type Role =
  | 'idCardReader'
  | 'socialSecurityCardReader'
  | 'receiptPrinter'
  | 'documentPrinter'
  | 'visitorCamera'
  | 'documentCamera'
  | 'codeScanner'

/** What a serial port answered when it was asked; `held`: another program has it open; `silent`: none of the protocols. */
export type ProbeAnswer =
  | { kind: 'sam' | 'escpos'; baudRate: number }
  | { kind: 'held'; by: string | null }
  | { kind: 'denied' | 'gone' | 'silent' }
