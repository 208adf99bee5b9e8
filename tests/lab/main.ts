/** The hardware lab, in the virtual machine: real kernel drivers between the bridge and the virtual devices. */
import { startLabKiosk } from './kiosk.ts'

const noPrinter = { driver: 'escpos', port: 'tcp://127.0.0.1:9', profile: 'generic-80mm' } as const

// Two bridges, for two ways to a reader. They start while the rest is loaded: emulated, each takes its time.
const kiosks = {
  usb: startLabKiosk({
    idCardReader: { driver: 'sdt', port: 'hid:0400:c35a', framing: 'raw64' },
    receiptPrinter: { driver: 'escpos', port: 'usblp:/dev/linban/receipt-printer', profile: 'generic-80mm' },
    codeScanner: { driver: 'hid-pos', port: 'hid:/dev/linban/code-scanner' },
  }),
  serial: startLabKiosk({
    idCardReader: { driver: 'sdt', port: 'serial:/dev/ttyACM0?baudRate=115200' },
    receiptPrinter: noPrinter,
    visitorCamera: { driver: 'ffmpeg', port: 'v4l2:/dev/video0' },
  }),
}
const { runLab } = await import('./run-lab.ts')
console.log(await runLab(kiosks))
process.exit(0)
