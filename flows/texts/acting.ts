/** 代办: the words of doing something for somebody else, on the screen and on paper. */
import type { Text } from '../language.ts'

export const actingTexts = {
  start: { zh: '帮别人办', en: 'For another' },
  agentPresent: { zh: '先放您自己的身份证', en: 'First lay down\nyour own ID card' },
  agentLead: {
    zh: '帮别人办，要带{bring}。',
    en: 'To do this for somebody else, bring {bring}.',
  },
  principalPresent: { zh: '再放您帮的那个人的\n身份证', en: 'Now the ID card of the person\nyou are doing this for' },
  principalLead: { zh: '先拿走您自己的，再平放这一张。', en: 'Take yours away, then lay this one down flat.' },
  principalOther: { zh: '不是这张，换一张', en: 'Another card' },
  samePerson: { zh: '两次放的是同一个人的身份证', en: 'Both cards are of the same person' },
  samePersonNow: {
    zh: '请换上您帮的那个人的身份证。给自己办，请点“返回”。',
    en: 'Lay down the card of the person you are doing this for. For yourself, go back.',
  },
  samePersonKept: { zh: '什么也没查，什么也没丢。', en: 'Nothing was looked up and nothing is lost.' },
  otherCard: { zh: '换一张', en: 'Another card' },
  consent: { zh: '您替{principal}办，\n同意这几条吗？', en: 'You act for {principal}.\nDo you agree?' },
  agree: { zh: '同意', en: 'I agree' },
  decline: { zh: '不同意', en: 'I do not agree' },
  by: { zh: '代办人 {agent}', en: 'Done by {agent}' },
  twoSlips: { zh: '两张小票是这样的，打吗？', en: 'These are the two slips. Print them?' },
  twoSlipsLead: {
    zh: '第二张在下面，往下看。打出来的和这里看到的一样。',
    en: 'The second is below. The paper will be the same as what you see here.',
  },
  twoPrinted: { zh: '两张小票打好了，\n请从下面取', en: 'Both slips are ready below' },
  twoPrintedLead: {
    zh: '一张交给{principal}，一张您自己留着。别忘了两张身份证。',
    en: 'One is for {principal}, one for you. Do not forget the two cards.',
  },

  // on paper
  agent: { zh: '代办人', en: 'Done by' },
  principal: { zh: '替谁办', en: 'Done for' },
  who: { zh: '{name} 尾号 {tail}', en: '{name}, no. ending {tail}' },
  record: { zh: '代办记录', en: 'Acting for another' },
  item: { zh: '办的什么', en: 'What' },
  agreed: { zh: '代办人在屏幕上同意了：', en: 'Agreed to on the screen:' },
  forAgent: {
    zh: '这张代办人自己留着，查到的内容在另一张上。',
    en: 'For whoever acted; what was found is on the other slip.',
  },
} as const satisfies Record<string, Text>

/** What is agreed to, on the screen (`who` = you) and on paper (`who` = the agent). */
export const consentTexts = [
  {
    zh: '{date}，{principal}（尾号 {principalTail}）请{who}（{agent}，尾号 {agentTail}）办“{item}”。',
    en: '{principal} (no. ending {principalTail}) asked {who} ({agent}, no. ending {agentTail}) on {date} to do: {item}.',
  },
  {
    zh: '{principal}把身份证交给了{who}。{who}带来了{bring}。',
    en: '{principal} gave the ID card to {who}. Brought along: {bring}.',
  },
  {
    zh: '查到的内容只交给{who}，{who}转交给{principal}，不给别人看。',
    en: 'What is found is handed to {who} alone, to be passed on to {principal} and to nobody else.',
  },
  {
    zh: '要是{principal}没有请过{who}，责任由{who}承担。',
    en: 'If {principal} never asked for this, {who} will be held to answer for it.',
  },
] as const satisfies readonly Text[]

export const consentWho = {
  screen: { zh: '您', en: 'you' },
  paper: { zh: '代办人', en: 'the agent' },
} as const satisfies Record<string, Text>
