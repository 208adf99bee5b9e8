/** What the lab does. Another kind of device is another file of steps, called here. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { defaultPeopleFile, loadPeople } from '#departments/sandbox/people.ts'
import { printerProfiles } from '#contract/printer-profiles.ts'
import { createVirtualPrinter } from '#device-bridge/virtual/printer.ts'
import { createVirtualReader } from '#device-bridge/virtual/reader.ts'
import { until } from '#tests/support/until.ts'
import { cameraSteps } from './camera-steps.ts'
import { farEnd } from './far-end.ts'
import { makeHidReader, makeHidScanner, makePrinter, makeSerialAdapter } from './gadget.ts'
import type { LabKiosk } from './kiosk.ts'
import { printerSteps } from './printer-steps.ts'
import { readerSteps } from './reader-steps.ts'
import { createLabScanner, scannerSteps } from './scanner-steps.ts'
import { step, verdict } from './steps.ts'

const kioskGroup = 990 // as in init.sh

/** @returns the line that says what became of it */
export async function runLab(kiosks: { usb: Promise<LabKiosk>; serial: Promise<LabKiosk> }): Promise<string> {
  const loaded = loadPeople(defaultPeopleFile)
  if (!loaded.ok) throw new Error(loaded.fault)
  // one of each kind of card
  const people = [...new Map(loaded.value.map((person) => [person.card.kind, person])).values()]

  const hidReader = createVirtualReader({ baudRate: 0, cable: { pieceLength: () => 4096 } }) // a frame in one piece
  const serialReader = createVirtualReader({ baudRate: 115_200 })
  const printer = createVirtualPrinter(printerProfiles['generic-80mm'], { speed: 0 })
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
  const scanner = createLabScanner()
  const scannerCable = farEnd({ file: '/dev/hidg1', gadget: makeHidScanner(), device: scanner, reports: true })
  const adapter = farEnd({
    file: '/dev/ttyGS0',
    gadget: makeSerialAdapter(),
    device: { ...serialReader, unplugged: (on) => serialReader.set('readerUnplugged', on) },
    reports: false,
    // no echo and no line editing
    prepare: () => void execFileSync('stty', ['-F', '/dev/ttyGS0', 'raw', '-echo']),
  })

  await step('the kernel finds the devices, and the udev rules name them and give them to the kiosk', async () => {
    for (const cable of [hid, scannerCable, paper, adapter]) await cable.plug()
    const named = ['id-card-reader', 'code-scanner', 'receipt-printer'].map((name) => `/dev/linban/${name}`)
    for (const file of [...named, '/dev/ttyACM0', '/dev/video0']) {
      await until(
        async () => existsSync(file) && statSync(file).gid === kioskGroup,
        () => `${file} to be the kiosk's`,
      )
      assert.equal((statSync(file).mode & 0o777).toString(8), '660', file)
    }
  })

  const usb = await kiosks.usb
  await readerSteps('HID', { kiosk: usb, reader: hidReader, cable: hid, people, middle: 10 })
  await printerSteps('usblp', { kiosk: usb, printer, cable: paper })
  await scannerSteps(usb, scanner, scannerCable)
  await usb.stop()
  const serial = await kiosks.serial
  await readerSteps('serial', {
    kiosk: serial,
    reader: serialReader,
    cable: adapter,
    people: people.slice(0, 1),
    middle: 40,
  })
  await cameraSteps(serial)
  await serial.stop()
  return verdict()
}
