/** The A4 printer in the table of faults × phases: the real driver and HTTP, on a cable that is a pair of streams. */
import { Agent, type Server, request } from 'node:http'
import { Duplex, duplexPair } from 'node:stream'
import { callbackify } from 'node:util'
import { done } from '#contract/result.ts'
import { blankPdf } from '#tests/support/blank-pdf.ts'
import { hurtPort, type PatientKind } from '../fault-phase-rig.ts'
import type { Port } from '../ports/port.ts'
import { streamConnection } from '../ports/stream-connection.ts'
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

/** Each opening is one more cable that is plugged into the server. */
function portTo(server: Server): Port {
  return {
    url: 'ipp://printer.test',
    open() {
      const [near, far] = duplexPair()
      far.on('error', () => {})
      server.emit('connection', far)
      const { connection, receive } = streamConnection(near, () => near.destroy())
      near.on('data', receive)
      near.on('close', () => far.destroy())
      return Promise.resolve(done(connection))
    },
  }
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

class CableAgent extends Agent {
  readonly #port: Port

  constructor(port: Port, keepAlive: boolean) {
    super({ keepAlive, maxSockets: 1 })
    this.#port = port
  }

  override createConnection(...[, done = () => {}]: Parameters<Agent['createConnection']>): undefined {
    callbackify(() => streamTo(this.#port))((error, stream) => done(error, stream))
  }
}

async function streamTo(port: Port): Promise<Duplex> {
  const opened = await port.open(new AbortController().signal)
  if (!opened.ok) throw new Error(opened.fault.code)
  const connection = opened.value
  const send = async (bytes: Buffer): Promise<void> => {
    const sent = await connection.write(bytes)
    if (!sent.ok) throw new Error(sent.fault.code)
  }
  const stream = new Duplex({
    read() {},
    write: (bytes: Buffer, _, callback) => callbackify(send)(bytes, callback),
    destroy: (error, callback) => callbackify(() => connection.close())(() => callback(error)),
  })
  connection.onData((bytes) => stream.push(bytes))
  connection.onLost(() => stream.destroy(new Error('lost')))
  const nothing = (): void => {}
  // what an agent does to sockets that rest
  return Object.assign(stream, { setKeepAlive: nothing, setTimeout: nothing, ref: nothing, unref: nothing })
}
