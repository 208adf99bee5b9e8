import type { OutOfOrder } from '../out-of-order.ts'
import type { Text } from '../language.ts'

export const outOfOrderTexts: Record<OutOfOrder, Text> = {
  bridge: { zh: '机器正在恢复，现在先办不了', en: 'The machine is recovering; nothing can be done now' },
  departments: { zh: '各部门的系统现在都查不了', en: 'No department can be asked now' },
  devices: { zh: '身份证读不了，小票也打不了', en: 'Cards cannot be read and slips cannot be printed' },
}
export const outOfOrderNow: Text = {
  zh: '着急办？找{attendant}，电话 {phone}。机器好了，这里会自己变回来。',
  en: 'Urgent? The {attendant} can help: {phone}. This notice goes when the machine is well again.',
}
/** Whom to ask, on every screen. */
export const attendantLine: Text = { zh: '{attendant} {phone}', en: '{attendant} {phone}' }
