/** What a thing at a port may be, with the reasons. Pure. Evidence adds up; nothing is guessed from what many products share. */
import type { Found, ProbeAnswer, Role, Words } from './found.ts'
import { knownProducts, knownVendors } from './known-ids.ts'

interface Guess {
  role: Role
  /** 0 to 1. 1 = it answered in its own protocol; from 0.8 it says so itself; below 0.5 it only could be. */
  score: number
  reasons: Words[]
}

export interface Opinion {
  /** Likeliest first; empty = unrecognised. */
  guesses: Guess[]
  /** What is known, although nothing can be guessed from it. */
  remarks: Words[]
}

interface Evidence {
  role: Role
  weight: number
  reason: Words
}

export function guess(found: Found, answer: ProbeAnswer | null): Opinion {
  const { evidence, remarks } = gather(found, answer)
  const guesses = new Map<Role, Guess>()
  for (const { role, weight, reason } of evidence) {
    const before = guesses.get(role) ?? { role, score: 0, reasons: [] }
    // independent evidence: what is left of the doubt shrinks by each
    const score = 1 - (1 - before.score) * (1 - weight)
    guesses.set(role, { role, score: Math.round(score * 100) / 100, reasons: [...before.reasons, reason] })
  }
  return { guesses: [...guesses.values()].sort((a, b) => b.score - a.score), remarks }
}

function gather(found: Found, answer: ProbeAnswer | null): { evidence: Evidence[]; remarks: Words[] } {
  const evidence: Evidence[] = []
  const remarks: Words[] = []
  if (answer?.kind === 'sam') {
    evidence.push({
      role: 'idCardReader',
      weight: 1,
      reason: { zh: `以 ${answer.baudRate} 波特应答了 SAM 编号`, en: `told its SAM id at ${answer.baudRate} baud` },
    })
  }
  if (answer?.kind === 'escpos') {
    evidence.push({
      role: 'receiptPrinter',
      weight: 1,
      reason: {
        zh: `以 ${answer.baudRate} 波特应答了 ESC/POS 状态`,
        en: `told its ESC/POS status at ${answer.baudRate} baud`,
      },
    })
  }
  const known = found.usb === null ? undefined : knownProducts.get(found.usb.id)
  const vendor = found.usb === null ? undefined : knownVendors.get(found.usb.id.slice(0, 4))
  if (known !== undefined && 'role' in known) evidence.push({ role: known.role, weight: 0.8, reason: known.what })
  else if (known !== undefined) remarks.push(known.what)
  else if (vendor !== undefined) evidence.push({ role: vendor.role, weight: 0.5, reason: vendor.what })
  const seen = byKind[found.kind](found)
  return { evidence: [...evidence, ...seen.evidence], remarks: [...remarks, ...seen.remarks] }
}

type Seen = { evidence: Evidence[]; remarks: Words[] }
const says = (role: Role, weight: number, zh: string, en: string): Seen => ({
  evidence: [{ role, weight, reason: { zh, en } }],
  remarks: [],
})
const remark = (zh: string, en: string): Seen => ({ evidence: [], remarks: [{ zh, en }] })

/** What a device shows by the way it is connected. */
const byKind: Record<Found['kind'], (found: Found) => Seen> = {
  serial: (found) =>
    found.usb === null
      ? remark('主机自带串口，不会说明接了什么', 'a port of the machine itself: it can’t say what hangs on it')
      : remark('可用 --probe 询问', '--probe asks it'),
  hid: ({ usage }) => {
    if (usage !== undefined && usage >> 8 === 0x8c)
      return says(
        'codeScanner',
        0.8,
        '自称扫码设备（HID POS，用途页 8C）',
        'says it is a code scanner (HID POS, usage page 8C)',
      )
    if (usage === 0x0106)
      return remark(
        '键盘方式：若为扫码器，请改为 USB 串口或 HID POS 方式，否则内容会输入到页面',
        'types like a keyboard: a scanner must be set to USB-COM or HID-POS, or its codes go into the page',
      )
    return usage === 0x0102 ? remark('鼠标或触摸屏', 'a mouse or a touch screen') : { evidence: [], remarks: [] }
  },
  usblp: ({ languages = [] }) => {
    const spoken = languages.join(' ')
    if (/ESC[/-]?POS|EPOS/i.test(spoken))
      return says('receiptPrinter', 0.8, `自称支持 ${spoken}`, `says that it speaks ${spoken}`)
    if (/PCL|POSTSCRIPT|PS\b|PDF|URF|PWG|XPS|GDI|HBP|CAPT|UFR/i.test(spoken))
      return says('documentPrinter', 0.8, `自称支持 ${spoken}`, `says that it speaks ${spoken}`)
    return says('receiptPrinter', 0.4, '未说明页面语言的 USB 打印机', 'a USB printer that names no language of pages')
  },
  video: ({ name }) => {
    if (/document|visualizer|高拍|doc[ -]?cam/i.test(name ?? ''))
      return says('documentCamera', 0.8, '名称像高拍仪', 'is named like a document camera')
    const [zh, en] = [
      '摄像头：对着人还是对着桌面，只有安装者知道',
      'a camera: whether it looks at people or at the desk, only its installer knows',
    ]
    return {
      evidence: [
        { role: 'visitorCamera', weight: 0.4, reason: { zh, en } },
        { role: 'documentCamera', weight: 0.4, reason: { zh, en } },
      ],
      remarks: [],
    }
  },
  smartCard: () => says('socialSecurityCardReader', 0.6, '接触式智能卡读卡器（CCID）', 'a smart-card reader (CCID)'),
  ipp: () => says('documentPrinter', 0.8, '自称 IPP 打印机', 'announced itself as an IPP printer'),
}
