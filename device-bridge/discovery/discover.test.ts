import { expect, test } from 'vitest'
import { temporaryFolder } from '../ports/port-rig.ts'
import { type Discovered, accessTo, discover } from './discover.ts'
import { reportOf } from './report.ts'
import { createTree } from './tree-rig.ts'

const nothing = () => Promise.resolve('')
const look = (root: string, run: (program: string) => Promise<string> = nothing) =>
  discover({ root, run, access: accessTo, ask: null })
const rows = (devices: Discovered[]) => devices.map(({ port, guesses }) => [port, guesses[0]?.role ?? null])

const posScanner = [0x05, 0x8c, 0x09, 0x02]
const keyboard = [0x05, 0x01, 0x09, 0x06]
const vendorPage = [0x06, 0x00, 0xff, 0x09, 0x01]

test('on a machine with nothing, nothing is found', async () => {
  expect(await look(temporaryFolder())).toEqual([])
  expect(reportOf([])).toContain('Nothing is plugged in')
})

test('a kiosk with one of everything: each under the address that its configuration wants', async () => {
  const root = temporaryFolder()
  const tree = createTree(root)
  tree.onBoardSerial('ttyS0', 4)
  tree.onBoardSerial('ttyS1', 0)
  tree.serial('ttyUSB0', { at: '1-1', id: '1a86:7523', product: 'USB Serial' }, 'usb-1a86_USB_Serial-if00-port0')
  tree.serial('ttyACM0', { at: '1-2', id: '1eab:1d06', product: 'Newland FM25', serial: 'N1' })
  tree.hid('hidraw0', { at: '1-3', id: '0400:c35a' }, 'Reader', vendorPage)
  tree.hid('hidraw1', { at: '1-4', id: '1eab:0103' }, 'Scanner', keyboard)
  tree.hid('hidraw2', { at: '1-5', id: 'dead:beef' }, 'Scanner', posScanner)
  tree.printer('lp0', { at: '1-6', id: '154f:1300' }, 'MFG:SNBC;MDL:BTP-80;CMD:ESC/POS;')
  tree.printer('lp1', { at: '1-7', id: '03f0:1234' }, 'MFG:HP;MDL:LaserJet;CMD:PJL,PCL,PDF;')
  tree.video('video0', { at: '1-8', id: '0c45:6366', product: 'USB Camera', serial: 'C1' }, 0, ':capture:')
  tree.video('video1', { at: '1-8', id: '0c45:6366', product: 'USB Camera', serial: 'C1' }, 1, ':')
  tree.link('/dev/v4l/by-id/usb-Camera-index0', '/dev/video0')
  tree.smartCard({ at: '1-9', id: '072f:90cc', product: 'ACR38' })
  const said: Record<string, string> = {
    ippfind: 'ipp://printer.local:631/ipp/print\n',
    'avahi-browse':
      '+;eth0;IPv4;x;_ipp._tcp;local\n' +
      '=;eth0;IPv4;x;_ipp._tcp;local;printer.local;192.0.2.7;631;"ty=Maker 1" "rp=ipp/print"\n' +
      '=;eth0;IPv4;y;_ipp._tcp;local;other.local;192.0.2.8;631;"rp=ipp/other" "ty=Maker 2"\n',
    lpstat: 'device for office: usb://HP/LaserJet\n',
  }
  const devices = await look(root, (program) => Promise.resolve(said[program] ?? ''))
  expect(rows(devices)).toEqual([
    ['serial:/dev/ttyACM0', 'codeScanner'],
    ['serial:/dev/ttyS0', null],
    ['serial:/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0', null],
    ['hid:0400:c35a', 'idCardReader'],
    ['hid:1eab:0103', 'codeScanner'],
    ['hid:dead:beef', 'codeScanner'],
    ['usblp:/dev/usb/lp0', 'receiptPrinter'],
    ['usblp:/dev/usb/lp1', 'documentPrinter'],
    ['v4l2:by-id/usb-Camera-index0', 'visitorCamera'],
    ['pcsc:', 'socialSecurityCardReader'],
    ['ipp://printer.local:631/ipp/print', 'documentPrinter'],
    ['ipp://other.local:631/ipp/other', 'documentPrinter'],
    ['ipp://localhost:631/printers/office', 'documentPrinter'],
  ])
  const text = reportOf(devices)
  for (const { port } of devices) expect(text).toContain(port)
  expect(text).toContain('未识别 unrecognised')
  expect(text).toContain('install and start pcscd')
  expect(text).toContain('a scanner must be set to USB-COM or HID-POS')
})

