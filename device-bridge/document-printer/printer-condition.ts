/** What a printer says of itself → one Condition. Pure. */
import type { Supply } from '#contract/device-status.ts'
import { type FaultCode, fault } from '#contract/faults.ts'
import type { Condition } from '../device.ts'
import type { Attributes } from './ipp-attributes.ts'
import { faultOf, paperOf } from './printer-reasons.ts'

const printerState = { idle: 3, stopped: 5 } as const

export function conditionOf(printer: Attributes): Condition {
  const reasons = printer.strings('printer-state-reasons')
  const code = faultCode(printer, reasons)
  return {
    fault: code && fault(code),
    paper: isOldNews(printer) ? 'unknown' : paperOf(reasons),
    supplies: suppliesOf(printer),
    identity: printer.string('printer-make-and-model'),
  }
}

function faultCode(printer: Attributes, reasons: string[]): FaultCode | null {
  if (!printer.strings('document-format-supported').includes('application/pdf')) return 'pdfUnsupported'
  const told = isOldNews(printer) ? null : faultOf(reasons)
  if (told !== null) return told
  if (
    printer.number('printer-state') === printerState.stopped ||
    printer.boolean('printer-is-accepting-jobs') === false
  ) {
    return 'printerError'
  }
  return null
}

/**
 * A CUPS queue that is idle repeats what its printer said during the last job. Believed, an empty tray would never be
 * full again: only the next job asks the printer.
 */
function isOldNews(printer: Attributes): boolean {
  return printer.string('cups-version') !== null && printer.number('printer-state') === printerState.idle
}

/** Toner and ink. What collects waste is left out: its level rises, and `marker-waste-full` tells of it. */
function suppliesOf(printer: Attributes): Supply[] {
  const types = printer.strings('marker-types')
  const names = printer.strings('marker-names')
  const low = printer.numbers('marker-low-levels')
  return printer.numbers('marker-levels').flatMap((level, index) => {
    if (/waste/i.test(types[index] ?? '')) return []
    const name = names[index] ?? `${index + 1}`
    return { name, level: level >= 0 && level <= 100 ? level : null, state: supplyState(level, low[index] ?? 0) }
  })
}

/** -1 and -2 mean that it can't tell, -3 that something is left (RFC 3805, prtMarkerSuppliesLevel). */
function supplyState(level: number, low: number): Supply['state'] {
  if (level === 0) return 'out'
  if (level === -3) return 'ok'
  if (level < 0 || level > 100) return 'unknown'
  return level <= low ? 'low' : 'ok'
}
