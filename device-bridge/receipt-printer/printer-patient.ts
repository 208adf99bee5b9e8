/** The receipt printer in the table of faults × phases. */
import { hurtPort, type PatientKind } from '../fault-phase-rig.ts'
import { createVirtualPrinter } from '../virtual/printer.ts'
import { createEscposPrinter } from './escpos-driver.ts'
import { memoryPort, profile, receipt } from './printer-rig.ts'

export const receiptPrinterKind: PatientKind = {
  name: 'receiptPrinter',
  driver: 'escpos',
  ownFault: 'coverOpen',
  make() {
    const printer = createVirtualPrinter(profile, { speed: 50 })
    const { port, become } = hurtPort(memoryPort(printer))
    const driver = createEscposPrinter(port, profile)
    return {
      device: driver,
      work: (signal) => driver.print(receipt, { signal }),
      hurt: (how) => (how === 'faulted' ? printer.set('coverOpen', true) : become(how)),
      heal() {
        printer.set('coverOpen', false)
        become('well')
      },
    }
  },
}
