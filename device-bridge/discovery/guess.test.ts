import { expect, test } from 'vitest'
import type { Found } from './found.ts'
import { guess } from './guess.ts'

const at = (kind: Found['kind'], id: string | null, more: Partial<Found> = {}): Found => ({
  kind,
  port: null,
  node: null,
  usb: id === null ? null : { id, manufacturer: null, product: null, serial: null },
  name: null,
  notes: [],
  ...more,
})

test.each<[what: string, found: Found, guesses: Record<string, number>]>([
  ['a CH340 adapter', at('serial', '1a86:7523'), {}],
  ['a CP210x adapter', at('serial', '10c4:ea60'), {}],
  ['an STM32 example id', at('serial', '0483:5740'), {}],
  ['the Winbond id that receipt printers and power supplies share', at('serial', '0416:5011'), {}],
  ['a port of the machine', at('serial', null), {}],
  ['the SAM_V module', at('hid', '0400:c35a'), { idCardReader: 0.8 }],
  ['a MIAXIS reader, whose maker’s chip is the adapter’s too', at('hid', '10c4:0007'), { idCardReader: 0.8 }],
  ['a Newland scanner as a serial port', at('serial', '1eab:1d06'), { codeScanner: 0.5 }],
  ['a Newland scanner as HID POS', at('hid', '1eab:1c10', { usage: 0x8c02 }), { codeScanner: 0.9 }],
  ['a stranger as HID POS', at('hid', 'dead:beef', { usage: 0x8c02 }), { codeScanner: 0.8 }],
  ['a keyboard', at('hid', 'dead:beef', { usage: 0x0106 }), {}],
  ['a stranger', at('hid', 'dead:beef'), {}],
  ['an Epson TM', at('usblp', '04b8:0202'), { receiptPrinter: 0.88 }],
  [
    'an Epson for the office',
    at('usblp', '04b8:1111', { languages: ['ESCPL2', 'PWGRaster'] }),
    { documentPrinter: 0.8 },
  ],
  ['a nameless USB printer', at('usblp', '0483:5743'), { receiptPrinter: 0.4 }],
  ['a Pantum', at('usblp', '232b:0810', { languages: ['DW-PCL', 'URF'] }), { documentPrinter: 0.9 }],
  ['a camera', at('video', '0c45:6366', { name: 'USB Camera' }), { visitorCamera: 0.4, documentCamera: 0.4 }],
  ['a 高拍仪', at('video', '0c45:6366', { name: '高拍仪主头' }), { documentCamera: 0.8 }],
  ['a smart-card reader', at('smartCard', '058f:9540'), { socialSecurityCardReader: 0.6 }],
  ['an IPP printer', at('ipp', null), { documentPrinter: 0.8 }],
])('%s', (_what, found, guesses) => {
  const opinion = guess(found, null)
  expect(Object.fromEntries(opinion.guesses.map(({ role, score }) => [role, score]))).toEqual(guesses)
  for (const { reasons } of opinion.guesses) expect(reasons.length).toBeGreaterThan(0)
})

test('an adapter says that it is one, and an answer decides what hangs on it', () => {
  expect(guess(at('serial', '1a86:7523'), null).remarks[0]?.en).toContain('CH340 serial adapter')
  expect(guess(at('serial', '1a86:7523'), { kind: 'sam', baudRate: 9600 }).guesses).toEqual([
    { role: 'idCardReader', score: 1, reasons: [expect.objectContaining({ en: 'told its SAM id at 9600 baud' })] },
  ])
})
