/** What is only heard, or stands beside it: the sentences of the voice and the buttons that steer it. */
import type { Text } from '../language.ts'

export const speechTexts = {
  // the strip of buttons
  label: { zh: '朗读', en: 'Reading aloud' },
  again: { zh: '再读一遍', en: 'Repeat' },
  pause: { zh: '暂停', en: 'Pause' },
  goOn: { zh: '接着读', en: 'Go on' },
  slower: { zh: '读慢点', en: 'Slower' },
  faster: { zh: '读快点', en: 'Faster' },
  quieter: { zh: '小声', en: 'Quieter' },
  louder: { zh: '大声', en: 'Louder' },
  dark: { zh: '黑屏', en: 'Darken' },

  // said when it begins, and on the way
  hello: {
    zh: '我来读给您听。摸一下屏幕，声音就停；没听清，按“再读一遍”。',
    en: 'I will read to you. Touch the screen and I stop. To hear it again, press Repeat.',
  },
  also: { zh: '{label}：{names}。', en: '{label}: {names}.' },
  slowNow: { zh: '读慢了。', en: 'Slower now.' },
  normalNow: { zh: '读得和平常一样快了。', en: 'At the usual speed again.' },
  level: { zh: '音量 {level}，最大是 {most}。', en: 'Volume {level} of {most}.' },
  darkNow: {
    zh: '屏幕黑了，旁边的人看不见。摸一下屏幕就亮。',
    en: 'The screen is dark, nobody can look at it. Touch it and it lights up again.',
  },

  // how a screen is told
  choices: { zh: '下面有 {count} 个选项。', en: 'There are {count} choices.' },
  choice: { zh: '选项{number}，{name}', en: 'Choice {number}: {name}' },
  onlyChoice: { zh: '可以按“{name}”', en: 'You can press: {name}' },
  notNow: { zh: '现在不能按', en: 'not available now' },
  rows: { zh: '{caption}，一共 {count} 条', en: '{caption}, {count} in all' },
  seconds: { zh: '还剩 {seconds} 秒', en: '{seconds} seconds left' },
  hidden: { zh: '这里是您的个人信息', en: 'Here are details of yours' },

  // before anything personal is said
  ask: { zh: '要读出您的信息吗？', en: 'Read your details aloud?' },
  askLead: {
    zh: '下面有您的个人信息，旁边的人可能听见。',
    en: 'The next part is about you, and people beside you may hear it.',
  },
  yes: { zh: '读出来', en: 'Read it' },
  no: { zh: '不读', en: 'Do not read it' },

  // why there is no voice
  off: { zh: '这台机器现在读不了', en: 'This machine cannot read aloud now' },
  close: { zh: '知道了', en: 'All right' },
  broken: { zh: '现在读不出声，请看屏幕', en: 'No sound now: please look at the screen' },
} as const satisfies Record<string, Text>

/** By what the kiosk says of its voice. */
export const speechOffTexts = {
  programMissing: {
    zh: '朗读的程序还没装上。别的都能用；看不清，可以点“大字版”，或者找人帮。',
    en: 'The reading program is not installed. Everything else works; try larger type, or get help.',
  },
  voiceMissing: {
    zh: '朗读用的声音还没装全。别的都能用；看不清，可以点“大字版”，或者找人帮。',
    en: 'A voice is missing. Everything else works; try larger type, or get help.',
  },
  off: {
    zh: '这里没有装喇叭，或者朗读被关掉了。别的都能用；看不清，可以点“大字版”，或者找人帮。',
    en: 'There is no loudspeaker here, or reading is switched off. Everything else works; try larger type, or get help.',
  },
} as const satisfies Record<string, Text>
