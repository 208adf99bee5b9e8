/** USB devices made by the kernel itself (configfs, libcomposite), plugged into sockets of dummy_hcd. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const home = '/sys/kernel/config/usb_gadget'

export interface Gadget {
  plug(): void
  /** The kernel's device files are gone when this returns. */
  unplug(): void
}

interface Description {
  name: string
  vendor: string
  product: string
  serial: string
  /** Of libcomposite, e.g. `hid.0`, with its attributes. */
  usbFunction: { name: string; attributes: Record<string, string | Uint8Array> }
  /** Which of dummy_hcd's sockets. */
  socket: number
}

export function makeGadget({ name, vendor, product, serial, usbFunction, socket }: Description): Gadget {
  const folder = join(home, name)
  const strings = join(folder, 'strings', '0x409')
  const config = join(folder, 'configs', 'c.1')
  const functionFolder = join(folder, 'functions', usbFunction.name)
  for (const made of [folder, strings, config, functionFolder]) mkdirSync(made, { recursive: true })
  writeFileSync(join(folder, 'idVendor'), `0x${vendor}`)
  writeFileSync(join(folder, 'idProduct'), `0x${product}`)
  writeFileSync(join(strings, 'manufacturer'), 'Linban')
  writeFileSync(join(strings, 'product'), name)
  writeFileSync(join(strings, 'serialnumber'), serial)
  for (const [attribute, value] of Object.entries(usbFunction.attributes)) {
    writeFileSync(join(functionFolder, attribute), value)
  }
  symlinkSync(functionFolder, join(config, usbFunction.name))
  const plugFile = join(folder, 'UDC')
  return {
    plug: () => writeFileSync(plugFile, `dummy_udc.${socket}`),
    unplug: () => writeFileSync(plugFile, '\n'),
  }
}

/** A vendor's own HID device: reports of 64 bytes both ways, without numbers. */
const reportDescriptor = Buffer.from('0600ff0901a101150026ff00750895400901810209019102c0', 'hex')

export const makeHidReader = (): Gadget =>
  makeGadget({
    name: 'reader',
    vendor: '0400',
    product: 'c35a',
    serial: 'LAB-READER',
    usbFunction: { name: 'hid.0', attributes: { report_length: '64', report_desc: reportDescriptor } },
    socket: 0,
  })

/**
 * A bar code scanner's one report, as the HID POS Usage Tables 1.02 have it and Honeywell's scanners describe it: number 2,
 * bytes of data, three of the AIM identifier, 56 of data, two of the maker's, a bit that says that the code goes on.
 */
const scannerDescriptor = Buffer.from(
  '058c0902a101' + // usage page bar code scanner, usage bar code scanner, application
    '0912a1028502150026ff007508' + // scanned data report, number 2, bytes
    '0501093b95018102' + // byte count
    '058c09fb09fc09fd95038102' + // symbology identifier 1 to 3
    '09fe9538820201' + // decoded data, buffered bytes
    '0666ff090495028102' + // the maker's own
    '058c09ff75019501810275078103' + // decode data continued, and seven bits of nothing
    'c0c0',
  'hex',
)

export const makeHidScanner = (): Gadget =>
  makeGadget({
    name: 'scanner',
    vendor: '0c2e',
    product: '0200',
    serial: 'LAB-SCANNER',
    usbFunction: { name: 'hid.1', attributes: { report_length: '64', report_desc: scannerDescriptor } },
    socket: 3,
  })

export const makePrinter = (): Gadget =>
  makeGadget({
    name: 'printer',
    vendor: '0525',
    product: 'a4a8',
    serial: 'LAB-PRINTER',
    usbFunction: { name: 'printer.0', attributes: { pnp_string: 'MFG:Linban;MDL:Lab;CMD:ESC/POS;' } },
    socket: 1,
  })

export const makeSerialAdapter = (): Gadget =>
  makeGadget({
    name: 'adapter',
    vendor: '0525',
    product: 'a4a7',
    serial: 'LAB-SERIAL',
    usbFunction: { name: 'acm.0', attributes: {} },
    socket: 2,
  })
