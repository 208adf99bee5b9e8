/** The whole bridge with a virtual A4 printer: what a page can ask of it, and what it hears. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { kioskConfigSchema } from '#contract/config.ts'
import { type DeviceStatus, type KioskStatus, kioskStatusSchema } from '#contract/device-status.ts'
import { maxDocumentMessage } from '#contract/document-job.ts'
import { blankPdf } from '#tests/support/blank-pdf.ts'
import { type BridgeClient, connectClient } from './bridge-client-rig.ts'
import { type Bridge, startBridge } from './bridge.ts'

const standard = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'kiosk.config.json'), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'linban-documents-'))
const clients: BridgeClient[] = []
const pace = process.env['LINBAN_VIRTUAL_PACE']
let bridge: Bridge

beforeAll(async () => {
  process.env['LINBAN_VIRTUAL_PACE'] = 'none'
  for (const name of ['data', 'ui']) mkdirSync(join(folder, name))
  const config = kioskConfigSchema.parse({
    ...standard,
    devices: { ...standard.devices, documentPrinter: { driver: 'ipp', port: 'virtual:' } },
  })
  const [dataFolder, uiFolder] = [join(folder, 'data'), join(folder, 'ui')]
  const options = {
    config,
    logo: null,
    port: 0,
    dataFolder,
    uiFolder,
    peopleFile: null,
    recordFolder: null,
    version: '1',
    log: () => {},
  }
  const started = await startBridge(options)
  if (!started.ok) throw new Error(started.fault)
  bridge = started.value
}, 20_000)
afterEach(() => {
  for (const client of clients.splice(0)) client.socket.terminate()
})
afterAll(async () => {
  if (pace === undefined) delete process.env['LINBAN_VIRTUAL_PACE']
  else process.env['LINBAN_VIRTUAL_PACE'] = pace
  await bridge.stop()
  rmSync(folder, { recursive: true })
})

async function connect(): Promise<BridgeClient> {
  const client = await connectClient(bridge.url, readFileSync(join(folder, 'data', 'bridge-token'), 'utf8'))
  clients.push(client)
  return client
}

/** Waits until the printer is so. */
async function printerIs(page: BridgeClient, fits: (printer: DeviceStatus) => boolean): Promise<DeviceStatus> {
  const find = ({ devices }: KioskStatus) =>
    devices.find((device) => device.device === 'documentPrinter' && fits(device)) ?? null
  const now = find(kioskStatusSchema.parse((await page.call('Common.Status')).payload))
  const printer = now ?? find(await page.status((status) => find(status) !== null))
  if (printer === null) throw new Error('no document printer')
  return printer
}
const isReady = ({ state }: DeviceStatus) => state === 'ready'
const document = blankPdf(2).toString('base64')
const jobId = () => crypto.randomUUID()

test('a document is printed once, however often its job is sent, and counted', async () => {
  const page = await connect()
  const before = await printerIs(page, isReady)
  expect(before).toMatchObject({ paper: 'ok', identity: 'Virtual A4 printer' })
  expect(before.supplies).toContainEqual({ name: 'Black', level: 80, state: 'ok' })
  const job = { jobId: jobId(), document }
  const answers = await Promise.all([page.call('DocumentPrinter.Print', job), page.call('DocumentPrinter.Print', job)])
  answers.push(await page.call('DocumentPrinter.Print', job))
  for (const { header } of answers) expect(header.completionCode).toBe('success')
  const after = await printerIs(page, ({ counters }) => counters.prints > before.counters.prints)
  expect(after.counters.prints).toBe(before.counters.prints + 1)
}, 20_000)

test('the longest document there may be fits into a message', async () => {
  const page = await connect()
  await printerIs(page, isReady)
  const most = 4 * 1024 * 1024
  const longest = blankPdf(1, 4_000_000 + most - blankPdf(1, 4_000_000).length)
  expect(longest.length).toBe(most)
  const job = { jobId: jobId(), document: longest.toString('base64'), copies: 10, sides: 'two-sided-long-edge' }
  expect(JSON.stringify(job).length).toBeLessThan(maxDocumentMessage)
  expect((await page.call('DocumentPrinter.Print', job)).header.completionCode).toBe('success')
}, 20_000)

test.each([
  ['no PDF', { document: Buffer.from('GIF89a').toString('base64') }],
  ['no base64', { document: `${document}?` }],
  ['no copy', { document, copies: 0 }],
  ['a side that is none', { document, sides: 'three-sided' }],
  ['another size', { document, media: 'a3' }],
])('%s is refused before the printer hears of it', async (_, payload) => {
  const page = await connect()
  const { header } = await page.call('DocumentPrinter.Print', { jobId: jobId(), ...payload })
  expect(header).toMatchObject({ completionCode: 'invalidData', fault: { code: 'refusedInput' } })
})

test('without paper nothing is printed, and a full tray is noticed', async () => {
  const page = await connect()
  await printerIs(page, isReady)
  await page.call('Dock.Switch', { device: 'documentPaperOut', on: true })
  await printerIs(
    page,
    ({ state, paper, fault }) => state === 'faulted' && paper === 'out' && fault?.code === 'paperOut',
  )
  const { header } = await page.call('DocumentPrinter.Print', { jobId: jobId(), document })
  expect(header).toMatchObject({ completionCode: 'deviceNotReady', fault: { code: 'paperOut', actor: 'attendant' } })
  await page.call('Dock.Switch', { device: 'documentPaperOut', on: false })
  await printerIs(page, isReady)
}, 20_000)

test('unplugged it is absent before long, and comes back by itself', async () => {
  const page = await connect()
  await printerIs(page, isReady)
  await page.call('Dock.Switch', { device: 'documentPrinterUnplugged', on: true })
  await printerIs(page, ({ state }) => state === 'absent')
  await page.call('Dock.Switch', { device: 'documentPrinterUnplugged', on: false })
  const { reopenings } = (await printerIs(page, isReady)).counters
  expect(reopenings).toBeGreaterThan(0)
}, 30_000)
