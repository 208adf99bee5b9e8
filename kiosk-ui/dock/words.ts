/** What the dock calls things: Chinese, with English below. Tests find the controls by these names: keep them. */
import type { DepartmentName, DeviceName, DeviceStatus, KioskStatus } from '#contract/device-status.ts'
import type { DepartmentMode, DeviceSwitch } from '#contract/dock.ts'
import type { RatingLevel } from '#contract/rating.ts'

export interface Words {
  zh: string
  en: string
}

type Paper = NonNullable<DeviceStatus['paper']>

export const readerSwitches: DeviceSwitch[] = ['readerUnplugged', 'cardPulledEarlyOnce', 'cardUnreadable']
export const printerSwitches: DeviceSwitch[] = [
  'paperLow',
  'paperOut',
  'coverOpen',
  'cutterJam',
  'headHot',
  'printerUnplugged',
  'printerUnpluggedMidJobOnce',
]

export const documentSwitches: DeviceSwitch[] = [
  'documentPaperOut',
  'documentPaperJam',
  'documentPrinterUnplugged',
  'documentPrinterUnpluggedMidJobOnce',
]

export const switchWords: Record<DeviceSwitch, Words> = {
  readerUnplugged: { zh: '读卡器拔掉', en: 'Reader unplugged' },
  cardPulledEarlyOnce: { zh: '读到一半拿走卡', en: 'Card pulled too early' },
  cardUnreadable: { zh: '卡读不出', en: 'Unreadable card' },
  paperLow: { zh: '纸快没了', en: 'Paper low' },
  paperOut: { zh: '没纸了', en: 'Paper out' },
  coverOpen: { zh: '盖子开着', en: 'Cover open' },
  cutterJam: { zh: '切刀卡住', en: 'Cutter jam' },
  headHot: { zh: '打印头过热', en: 'Print head hot' },
  printerUnplugged: { zh: '打印机拔掉', en: 'Printer unplugged' },
  printerUnpluggedMidJobOnce: { zh: '打到一半拔掉', en: 'Unplugged in mid-job' },
  documentPaperOut: { zh: '文件打印机没纸', en: 'No A4 paper' },
  documentPaperJam: { zh: '文件打印机卡纸', en: 'A4 paper jam' },
  documentPrinterUnplugged: { zh: '文件打印机拔掉', en: 'A4 printer unplugged' },
  documentPrinterUnpluggedMidJobOnce: { zh: '文件打到一半拔掉', en: 'A4 unplugged in mid-job' },
}

/** These wait for the next read or job, happen in it, and disarm themselves. */
export const armedSwitches: ReadonlySet<DeviceSwitch> = new Set<DeviceSwitch>([
  'cardPulledEarlyOnce',
  'printerUnpluggedMidJobOnce',
  'documentPrinterUnpluggedMidJobOnce',
])

export const departmentWords: Record<DepartmentName, Words> = {
  socialSecurity: { zh: '社保', en: 'Social security' },
  medicalInsurance: { zh: '医保', en: 'Medical insurance' },
  realEstate: { zh: '不动产', en: 'Real estate' },
}

export const modeWords: Record<DepartmentMode, Words> = {
  normal: { zh: '正常', en: 'Normal' },
  slow: { zh: '很慢', en: 'Slow' },
  down: { zh: '断线', en: 'Down' },
  refusing: { zh: '拒绝', en: 'Refusing' },
}

export const deviceWords: Record<DeviceName, Words> = {
  idCardReader: { zh: '身份证读卡器', en: 'ID card reader' },
  receiptPrinter: { zh: '小票打印机', en: 'Receipt printer' },
  visitorCamera: { zh: '人像摄像头', en: 'Visitor camera' },
  documentCamera: { zh: '高拍仪', en: 'Document camera' },
  documentPrinter: { zh: '文件打印机', en: 'Document printer' },
  codeScanner: { zh: '扫码器', en: 'Code scanner' },
  socialSecurityCardReader: { zh: '社保卡读卡器', en: 'Social-security card reader' },
}

export const deviceStateWords: Record<DeviceStatus['state'], Words> = {
  absent: { zh: '不在', en: 'absent' },
  opening: { zh: '正在打开', en: 'opening' },
  ready: { zh: '就绪', en: 'ready' },
  busy: { zh: '正在干活', en: 'busy' },
  faulted: { zh: '有故障', en: 'faulted' },
}

export const departmentStateWords: Record<KioskStatus['departments'][number]['state'], Words> = {
  up: { zh: '通', en: 'up' },
  down: { zh: '不通', en: 'down' },
  closed: { zh: '下班', en: 'closed' },
  unknown: { zh: '还不知道', en: 'unknown' },
}

export const paperWords: Record<Paper, Words> = {
  ok: { zh: '有纸', en: 'paper ok' },
  low: { zh: '纸少', en: 'paper low' },
  out: { zh: '没纸', en: 'no paper' },
  unknown: { zh: '纸不明', en: 'paper unknown' },
}

export const levelWords: Record<RatingLevel, string> = {
  verySatisfied: '非常满意',
  satisfied: '满意',
  basicallySatisfied: '基本满意',
  dissatisfied: '不满意',
  veryDissatisfied: '非常不满意',
}

/** The cards' layouts by their short name on the drawn card. */
const kindWords: Record<string, string> = {
  resident: '居民身份证',
  hkMacauTaiwan: '港澳台居住证',
  foreigner2017: '永居证 2017',
  foreigner2023: '永居证 2023',
}

export const kindWord = (kind: string): string => kindWords[kind] ?? kind
