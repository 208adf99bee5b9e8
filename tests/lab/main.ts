/** The hardware lab, in the virtual machine: real kernel drivers between the bridge and the virtual devices. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { loadPeople, defaultPeopleFile } from '#departments/sandbox/people.ts'
import { printerProfiles } from '#device-bridge/receipt-printer/profiles.ts'
import { createVirtualPrinter } from '#device-bridge/virtual/printer.ts'
import { createVirtualReader } from '#device-bridge/virtual/reader.ts'
import { until } from '#tests/support/until.ts'
import { farEnd } from './far-end.ts'
import { makeHidReader, makePrinter, makeSerialAdapter } from './gadget.ts'
import { startLabKiosk } from './kiosk.ts'
import { printerSteps } from './printer-steps.ts'
import { readerSteps } from './reader-steps.ts'
import { step, verdict } from './steps.ts'

const loaded = loadPeople(defaultPeopleFile)
if (!loaded.ok) throw new Error(loaded.fault)
// one of each kind of card
const people = [...new Map(loaded.value.map((person) => [person.card.kind, person])).values()]

const profile = 'generic-80mm'
const hidReader = createVirtualReader({ baudRate: 0, cable: { pieceLength: () => 4096 } }) // a frame in one piece
const serialReader = createVirtualReader({ baudRate: 115_200 })
const printer = createVirtualPrinter(printerProfiles[profile], { speed: 0 })

const hid = farEnd({
  file: '/dev/hidg0',
  gadget: makeHidReader(),
  device: { ...hidReader, unplugged: (on) => hidReader.set('readerUnplugged', on) },
  reports: true,
})
const paper = farEnd({
  file: '/dev/g_printer0',
  gadget: makePrinter(),
  device: { ...printer, unplugged: (on) => printer.set('printerUnplugged', on) },
  reports: false,
})
const adapter = farEnd({
  file: '/dev/ttyGS0',
  gadget: makeSerialAdapter(),
  device: { ...serialReader, unplugged: (on) => serialReader.set('readerUnplugged', on) },
  reports: false,
  // no echo and no line editing
  prepare: () => void execFileSync('stty', ['-F', '/dev/ttyGS0', 'raw', '-echo']),
})

await step('the kernel finds a HID reader, a USB printer and a USB serial adapter', async () => {
  for (const cable of [hid, paper, adapter]) await cable.plug()
  for (const file of ['/dev/hidraw0', '/dev/usb/lp0', '/dev/ttyACM0']) {
    await until(
      async () => existsSync(file),
      () => file,
    )
  }
})
const receiptPrinter = { driver: 'escpos', port: 'usblp:/dev/usb/lp0', profile } as const
const kiosk = await startLabKiosk({
  idCardReader: { driver: 'sdt', port: 'hid:0400:c35a', framing: 'raw64' },
  receiptPrinter,
})
await readerSteps('HID', { kiosk, reader: hidReader, cable: hid, people, middle: 10 })
await printerSteps('usblp', { kiosk, printer, cable: paper })
await kiosk.stop()

console.log(verdict())
process.exit(0)
