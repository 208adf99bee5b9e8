/** Which scrubbers fit which device. Where none does, a recording holds lengths alone. */
import { createEscposScrubber } from './scrub-escpos.ts'
import { createSdtReplyScrubber, createSdtRequestScrubber } from './scrub-sdt.ts'
import { createTextScrubber } from './scrub-text.ts'
import type { Scrubber } from './scrubber.ts'

export interface Scrubbers {
  in: Scrubber
  out: Scrubber
}

/** A printer says how it is, and who made it, but never what it printed. */
const nothingPersonal = (): Scrubber => ({ push: (bytes) => Uint8Array.from(bytes), end: () => new Uint8Array() })

const byDriver: ReadonlyMap<string, () => Scrubbers> = new Map([
  ['sdt', () => ({ in: createSdtReplyScrubber(), out: createSdtRequestScrubber() })],
  ['escpos', () => ({ in: nothingPersonal(), out: createEscposScrubber() })],
])

/** @returns null where nobody knows what is personal in it */
export function scrubbersFor({
  device,
  driver,
  url,
}: {
  device: string
  driver: string
  url: string
}): Scrubbers | null {
  const known = byDriver.get(driver)
  if (known !== undefined) return known()
  const isLine = url.startsWith('serial:') || url.startsWith('tcp:')
  return device === 'codeScanner' && isLine ? { in: createTextScrubber(), out: createTextScrubber() } : null
}
