/** Print command → proof, as a local tool sees it; what the paper itself takes is told apart. */
import { kioskStatusSchema } from '#contract/device-status.ts'
import { layoutReceipt } from '#contract/receipt-layout.ts'
import { encodeReceipt } from '#device-bridge/receipt-printer/escpos-encode.ts'
import { printerProfiles } from '#contract/printer-profiles.ts'
import { createEscposParser } from '#device-bridge/virtual/escpos-parser.ts'
import { createPrinterMechanism } from '#device-bridge/virtual/printer-mechanism.ts'
import { type Kiosk, startKiosk } from '#tests/support/start-kiosk.ts'
import { until } from '#tests/support/until.ts'
import { slipOf } from './receipts.ts'
import { type Row, rowOf, sampleOf } from './rows.ts'

const profile = printerProfiles['generic-80mm']
const paperSpeed = 150 // mm/s of the virtual printer, as of most 80 mm printers of the field
const dotsPerMm = 8
const receipt = slipOf('郭守田')

/** How long the paper of this slip moves, ms. */
function paperTime(): number {
  const bytes = encodeReceipt(layoutReceipt(receipt, profile.columns), profile, null)
  const mechanism = createPrinterMechanism(profile)
  const dots = createEscposParser(profile, true)
    .push(bytes)
    .reduce((sum, instruction) => sum + mechanism.print(instruction), 0)
  return (dots / dotsPerMm / paperSpeed) * 1000
}

export async function measurePrinting(): Promise<Row[]> {
  const paper = paperTime()
  const real = await timePrints({}, 8)
  const unpaced = await timePrints({ LINBAN_VIRTUAL_PACE: 'none' }, 50)
  const { median } = sampleOf(real)
  return [
    {
      what: 'paper of a slip of 40 lines moves',
      value: paper,
      unit: 'ms',
      note: `at ${paperSpeed} mm/s, cut included`,
    },
    rowOf('print command → proof', real, 'median', {
      unit: 'ms',
      note: `${(median / paper).toFixed(3)} × the paper’s own time`,
    }),
    rowOf('the same where paper takes no time', unpaced, 'median', {
      unit: 'ms',
      note: 'bridge, driver, encoder, and the virtual printer as a process',
    }),
  ]
}

async function timePrints(env: Record<string, string>, jobs: number): Promise<number[]> {
  const kiosk = await startKiosk({ env })
  try {
    await until(
      () => isReady(kiosk),
      () => 'a printer that is ready',
    )
    await print(kiosk) // the first job of a process compiles what it needs
    const times: number[] = []
    for (let job = 0; job < jobs; job++) times.push(await print(kiosk))
    return times
  } finally {
    await kiosk.stop()
  }
}

async function isReady(kiosk: Kiosk): Promise<boolean> {
  const { devices } = kioskStatusSchema.parse(await kiosk.dock('Common.Status', {}))
  return devices.some(({ device, state }) => device === 'receiptPrinter' && state === 'ready')
}

async function print(kiosk: Kiosk): Promise<number> {
  const begun = performance.now()
  await kiosk.dock('ReceiptPrinter.Print', { jobId: crypto.randomUUID(), receipt })
  const took = performance.now() - begun
  await kiosk.dock('Dock.TakePaper', {})
  return took
}
