/**
 * USB ids that say something, each with where that was taken from. An id that many products share says only what they have in
 * common: such a one is `shared`, and nothing is guessed from it.
 */
import type { Role, Words } from './found.ts'

interface Claim {
  role: Role
  what: Words
  source: string
}
type Known = Claim | { shared: true; what: Words; source: string }

const usbIds = 'the public list usb.ids'
const drivers = 'published drivers of these readers'

const reader = (zh: string, en: string): Claim => ({
  role: 'idCardReader',
  what: { zh: `身份证阅读器（${zh}）`, en: `an ID card reader (${en})` },
  source: drivers,
})
const adapter = (chip: string): Known => ({
  shared: true,
  what: {
    zh: `${chip} 串口转换芯片：许多设备共用此编号，只说明是串口`,
    en: `a ${chip} serial adapter: many products share this id, it only says that there is a serial port`,
  },
  source: usbIds,
})
const receiptPrinter = (name: string): Claim => ({
  role: 'receiptPrinter',
  what: { zh: `${name} 热敏小票打印机`, en: `a receipt printer (${name})` },
  source: usbIds,
})
const maker = (role: Role, what: Words): Claim => ({ role, what, source: usbIds })
const scanners = (name: string): Claim =>
  maker('codeScanner', { zh: `厂商 ${name} 生产扫码设备`, en: `its maker, ${name}, makes code scanners` })
const receiptPrinters = (name: string): Claim =>
  maker('receiptPrinter', { zh: `厂商 ${name} 生产小票打印机`, en: `its maker, ${name}, makes receipt printers` })

/** By `vendor:product`. */
export const knownProducts: ReadonlyMap<string, Known> = new Map<string, Known>([
  // several makers deliver the SAM_V module's own id: it says what it is, not whose
  ['0400:c35a', reader('SAM_V 模块；HID 时 framing 为 raw64', 'SAM_V module; by HID its framing is raw64')],
  ['10c4:0007', reader('中正 MR-300；framing 为 miaxis', 'MIAXIS MR-300; its framing is miaxis')],
  ['2b19:0200', reader('厂商不明', 'of an unknown maker')],
  ['2b19:6066', reader('厂商不明', 'of an unknown maker')],
  ['0103:6066', reader('捷宇', 'Jieyu')],
  ['2015:0008', reader('森锐', 'Senrui')],
  ['9573:4836', reader('亿数', 'Yishu')],
  ['1a86:7523', adapter('CH340')],
  ['1a86:55d4', adapter('CH9102')],
  ['10c4:ea60', adapter('CP210x')],
  ['0403:6001', adapter('FT232')],
  ['067b:2303', adapter('PL2303')],
  // the example ids of two makers of controllers: found on receipt printers, on power supplies, on anything
  ['0483:5740', adapter('STM32')],
  ['0416:5011', adapter('Winbond')],
  ['04b8:0202', receiptPrinter('Epson TM')],
  ['04b8:0e03', receiptPrinter('Epson TM-T20')],
  ['04b8:0e15', { ...receiptPrinter('Epson TM-T20II'), source: 'the list of supported printers of Odoo’s hw_escpos' }],
  ['0dd4:0237', receiptPrinter('Custom K80')],
  ['1504:001f', receiptPrinter('Bixolon SRP-350II')],
])

/** By vendor, for makers of one kind of thing. */
export const knownVendors: ReadonlyMap<string, Claim> = new Map<string, Claim>([
  ['1eab', scanners('Newland 新大陆')],
  ['05e0', scanners('Symbol/Zebra')],
  ['0c2e', scanners('Metrologic/Honeywell')],
  ['0536', scanners('Hand Held Products/Honeywell')],
  ['05f9', scanners('Datalogic/PSC')],
  ['067e', scanners('Intermec')],
  ['154f', receiptPrinters('SNBC 新北洋')],
  ['0dd4', receiptPrinters('Custom')],
  ['1504', receiptPrinters('Bixolon')],
  ['0519', receiptPrinters('Star')],
  ['072f', maker('socialSecurityCardReader', { zh: '厂商 ACS 生产读卡器', en: 'its maker, ACS, makes card readers' })],
  [
    '232b',
    maker('documentPrinter', { zh: '厂商奔图生产文档打印机', en: 'its maker, Pantum, makes document printers' }),
  ],
])
