/** The A4 printer in the table of faults × phases: the real driver and HTTP, on a cable that is a pair of streams. */
import { request } from 'node:http'
import { blankPdf } from '#tests/support/blank-pdf.ts'
import { hurtPort, type PatientKind } from '../fault-phase-rig.ts'
import { CableAgent, portTo } from '../http-cable-rig.ts'
import type { Port } from '../ports/port.ts'
import { createVirtualDocumentPrinter } from '../virtual/document-printer.ts'
import { documentServer } from '../virtual/document-server.ts'
import { asJob, kiosk } from './document-rig.ts'
import { createIppPrinter } from './ipp-driver.ts'
import { ippLink } from './ipp-exchange.ts'
import type { PrinterAddress } from './printer-address.ts'

export const documentPrinterKind: PatientKind = {
  name: 'documentPrinter',
  driver: 'ipp',
  ownFault: 'paperOut',
  make() {
    const printer = createVirtualDocumentPrinter()
    const { port, become } = hurtPort(portTo(documentServer(printer)))
    const driver = createIppPrinter(ippLink(addressAt(port)), kiosk)
    return {
      device: driver,
      work: (signal) => driver.print(asJob(blankPdf(3)), { signal }),
      hurt: (how) => (how === 'faulted' ? printer.set('documentPaperOut', true) : become(how)),
      heal() {
        printer.set('documentPaperOut', false)
        become('well')
      },
    }
  },
}

function addressAt(port: Port): PrinterAddress {
  const shared = new CableAgent(port, true)
  return {
    uri: 'ipp://printer.test/ipp/print',
    request: (connection) =>
      request({
        method: 'POST',
        path: '/ipp/print',
        headers: { 'content-type': 'application/ipp' },
        agent: connection === 'shared' ? shared : new CableAgent(port, false),
      }),
    close: () => shared.destroy(),
  }
}
