/** The words while somebody is called. These come with the first screen: a machine that can do nothing else still calls. */
import type { Text } from '../language.ts'

export const helpTexts = {
  calling: { zh: '正在叫{attendant}', en: 'Calling the {attendant}' },
  callingLead: {
    zh: '铃在响，屏幕在闪。请等一等，办到一半的事给您留着。',
    en: 'The bell is ringing and the screen is flashing. Please wait; your place is kept.',
  },
  phone: { zh: '也可以打电话', en: 'Or telephone' },
  noAnswer: {
    zh: '没人来、也没人接？打 12345，或者到窗口问。',
    en: 'Nobody comes or answers? Call 12345, or ask at the counter.',
  },
  came: { zh: '帮办员到了', en: 'The attendant is here' },
  attended: { zh: '帮办员来了', en: 'Help is here' },
  attendedLead: { zh: '铃停了。弄好了，点“接着办”。', en: 'The bell has stopped. Touch below to go on.' },
  goOn: { zh: '接着办', en: 'Go on' },
} as const satisfies Record<string, Text>
