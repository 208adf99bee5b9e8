/** The whole bridge with its children: real drivers over real bytes to virtual devices, as `npm start` runs it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type KioskConfig, kioskConfigSchema, kioskSetupSchema } from '#contract/config.ts'
import { type KioskStatus, kioskStatusSchema } from '#contract/device-status.ts'
import { dockStatusSchema } from '#contract/dock.ts'
import { departmentAnswerSchema } from '#contract/operations.ts'
import { type BridgeClient, connectClient } from './bridge-client-rig.ts'
import { type Bridge, startBridge } from './bridge.ts'
import type { LogEvent } from './log.ts'

const standard = kioskConfigSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'kiosk.config.json'), 'utf8')),
)
const folder = mkdtempSync(join(tmpdir(), 'linban-bridge-'))
const log: LogEvent[] = []
const clients: BridgeClient[] = []
let bridge: Bridge

function start(config: KioskConfig, name: string, port = 0) {
  const dataFolder = join(folder, name)
  mkdirSync(dataFolder, { recursive: true })
  const uiFolder = join(folder, 'ui')
  return startBridge({
    config,
    logo: null,
    port,
    dataFolder,
    uiFolder,
    peopleFile: null,
    recordFolder: null,
    version: '1',
    log: (entry) => log.push(entry),
  })
}

beforeAll(async () => {
  mkdirSync(join(folder, 'ui'))
  writeFileSync(join(folder, 'ui', 'index.html'), 'kiosk')
  const started = await start(standard, 'data')
  if (!started.ok) throw new Error(started.fault)
  bridge = started.value
}, 20_000)
afterEach(async () => {
  const hand = await connect()
  for (const device of ['readerUnplugged', 'paperOut', 'printerUnplugged'] as const)
    await hand.call('Dock.Switch', { device, on: false })
  await hand.call('Dock.TakeCard')
  await hand.call('Dock.TakePaper')
  for (const client of clients.splice(0)) client.socket.terminate()
})
afterAll(async () => {
  await bridge.stop()
  rmSync(folder, { recursive: true })
})

async function connect(url = bridge.url, dataName = 'data'): Promise<BridgeClient> {
  const client = await connectClient(url, readFileSync(join(folder, dataName, 'bridge-token'), 'utf8'))
  clients.push(client)
  return client
}

/** Waits until both devices are ready: what a test before has broken comes back by itself. */
async function readyPage() {
  const page = await connect()
  const isReady = ({ devices }: KioskStatus) => devices.every(({ state }) => state === 'ready')
  const now = kioskStatusSchema.parse((await page.call('Common.Status')).payload)
  if (!isReady(now)) await page.status(isReady)
  return page
}

const receipt = (text: string) => ({
  nodes: [
    { kind: 'title', text: '回执' },
    { kind: 'text', text },
  ],
})
const jobId = () => crypto.randomUUID()
const dock = async (client: BridgeClient) => dockStatusSchema.parse((await client.call('Dock.Status')).payload)

test('a card laid on the reader is read, found first, and must be taken away again', async () => {
  const page = await readyPage()
  const hand = await connect()
  const read = page.send('IdCardReader.Read')
  await read.event('IdCardReader.PresentCard')
  const [card] = (await dock(hand)).cards
  await hand.call('Dock.LayCard', { personId: card?.personId })
  await read.event('IdCardReader.CardPresented')
  const { header, payload } = await read.completion
  expect(header.completionCode).toBe('success')
  expect(payload).toMatchObject({ card: { name: card?.name, kind: card?.kind } })
  expect((await dock(hand)).laid).toBe(card?.personId)
  const removal = page.send('IdCardReader.AwaitRemoval')
  await hand.call('Dock.TakeCard')
  expect((await removal.completion).header.completionCode).toBe('success')
})

test('a receipt is on paper when its print has succeeded, and a repeated job is on paper once', async () => {
  const page = await readyPage()
  const job = { jobId: jobId(), receipt: receipt('拾元整') }
  const [first, again] = await Promise.all([
    page.call('ReceiptPrinter.Print', job),
    page.call('ReceiptPrinter.Print', job),
  ])
  const later = await page.call('ReceiptPrinter.Print', job)
  for (const { header } of [first, again, later]) expect(header.completionCode).toBe('success')
  const { papers } = await dock(page)
  expect(papers).toHaveLength(1)
  expect(papers[0]?.cut).toBe(true)
  expect(papers[0]?.lines.join('\n')).toContain('拾元整')
})

