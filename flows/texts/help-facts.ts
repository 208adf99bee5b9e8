/** What the attendant is told of a machine that called: plain enough to be read out on the telephone. */
import type { DeviceName } from '#contract/device-status.ts'
import type { Actor } from '#contract/faults.ts'
import type { Text } from '../language.ts'

export const factTexts = {
  title: { zh: '给帮办员看', en: 'For the attendant' },
  item: { zh: '在办', en: 'At' },
  step: { zh: '到哪一步', en: 'Step' },
  none: { zh: '还没选', en: 'nothing chosen yet' },
  well: { zh: '机器没有毛病', en: 'The machine has no fault' },
  since: { zh: '{time} 起', en: 'since {time}' },
  code: { zh: '代号 {code}', en: 'code {code}' },
} as const satisfies Record<string, Text>

/** Who must act for a fault to go away, said to the attendant. */
export const actorTexts: Record<Actor, Text> = {
  nobody: { zh: '会自己好，等一等', en: 'It recovers by itself; wait' },
  visitor: { zh: '办事的人自己就行，您搭把手', en: 'The visitor can do it; lend a hand' },
  attendant: { zh: '您能处理', en: 'You can put it right' },
  technician: { zh: '要叫维修的人', en: 'Call the technician' },
  vendor: { zh: '要找厂家，您先报上去', en: 'Needs the maker; please report it' },
}

export const partTexts: Record<DeviceName, Text> = {
  idCardReader: { zh: '身份证读卡器', en: 'ID card reader' },
  receiptPrinter: { zh: '小票打印机', en: 'Slip printer' },
  documentPrinter: { zh: 'A4 打印机', en: 'A4 printer' },
  socialSecurityCardReader: { zh: '社保卡读卡器', en: 'Social-security card reader' },
  codeScanner: { zh: '扫码器', en: 'Code scanner' },
  visitorCamera: { zh: '摄像头', en: 'Camera' },
  documentCamera: { zh: '高拍仪', en: 'Document camera' },
}
