/**
 * Receipt printers as data. A model says only what is known of it; the rest comes from the one it inherits from. The names
 * are what `profile` in kiosk.config.json may be. Pure, and free of zod.
 */

/** What a driver must know of a printer before it can ask. */
export interface PrinterProfile {
  /** Half-width columns at the 12-dot font A. */
  columns: number
  /** Dots across the paper; a column is `dots / columns` = 12. */
  dots: number
  /** How fast its paper moves, mm/s. A job is waited for three times as long. */
  speed: number
  /** Whether its fonts hold the hanzi of extension A, GB18030's four-byte codes. Otherwise such a line is printed as a picture. */
  gb18030FourByte: boolean
  /** Whether it cuts. Otherwise a slip is fed to the tear bar. */
  cutter: boolean
  /** A motor that holds the cut slip in the mouth: `watches` sees whether it was taken, `retracts` can pull it back in too. */
  presenter: 'none' | 'watches' | 'retracts'
  /** Whether it tells of changes by itself (GS a). Otherwise it is only asked, between jobs. */
  statusBack: boolean
  /** Whether it echoes behind a job (GS ( H), the strongest proof. `ask` = find out at every opening. */
  echo: boolean | 'ask'
  /** Whether it answers GS I 67 with its model's name. One that doesn't know the question may print it. */
  tellsModel: boolean
}

const generic80: PrinterProfile = {
  columns: 48,
  dots: 576,
  speed: 150, // most 80 mm printers of the field do more
  gb18030FourByte: false,
  cutter: true,
  presenter: 'none',
  statusBack: true, // where GS a isn't known it does nothing
  echo: 'ask',
  tellsModel: false,
}
const generic58: PrinterProfile = { ...generic80, columns: 32, dots: 384, speed: 70 }

export const printerProfiles = {
  'generic-58mm': generic58,
  'generic-80mm': generic80,
  // GB18030-2022 level 2 at 203 dpi: escpos-printer-db, TM-T70II-CH. GS ( H: Epson's ESC/POS reference. GS I 67: its
  // programming guide 10.05, p. 480.
  'epson-tm-t70ii': inherits(generic80, { gb18030FourByte: true, echo: true, tellsModel: true }),
  // GS ( H: Epson's ESC/POS reference.
  'epson-tm-t82ii': inherits(generic80, { echo: true }),
  // "GB18030 only supports double bytes": SP91 user manual, FS &. GS a and DLE EOT 1–4 as Epson's.
  'sprt-sp-pos891': inherits(generic80, { gb18030FourByte: false, statusBack: true }),
  // GS a, DLE EOT and GS I 65–69: HPRT TP80K programming manual, pp. 72–77.
  'hprt-tp80k': inherits(generic80, { statusBack: true, tellsModel: true }),
  // DLE EOT 20 and the count of retracted tickets (GS E4): KPM150 command reference. GS e 2: that of the KPM210/216. What it
  // tells by itself has a form of its own (GS E0), so it is asked.
  'custom-kpm150-h': inherits(generic80, { presenter: 'retracts', statusBack: false }),
} as const satisfies Record<string, PrinterProfile>

function inherits(from: PrinterProfile, known: Partial<PrinterProfile>): PrinterProfile {
  return { ...from, ...known }
}

export type PrinterProfileName = keyof typeof printerProfiles

// Object.keys loses the key type; the table above is the only place it is built from.
export const printerProfileNames = Object.keys(printerProfiles).filter(
  (name): name is PrinterProfileName => name in printerProfiles,
)
