/** Over real HTTP: what a printer that is there, half there, or not a printer makes of a question. */
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { blankPdf } from '#tests/support/blank-pdf.ts'
import { temporaryFolder } from '../ports/port-rig.ts'
import { createVirtualDocumentPrinter } from '../virtual/document-printer.ts'
import { serveDocuments } from '../virtual/document-server.ts'
import { asJob, code, kiosk, never } from './document-rig.ts'
import { decodeIpp } from './ipp-decode.ts'
import { createIppPrinter } from './ipp-driver.ts'
import { encodeAttributes } from './ipp-encode.ts'
import { ippLink } from './ipp-exchange.ts'
import { networkAddress, socketAddress } from './printer-address.ts'

const question = { version: [2, 0], code: 0x0b, requestId: 7, groups: [], data: new Uint8Array() } as const
const asked = (connection: 'shared' | 'fresh' = 'shared', signal = never) => ({ signal, patience: 2_000, connection })

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => stop(server))
  return `ipp://127.0.0.1:${(server.address() as AddressInfo).port}/ipp/print`
}

function stop(server: Server): void {
  server.close()
  server.closeAllConnections()
}

function linkTo(url: string) {
  const link = ippLink(networkAddress(url))
  onTestFinished(() => link.close())
  return link
}

/** Answers every question with success. */
const obliging: RequestListener = (request, response) => {
  void buffer(request).then((question) => {
    const { requestId = 0 } = decodeIpp(question) ?? {}
    response.setHeader('content-type', 'application/ipp')
    response.end(encodeAttributes({ version: [2, 0], code: 0, requestId, groups: [] }))
  })
}

test('a question and its answer', async () => {
  const link = linkTo(await listen(obliging))
  expect(await link.exchange({ ...question, groups: [] }, asked())).toMatchObject({ value: { code: 0, requestId: 7 } })
})

test('nobody listens: absent, and nothing was sent', async () => {
  const server = createTcpServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  const answered = await linkTo(`ipp://127.0.0.1:${port}/`).exchange({ ...question, groups: [] }, asked('fresh'))
  expect(answered).toEqual({ ok: false, fault: { code: 'deviceAbsent', actor: 'technician', sent: false } })
})

test.each([
  ['a path that is no printer', (_, response) => void response.writeHead(404).end(), 'deviceAbsent'],
  ['a page that wants a password', (_, response) => void response.writeHead(401).end(), 'deviceSilent'],
  ['a web page', (_, response) => void response.end('<html>hello, this is a web page</html>'), 'deviceSilent'],
  ['noise', (request) => void request.socket.end('\u0000\u0001 no HTTP'), 'deviceSilent'],
  [
    'an answer to another question',
    (_, response) => void response.end(Buffer.from('020000000000000103', 'hex')),
    'deviceSilent',
  ],
  ['an answer without end', (_, response) => void response.end(Buffer.alloc(2_000_000, 1)), 'deviceSilent'],
  ['a connection that breaks', (request) => void request.socket.destroy(), 'deviceLost'],
  [
    'one that breaks in its answer',
    (_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('x')
      setTimeout(() => response.destroy(), 20)
    },
    'deviceLost',
  ],
  ['one that says nothing', () => {}, 'deviceSilent'],
] as [string, RequestListener, string][])('%s: %s', async (_, listener, expected) => {
  const link = linkTo(await listen(listener))
  const answered = await link.exchange({ ...question, groups: [] }, { ...asked(), patience: 300 })
  expect(code(answered)).toBe(expected)
  expect(answered).toMatchObject({ fault: { sent: true } })
})

test('who gives up is told at once', async () => {
  const leaving = new AbortController()
  const link = linkTo(await listen(() => leaving.abort()))
  expect(code(await link.exchange({ ...question, groups: [] }, asked('shared', leaving.signal)))).toBe('canceled')
  expect(code(await link.exchange({ ...question, groups: [] }, asked('shared', leaving.signal)))).toBe('canceled')
})

test('a connection that the printer closed while it rested: a question is asked again, a document is not sent again', async () => {
  let questions = 0
  const link = linkTo(
    await listen((request, response) => {
      questions += 1
      if (questions % 2 === 0) request.socket.destroy()
      else obliging(request, response)
    }),
  )
  const ask = (connection: 'shared' | 'fresh') => link.exchange({ ...question, groups: [] }, asked(connection))
  expect(code(await ask('shared'))).toBe('ok')
  expect(code(await ask('shared'))).toBe('ok')
  expect(questions).toBe(3)
  expect(code(await ask('fresh'))).toBe('deviceLost')
  expect(questions).toBe(4)
})

test('the virtual printer prints over its unix socket', async () => {
  const printer = createVirtualDocumentPrinter({ pageTime: 1 })
  const path = join(temporaryFolder(), 'printer')
  const server = await serveDocuments(printer, path)
  onTestFinished(() => stop(server))
  const driver = createIppPrinter(ippLink(socketAddress(path)), kiosk)
  onTestFinished(() => driver.close())
  expect(code(await driver.open(never))).toBe('ok')
  expect(code(await driver.print(asJob(blankPdf(2)), { signal: never }))).toBe('ok')
  expect(printer.jobs()).toMatchObject([{ state: 9, printed: 2 }])
  printer.set('documentPrinterUnplugged', true)
  expect(code(await driver.ping(never))).toBe('deviceLost')
})
