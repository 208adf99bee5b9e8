/** Print command → first byte of the receipt on the wire, at a network printer of the bench's own. */
import { createServer } from 'node:net'
import { kioskStatusSchema } from '#contract/device-status.ts'
import { printerProfiles } from '#contract/printer-profiles.ts'
import { createVirtualPrinter } from '#device-bridge/virtual/printer.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { until } from '#tests/support/until.ts'
import { slipOf } from './receipts.ts'
import { type Row, rowOf } from './rows.ts'

const jobs = 50
const aim = 20 // ms
const start = Buffer.from('\x1b@', 'latin1') // every receipt begins so, and no question does

export async function measureWire(): Promise<Row[]> {
  const printer = createVirtualPrinter(printerProfiles['generic-80mm'], { speed: 0 })
  let begunAt: number | null = null
  const server = createServer((socket) => {
    const plug = printer.connect(
      (bytes) => socket.write(bytes),
      () => socket.destroy(),
    )
    socket.setNoDelay(true)
    socket.on('data', (bytes) => {
      if (begunAt === null && bytes.includes(start)) begunAt = performance.now()
      plug.receive(bytes)
    })
    socket.on('error', () => {})
    socket.on('close', () => plug.closed())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not a TCP server')
  const receiptPrinter = { port: `tcp://127.0.0.1:${address.port}` }
  const kiosk = await startKiosk({ config: { devices: { receiptPrinter } } })
  try {
    await until(
      async () => {
        const { devices } = kioskStatusSchema.parse(await kiosk.dock('Common.Status', {}))
        return devices.some(({ device, state }) => device === 'receiptPrinter' && state === 'ready')
      },
      () => 'a printer that is ready',
    )
    const times: number[] = []
    for (let job = 0; job <= jobs; job++) {
      begunAt = null
      const asked = performance.now()
      await kiosk.dock('ReceiptPrinter.Print', { jobId: crypto.randomUUID(), receipt: slipOf('郭守田') })
      if (begunAt === null) throw new Error('proven, but nothing was sent')
      if (job > 0) times.push(begunAt - asked) // the first job of a process compiles what it needs
      printer.takePaper()
    }
    const note = 'a slip of 40 lines, over TCP; the printer is asked how it is before it gets the job'
    return [rowOf('print command → receipt on the wire', times, 'p95', { unit: 'ms', aim, note })]
  } finally {
    await kiosk.stop()
    server.close()
  }
}
