/** What is said to read more easily, to wait without worry and to leave nothing behind. */
import type { Text } from '../language.ts'

export const readingTexts = {
  // official terms
  explain: { zh: '点一下看解释', en: 'touch for an explanation' },
  explained: { zh: '“{term}”是什么意思', en: 'What does it mean: {term}' },
  close: { zh: '明白了', en: 'I see' },

  // large type, offered from the card's year of birth
  offer: { zh: '字要不要大一点？', en: 'Would larger letters help?' },
  offerLead: { zh: '整个屏幕都会变大，看得更清楚，时间也更长。', en: 'Everything gets larger, and you get more time.' },
  takeOffer: { zh: '换成大字', en: 'Larger letters' },
  declineOffer: { zh: '不用', en: 'No need' },

  // masked values
  peekName: { zh: '看全名', en: 'name' },
  peekNumber: { zh: '看全号', en: 'number' },

  // before and while a slip is printed
  cannotPrint: { zh: '这张小票现在打不了', en: 'This slip cannot be printed now' },
  cannotPrintYet: { zh: '现在打不了', en: 'Not possible now' },
  stopWaiting: { zh: '不等了', en: 'Stop waiting' },

  // left behind
  takeSlip: { zh: '请取走小票', en: 'Please take your slip' },
  takeSlipLead: { zh: '它还在屏幕下面的出纸口。', en: 'It is still in the slot below the screen.' },
  slipToo: { zh: '小票也还在出纸口', en: 'Your slip is still in the slot, too' },
  slipTaken: { zh: '已经取走了', en: 'I have taken it' },
} as const satisfies Record<string, Text>
