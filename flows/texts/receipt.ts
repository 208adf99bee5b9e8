import type { Text } from '../language.ts'

export const receiptTexts = {
  name: { zh: '姓名', en: 'Name' },
  number: { zh: '证件号', en: 'ID number' },
  current: { zh: '正在办', en: 'under way' },
  waiting: { zh: '还没到', en: 'to come' },
  informationOnly: { zh: '本小票仅供查询参考，不作证明使用。', en: 'For information only; not a certificate.' },
} as const satisfies Record<string, Text>