test('without paper nothing is printed, every page is told, and a roll put in is noticed', async () => {
  const page = await readyPage()
  const hand = await connect()
  await hand.call('Dock.Switch', { device: 'paperOut', on: true })
  const told = await page.status(({ devices }) => devices.some(({ fault }) => fault?.code === 'paperOut'))
  expect(told.devices[1]).toMatchObject({ state: 'faulted', paper: 'out', fault: { actor: 'attendant' } })
  const { header } = await page.call('ReceiptPrinter.Print', { jobId: jobId(), receipt: receipt('x') })
  expect(header).toMatchObject({ completionCode: 'deviceNotReady', fault: { code: 'paperOut' } })
  await hand.call('Dock.Switch', { device: 'paperOut', on: false })
  await readyPage()
  expect((await dock(hand)).papers).toEqual([])
})

test('a reader unplugged in the middle of a wait is lost, reopened, and reads again', async () => {
  const page = await readyPage()
  const hand = await connect()
  const read = page.send('IdCardReader.Read')
  await read.event('IdCardReader.PresentCard')
  await hand.call('Dock.Switch', { device: 'readerUnplugged', on: true })
  expect((await read.completion).header).toMatchObject({
    completionCode: 'deviceNotReady',
    fault: { code: 'deviceLost', actor: 'nobody' },
  })
  await hand.call('Dock.Switch', { device: 'readerUnplugged', on: false })
  await readyPage()
  expect(log).toContainEqual({
    event: 'device',
    device: 'idCardReader',
    state: 'opening',
    fault: 'deviceLost',
    paper: null,
  })
})

test('the number of the reader’s module is told, and logged once each time the reader was opened', async () => {
  const identity = '05.03-20240411-0000000042-0123456789'
  const entries = () => log.filter(({ event }) => event === 'deviceIdentified')
  const page = await readyPage()
  const before = entries().length
  expect(before).toBeGreaterThan(0)
  for (const on of [true, false]) await page.call('Dock.Switch', { device: 'readerUnplugged', on })
  const told = await page.status(({ devices }) => devices[0]?.state === 'ready' && entries().length > before)
  expect(told.devices[0]).toMatchObject({ device: 'idCardReader', identity })
  expect(entries().slice(before)).toEqual([{ event: 'deviceIdentified', device: 'idCardReader', identity }])
})

test('a page that vanishes in the middle of a read leaves the reader to the next one', async () => {
  const leaving = await readyPage()
  await leaving.send('IdCardReader.Read').event('IdCardReader.PresentCard')
  leaving.socket.terminate()
  const next = await connect()
  const read = next.send('IdCardReader.Read')
  await read.event('IdCardReader.PresentCard')
  await next.call('Common.Cancel', { requestIds: [read.requestId] })
  expect((await read.completion).header.completionCode).toBe('canceled')
})

test('a department answers, refuses when told to, and its outage is seen before anybody asks', async () => {
  const page = await readyPage()
  const call = (input: object) =>
    page.call('Department.Call', { operation: 'realEstate.progressByNumber', input, requestKey: crypto.randomUUID() })
  const { header, payload } = await call({ acceptanceNumber: '000000000000' })
  expect(header).toMatchObject({ completionCode: 'success' })
  expect(departmentAnswerSchema.parse(payload)).toMatchObject({ outcome: 'refused', code: 'notFound' })
  expect((await call({ acceptanceNumber: 'x' })).header).toMatchObject({ completionCode: 'invalidData' })
  await page.call('Dock.Switch', { department: 'realEstate', mode: 'down' })
  await page.status(({ departments }) =>
    departments.some(({ department, state }) => department === 'realEstate' && state === 'down'),
  )
  expect((await call({ acceptanceNumber: '000000000000' })).header).toMatchObject({ fault: { code: 'departmentDown' } })
  expect((await dock(page)).departments.realEstate).toBe('down')
  await page.call('Dock.Switch', { department: 'realEstate', mode: 'normal' })
})

test('the dock tells of every change those who look at it, and nobody else', async () => {
  const [looking, hand] = [await readyPage(), await connect()]
  const [card] = (await dock(looking)).cards
  await hand.call('Dock.LayCard', { personId: card?.personId })
  await looking.hear(({ header, ...more }) => {
    if (header.name !== 'Dock.StatusChanged' || !('payload' in more)) return undefined
    return dockStatusSchema.parse(more.payload).laid === card?.personId || undefined
  })
  expect((await hand.call('Dock.LayCard', { personId: 'nobody-here' })).header.fault?.code).toBe('refusedInput')
  expect(hand.heard.map(({ header }) => header.name)).not.toContain('Dock.StatusChanged')
})

