/** Why an item can't be finished now, in a few words for a chip and in full for the guide. */
import type { Obstacle } from '../can-finish.ts'
import type { Text } from '../language.ts'

export const reasonTexts: Record<Obstacle['reason'], { chip: Text; full: Text; now: Text }> = {
  readerBroken: {
    chip: { zh: '读卡器坏了', en: 'Card reader broken' },
    full: { zh: '读身份证的部件现在用不了', en: 'The card reader does not work now' },
    now: {
      zh: '请找工作人员，或者先办不用身份证的。',
      en: 'Please ask the attendant, or do something that needs no card.',
    },
  },
  printerBroken: {
    chip: { zh: '能看，不能打', en: 'View only' },
    full: { zh: '打印机现在用不了', en: 'The printer does not work now' },
    now: { zh: '可以在屏幕上看，打不了小票。', en: 'You can read it on the screen; no slip can be printed.' },
  },
  paperOut: {
    chip: { zh: '能看，没纸打', en: 'View only' },
    full: { zh: '打印机没纸了', en: 'The printer is out of paper' },
    now: {
      zh: '可以在屏幕上看；要小票，请工作人员换纸。',
      en: 'You can read it on the screen. For a slip, ask the attendant for paper.',
    },
  },
  departmentDown: {
    chip: { zh: '系统连不上', en: 'Not reachable' },
    full: { zh: '{department}的系统现在连不上', en: '{department} cannot be reached now' },
    now: {
      zh: '过一会儿再来试，或者先办别的。',
      en: 'Please try later, or do something else first.',
    },
  },
  departmentClosed: {
    chip: { zh: '{opens} 开始办', en: 'Opens {opens}' },
    full: { zh: '{department}的系统下班了', en: '{department} is closed now' },
    now: { zh: '{opens} 以后再来就能查。', en: 'Please come back after {opens}.' },
  },
  statusUnknown: {
    chip: { zh: '还不知道能不能办', en: 'Not known yet' },
    full: { zh: '机器正在确认能不能办', en: 'The machine is still checking' },
    now: { zh: '请等几秒钟。', en: 'Please wait a few seconds.' },
  },
}
