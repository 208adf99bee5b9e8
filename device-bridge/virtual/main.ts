/**
 * The virtual devices as a process of its own, forked by the bridge: real bytes over unix sockets, and over IPC what a
 * hand does at the dock. Options: `--reader PATH` and `--printer PATH` (where to listen), `--document-printer PATH`
 * where there is one, `--profile NAME`, `--people FILE`.
 * With LINBAN_VIRTUAL_PACE=none the line and the paper take no time, for runs of many visits; the devices' habits stay.
 */
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { DeviceSwitch } from '#contract/dock.ts'
import { type Fault, fault } from '#contract/faults.ts'
import { defaultPeopleFile, loadPeople } from '#departments/sandbox/people.ts'
import { printerProfileNames, printerProfiles } from '#contract/printer-profiles.ts'
import { encodeCardText } from './card-text.ts'
import { createVirtualDocumentPrinter, type DocumentPrinterSwitch } from './document-printer.ts'
import { serveDocuments } from './document-server.ts'
import { type HardwareMessage, type HardwareRequest, hardwareRequestSchema, type HardwareStatus } from './messages.ts'
import { plugIn } from './plug.ts'
import { createVirtualPrinter } from './printer.ts'
import { createVirtualReader, type ReaderSwitch } from './reader.ts'

const optionsSchema = z.object({
  reader: z.string(),
  printer: z.string(),
  profile: z.enum(printerProfileNames),
  'document-printer': z.string().optional(),
  people: z.string().default(defaultPeopleFile),
})
const { values } = parseArgs({
  options: {
    reader: { type: 'string' },
    printer: { type: 'string' },
    'document-printer': { type: 'string' },
    profile: { type: 'string' },
    people: { type: 'string' },
  },
})
const options = optionsSchema.parse(values)

const loaded = loadPeople(options.people)
if (!loaded.ok) {
  console.error(loaded.fault)
  process.exit(2)
}
const people = loaded.value

const paced = process.env['LINBAN_VIRTUAL_PACE'] !== 'none'
const reader = createVirtualReader({ baudRate: paced ? 115_200 : 0 })
const printer = createVirtualPrinter(printerProfiles[options.profile], paced ? {} : { speed: 0 })
const documentPrinter = createVirtualDocumentPrinter(paced ? {} : { pageTime: 0 })

function status(): HardwareStatus {
  const { laid, switches } = reader.state()
  return {
    cards: people.map(({ id, card, life }) => ({ personId: id, name: card.name, kind: card.kind, life: life.zh })),
    laid,
    papers: printer.papers(),
    switches: { ...switches, ...printer.switches(), ...documentPrinter.switches() },
  }
}

/** @returns why it couldn't be done */
function act(request: HardwareRequest): Fault | null {
  switch (request.name) {
    case 'Dock.Status':
      return null
    case 'Dock.LayCard': {
      const person = people.find(({ id }) => id === request.payload.personId)
      if (!person) return fault('refusedInput')
      reader.lay({ id: person.id, text: encodeCardText(person.card) })
      return null
    }
    case 'Dock.TakeCard':
      reader.take()
      return null
    case 'Dock.TakePaper':
      printer.takePaper()
      return null
    case 'Dock.Switch':
      flip(request.payload)
      return null
  }
}

function flip({ device, on }: Extract<HardwareRequest, { name: 'Dock.Switch' }>['payload']): void {
  if (isReaderSwitch(device)) reader.set(device, on)
  else if (isDocumentSwitch(device)) documentPrinter.set(device, on)
  else printer.set(device, on)
}

function isReaderSwitch(name: DeviceSwitch): name is ReaderSwitch {
  return Object.hasOwn(reader.state().switches, name)
}

function isDocumentSwitch(name: DeviceSwitch): name is DocumentPrinterSwitch {
  return Object.hasOwn(documentPrinter.switches(), name)
}

function say(message: HardwareMessage): void {
  // a bridge that ended before this process was up is noticed only now
  process.send?.(message, undefined, undefined, (error) => error && leave())
}

function leave(): void {
  rmSync(dirname(options.reader), { recursive: true, force: true })
  process.exit(0)
}

for (const device of [reader, printer, documentPrinter]) device.onChange(() => say({ type: 'changed' }))
process.on('message', (message) => {
  const request = hardwareRequestSchema.parse(message)
  const refusal = act(request)
  say({ type: 'reply', id: request.id, fault: refusal, status: request.name === 'Dock.Status' ? status() : null })
})
process.on('disconnect', leave)
const documentPath = options['document-printer']
await Promise.all([
  plugIn(reader, options.reader),
  plugIn(printer, options.printer),
  documentPath !== undefined && serveDocuments(documentPrinter, documentPath),
])
say({ type: 'ready' })