test('without virtual ports there is no dock, and absent devices say so', async () => {
  const config = structuredClone(standard)
  config.devices.idCardReader.port = 'tcp://127.0.0.1:1'
  config.devices.receiptPrinter.port = 'tcp://127.0.0.1:1'
  config.departments.realEstate.hours = { opens: '00:00', closes: '00:00' }
  config.speech.enabled = false
  const started = await start(config, 'plain')
  if (!started.ok) throw new Error(started.fault)
  try {
    const page = await connect(started.value.url, 'plain')
    const setup = { dock: false, receiptColumns: 48, speech: 'off' }
    expect((await page.call('Common.Capabilities')).payload).toMatchObject(setup)
    const say = await page.call('Speech.Say', { text: '您好。', language: 'zh', speed: 'normal' })
    expect(say.header.completionCode).toBe('unsupportedCommand')
    expect((await page.call('Dock.Status')).header.completionCode).toBe('unsupportedCommand')
    const print = await page.call('DocumentPrinter.Print', { jobId: jobId(), document: 'JVBERi0=' })
    expect(print.header.completionCode).toBe('unsupportedCommand') // this kiosk has no such printer
    // a device that isn't configured has neither commands nor a status
    expect((await page.call('SocialSecurityCardReader.Read')).header.completionCode).toBe('unsupportedCommand')
    const answer = await page.call('IdCardReader.Read')
    expect(answer.header).toMatchObject({ completionCode: 'deviceNotReady' })
    const asked = await page.call('Department.Call', {
      operation: 'realEstate.progressByNumber',
      input: { acceptanceNumber: '000000000000' },
      requestKey: crypto.randomUUID(),
    })
    expect(asked.header.fault?.code).toBe('departmentClosed')
  } finally {
    await started.value.stop()
  }
}, 20_000)

test('a presenter printer: a slip is not printed onto another, is pulled back on command, and all of it is counted', async () => {
  const config = structuredClone(standard)
  config.devices.receiptPrinter.profile = 'custom-kpm150-h'
  const started = await start(config, 'presenter')
  if (!started.ok) throw new Error(started.fault)
  try {
    const page = await connect(started.value.url, 'presenter')
    const printer = ({ devices }: KioskStatus) => devices.find(({ device }) => device === 'receiptPrinter')
    await page.status((status) => printer(status)?.state === 'ready')
    const print = () => page.call('ReceiptPrinter.Print', { jobId: jobId(), receipt: receipt('x') })
    expect((await print()).header.completionCode).toBe('success')
    expect((await print()).header).toMatchObject({ completionCode: 'deviceNotReady', fault: { code: 'paperLeft' } })
    expect((await dock(page)).papers).toHaveLength(1)
    expect((await page.call('ReceiptPrinter.Retract')).header.completionCode).toBe('success')
    expect((await dock(page)).papers).toEqual([])
    expect((await print()).header.completionCode).toBe('success')
    const status = kioskStatusSchema.parse((await page.call('Common.Status')).payload)
    expect(printer(status)).toMatchObject({
      supplies: [{ name: 'paper', level: null, state: 'ok' }],
      identity: null,
      counters: { reads: 0, prints: 2, cuts: 2, faults: 0, reopenings: 0 },
    })
    const plain = await readyPage()
    expect((await plain.call('ReceiptPrinter.Retract')).header.completionCode).toBe('unsupportedCommand')
  } finally {
    await started.value.stop()
  }
}, 30_000)

test('a port that is taken ends the start before anything of the first bridge is touched', async () => {
  const before = readFileSync(join(folder, 'data', 'bridge-token'), 'utf8')
  const second = await start(standard, 'data', Number(new URL(bridge.url).port))
  expect(second).toMatchObject({ ok: false, fault: expect.stringMatching(/端口 \d+ 已被占用[^]*is in use/) })
  expect(readFileSync(join(folder, 'data', 'bridge-token'), 'utf8')).toBe(before)
})

test('whether it can speak is told, and a sentence is said where it can', async () => {
  const page = await connect()
  const { speech } = kioskSetupSchema.parse((await page.call('Common.Capabilities')).payload)
  const said = await page.call('Speech.Say', { text: '您好。', language: 'zh', speed: 'normal' })
  expect(said).toMatchObject(
    speech === 'ready'
      ? { header: { completionCode: 'success' }, payload: { wav: expect.stringMatching(/^UklGR/) } } // RIFF
      : { header: { completionCode: 'deviceNotReady', fault: { code: 'programMissing' } } },
  )
})

test('recordings with a wrong index end the start, in words', async () => {
  const config = structuredClone(standard)
  config.speech.recordings = join(folder, 'no-recordings')
  expect(await start(config, 'mute')).toMatchObject({ ok: false, fault: expect.stringContaining('index.json') })
})
