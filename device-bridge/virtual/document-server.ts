/** The virtual A4 printer behind HTTP (RFC 8010 section 4). */
import { createServer, type Server } from 'node:http'
import { rmSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import type { VirtualDocumentPrinter } from './document-printer.ts'

export function documentServer(printer: VirtualDocumentPrinter): Server {
  return createServer((request, response) => {
    const answered = buffer(request).then((question) => printer.answer(question))
    const hangUp = (): void => void request.socket.destroy()
    // It fails when whoever asked hung up in the middle.
    answered.then((answer) => {
      if (answer === null) return hangUp()
      response.writeHead(200, { 'content-type': 'application/ipp', 'content-length': answer.length }).end(answer)
    }, hangUp)
  })
}

/** Puts it on a unix socket. */
export function serveDocuments(printer: VirtualDocumentPrinter, path: string): Promise<Server> {
  rmSync(path, { force: true }) // left by a process that was killed
  const server = documentServer(printer)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => resolve(server))
  })
}
