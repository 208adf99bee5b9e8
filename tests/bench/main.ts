/**
 * `npm run bench`: measures, prints a table, and writes tests/output/bench.json.
 * Options: `--only NAME` measures one thing alone, `--visits N` how many visits the memory is watched for.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '#tests/support/browser.ts'
import { measureCamera } from './camera.ts'
import { measureCard } from './card.ts'
import { measureDocuments } from './documents.ts'
import { measureFirstPaint, measureInteractive } from './first-paint.ts'
import { measureIdle } from './idle.ts'
import { measureIdlePage } from './idle-page.ts'
import { measureMemory } from './memory.ts'
import { measurePrinting } from './printing.ts'
import { measureReceipts } from './receipts.ts'
import { measureRoundTrip } from './round-trip.ts'
import { type Row, tableOf } from './rows.ts'
import { measureSocialCard } from './social-card.ts'
import { measureTouches } from './touches.ts'
import { measureWire } from './wire.ts'
import { measureWholeVisit } from './whole-visit.ts'

const slowDown = 6 // the processors of village kiosks against a developer's machine

const { values } = parseArgs({ options: { only: { type: 'string' }, visits: { type: 'string', default: '500' } } })
const visits = Number(values.visits)

// A kiosk's page is in front: without these, a page that nobody sees gives way to everything else on the machine.
const browser = await launchBrowser(['--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'])
const measurements: Record<string, () => Promise<Row[]>> = {
  card: () => measureCard(browser),
  socialCard: measureSocialCard,
  receipts: measureReceipts,
  print: measurePrinting,
  wire: measureWire,
  document: measureDocuments,
  bridge: measureRoundTrip,
  bytes: () => measureFirstPaint(browser),
  start: () => measureInteractive(browser, slowDown),
  touch: () => measureTouches(browser, slowDown),
  visit: () => measureWholeVisit(browser),
  camera: measureCamera,
  idle: measureIdle,
  idlePage: () => measureIdlePage(browser),
  memory: () => measureMemory(browser, visits),
}

const names = values.only === undefined ? Object.keys(measurements) : [values.only]
const results: Record<string, Row[]> = {}
const machine = {
  cpus: cpus().length,
  model: cpus()[0]?.model ?? '',
  node: process.version,
  browser: browser.version(),
}
console.log(`${machine.cpus} × ${machine.model}, Node ${machine.node}, Chromium ${machine.browser}; one run\n`)
try {
  for (const name of names) {
    const measure = measurements[name]
    if (measure === undefined) throw new Error(`--only takes one of: ${Object.keys(measurements).join(', ')}`)
    const load = loadavg()[0] ?? 0
    const rows = await measure()
    results[name] = rows
    console.log(`${name} (load before: ${load.toFixed(1)})\n${tableOf(rows)}\n`)
  }
} finally {
  await browser.close()
}

const output = join(import.meta.dirname, '..', 'output')
mkdirSync(output, { recursive: true })
const file = join(output, 'bench.json')
writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`)
console.log(`written to ${file}`)
