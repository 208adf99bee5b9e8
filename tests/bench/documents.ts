/** A4 documents: from the command of a local tool to the first byte of the document at the printer. */
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { kioskStatusSchema } from '#contract/device-status.ts'
import { createVirtualDocumentPrinter } from '#device-bridge/virtual/document-printer.ts'
import { blankPdf } from '#tests/support/blank-pdf.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { until } from '#tests/support/until.ts'
import { type Row, rowOf } from './rows.ts'

const jobs = 40
const size = 200_000 // bytes; two pages with the fonts they need

export async function measureDocuments(): Promise<Row[]> {
  const printer = createVirtualDocumentPrinter({ pageTime: 0 })
  let arrived = 0
  const server = createServer((request, response) => {
    // The longest question of the driver is far shorter than a document.
    if (Number(request.headers['content-length']) > size) request.once('data', () => (arrived = performance.now()))
    void buffer(request).then((question) => response.end(printer.answer(question)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const documentPrinter = { driver: 'ipp', port: `ipp://127.0.0.1:${port}/ipp/print` } as const
  const kiosk = await startKiosk({ config: { devices: { documentPrinter } } })
  try {
    await until(
      async () => {
        const { devices } = kioskStatusSchema.parse(await kiosk.dock('Common.Status', {}))
        return devices.some(({ device, state }) => device === 'documentPrinter' && state === 'ready')
      },
      () => 'a document printer that is ready',
    )
    const document = blankPdf(2, size).toString('base64')
    const times: number[] = []
    for (let job = -2; job < jobs; job++) {
      const begun = performance.now()
      await kiosk.dock('DocumentPrinter.Print', { jobId: crypto.randomUUID(), document })
      if (job >= 0) times.push(arrived - begun)
    }
    return [rowOf('document command → its first byte at the printer', times, 'median', { unit: 'ms' })]
  } finally {
    await kiosk.stop()
    server.close()
    server.closeAllConnections()
  }
}