test('without udev, a camera’s second node is known by its index; equal cameras by where they are plugged in', async () => {
  const root = temporaryFolder()
  const tree = createTree(root)
  tree.video('video0', { at: '1-1', id: '0c45:6366', product: 'Camera' }, 0)
  tree.video('video1', { at: '1-1', id: '0c45:6366', product: 'Camera' }, 1)
  tree.link('/dev/v4l/by-id/usb-Camera-index0', '/dev/video0')
  tree.link('/dev/v4l/by-path/pci-0-usb-1-index0', '/dev/video0')
  expect(rows(await look(root))).toEqual([['v4l2:by-path/pci-0-usb-1-index0', 'visitorCamera']])
})

test('equal devices are told apart by their serial numbers, else by their nodes', async () => {
  const root = temporaryFolder()
  const tree = createTree(root)
  tree.hid('hidraw0', { at: '1-1', id: '0400:c35a', serial: 'A1' }, 'Reader', vendorPage)
  tree.hid('hidraw1', { at: '1-2', id: '0400:c35a', serial: 'A2' }, 'Reader', vendorPage)
  tree.hid('hidraw2', { at: '1-3', id: '1eab:0003' }, 'Scanner', posScanner)
  tree.hid('hidraw3', { at: '1-4', id: '1eab:0003' }, 'Scanner', posScanner)
  expect((await look(root)).map(({ port }) => port)).toEqual([
    'hid:0400:c35a?serial=A1',
    'hid:0400:c35a?serial=A2',
    'hid:/dev/hidraw2',
    'hid:/dev/hidraw3',
  ])
})

test('two readers behind the one address of PC/SC are told to be so', async () => {
  const root = temporaryFolder()
  const tree = createTree(root)
  tree.smartCard({ at: '1-1', id: '072f:90cc', product: 'ACR38' })
  tree.smartCard({ at: '1-2', id: '058f:9540', product: 'AU9540' })
  for (const { problems } of await look(root)) {
    expect(problems).toContainEqual(expect.objectContaining({ en: expect.stringContaining('share this address') }))
  }
})

test('what this user may not open, or what has no file, is told with the way out', async () => {
  const root = temporaryFolder()
  const tree = createTree(root)
  tree.serial('ttyUSB0', { at: '1-1', id: '1a86:7523' })
  tree.hid('hidraw0', { at: '1-2', id: '0400:c35a' }, 'Reader', vendorPage)
  const problems = async (access: 'denied' | 'absent') =>
    (await discover({ root, run: nothing, access: () => access, ask: null })).map(({ problems }) => problems[0]?.en)
  expect(await problems('denied')).toEqual([
    'no permission to open /dev/ttyUSB0: add the user to the group dialout, or install assets/60-linban.rules',
    'no permission to open /dev/hidraw0: install assets/60-linban.rules',
  ])
  expect(await problems('absent')).toEqual(['there is no /dev/ttyUSB0', 'there is no /dev/hidraw0'])
})

test('what a port answered, or why it wasn’t asked, stands in the report', async () => {
  const root = temporaryFolder()
  const tree = createTree(root)
  for (const [tty, at] of Object.entries({ ttyUSB0: '1-1', ttyUSB1: '1-2', ttyUSB2: '1-3', ttyUSB3: '1-4' })) {
    tree.serial(tty, { at, id: '1a86:7523' })
  }
  const answers = {
    '/dev/ttyUSB0': { kind: 'sam', baudRate: 115_200 },
    '/dev/ttyUSB1': { kind: 'escpos', baudRate: 9600 },
    '/dev/ttyUSB2': { kind: 'held', by: 'node (7)' },
    '/dev/ttyUSB3': { kind: 'silent' },
  } as const
  const devices = await discover({
    root,
    run: nothing,
    access: accessTo,
    ask: ({ node }) => Promise.resolve(answers[(node ?? '') as keyof typeof answers]),
  })
  expect(devices.map(({ guesses }) => [guesses[0]?.role, guesses[0]?.score])).toEqual([
    ['idCardReader', 1],
    ['receiptPrinter', 1],
    [undefined, undefined],
    [undefined, undefined],
  ])
  expect(reportOf(devices)).toContain('another program has it open (node (7))')
  expect(reportOf(devices)).toContain('nobody answered')
})
