/** With the real espeak-ng: that it speaks, and reads what it would read wrongly by itself. */
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { SpeechSpeed, SpokenLanguage } from '#contract/speech.ts'
import { espeak } from './espeak.ts'
import { sayable } from './sayable.ts'
import { espeakMissing, never } from './speech-rig.ts'
import { readWav } from './wav.ts'

const real = test.skipIf(espeakMissing)

async function secondsOf(text: string, language: SpokenLanguage, speed: SpeechSpeed): Promise<number> {
  const said = await espeak().say({ text, language, speed }, never)
  if (!said.ok) throw new Error(said.fault.code)
  const wav = readWav(said.value)
  expect(wav).toMatchObject({ coding: 1, channels: 1, rate: 22_050, bits: 16 })
  const loudest = said.value.subarray(44).some((byte, index) => index % 2 === 1 && byte > 32 && byte < 128)
  expect(loudest).toBe(true) // samples above a quarter of full scale
  return wav?.seconds ?? 0
}

real('espeak-ng has the voices that are asked for', async () => {
  expect(await espeak().look()).toBe('ready')
})

real('espeak-ng speaks at a pace that can be followed, and slower when asked', async () => {
  const zh = '您的养老金已经到账，这个月一共是一百八十六元。' // 21 hanzi
  const en = 'Your pension for this month has arrived, one hundred and eighty six yuan.' // 13 words
  const paces = [
    [21 / (await secondsOf(zh, 'zh', 'normal')), 2.5, 4],
    [21 / (await secondsOf(zh, 'zh', 'slow')), 1.7, 2.5],
    [13 / (await secondsOf(en, 'en', 'normal')), 2, 3],
    [13 / (await secondsOf(en, 'en', 'slow')), 1.4, 2.2],
  ] as const
  for (const [pace, slowest, fastest] of paces) {
    expect(pace).toBeGreaterThan(slowest)
    expect(pace).toBeLessThan(fastest)
  }
})

/** The phonemes of each text; the numbers are tones. */
function heard(texts: string[]): string[] {
  const parameters = ['-v', 'cmn-latn-pinyin', '-b', '1', '--stdin', '-x', '-q']
  const phonemes = execFileSync('espeak-ng', parameters, { input: texts.join('\n\n') }).toString()
  const lines = phonemes.trim().split('\n')
  expect(lines).toHaveLength(texts.length)
  return lines.map((line) => line.replace(/[|_',\s]/g, ''))
}
const said = (text: string) => sayable(text, 'zh') ?? ''

real('espeak-ng reads words as people do, which it would read wrongly by itself', () => {
  const words = {
    地址: 't i51',
    参保地: 't i51',
    银行: 'X a35N',
    行业: 'X a35N',
    重新: 'ts.h ong35',
    增长: 'ts. a214N',
    打不了: 'lj Au214',
    了解: 'lj Au',
    归还: 'X u a35n',
    会计: 'kh uai51',
    种地: 'ts. ong51',
    支行: 'X a35N',
    查不了: 'lj Au214',
    还清: 'X u a35n',
    间断: 'tS; iE51n',
    处理: 'ts.h u35',
    反应: 'j i51N',
    差错: 'ts.h A55',
    着急: 'ts. Au35',
    一部分: 'f @51n',
    商量: 'l i A35N',
    为准: 'w ei35',
    中兴路: 'S; i55N',
    校验: 'tS; j Au51',
    电子: 'ts i[214',
    A4: 'ei51 s i[51',
  }
  const texts = Object.keys(words)
  const [byItself, helped] = [heard(texts), heard(texts.map(said))]
  Object.values(words).forEach((phonemes, index) => {
    expect(helped[index]).toContain(phonemes.replaceAll(' ', ''))
    expect(byItself[index], texts[index]).not.toContain(phonemes.replaceAll(' ', '')) // else it needs no help any more
  })
})

real('espeak-ng takes what stands in its own brackets for text', () => {
  const phonemes = '[[h@loU]]好'
  const [obeyed, plain, stripped] = heard([phonemes, 'h@loU 好', said(phonemes)])
  expect(obeyed).not.toBe(plain)
  expect(stripped).toBe(plain)
})

real('espeak-ng takes what stands after Ctrl-A for text', async () => {
  const text = '\u0001400S您好，请把身份证放在亮灯的地方。'
  const obeyed = await secondsOf(text, 'zh', 'normal')
  expect(await secondsOf(said(text), 'zh', 'normal')).toBeGreaterThan(obeyed * 1.5)
})

test.each(['中间断了多久', '中间接了三次', '学校对面', '还清楚', '为准备'])(
  '%s looks like a word that is helped, and is none',
  (text) => {
    expect(said(text)).toBe(text)
  },
)

real('espeak-ng reads 地 after a doubled word as it should', () => {
  expect(said('慢慢地走到当地')).toBe('慢慢地走到当第')
})
