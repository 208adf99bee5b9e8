/** What a printer can't be asked for. What it can be asked for (its proof of printing) is asked at every opening. */
export interface PrinterProfile {
  /** Half-width columns at the 12-dot font A. */
  columns: number
  /** Dots across the paper; a column is `dots / columns` = 12. */
  dots: number
  /** Whether its fonts hold the hanzi of GB18030's four-byte codes. Otherwise such a line is printed as a picture. */
  gb18030FourByte: boolean
}

export const printerProfiles = {
  'generic-58mm': { columns: 32, dots: 384, gb18030FourByte: false },
  'generic-80mm': { columns: 48, dots: 576, gb18030FourByte: false },
} as const satisfies Record<string, PrinterProfile>
