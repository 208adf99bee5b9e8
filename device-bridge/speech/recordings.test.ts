import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRecordings } from './recordings.ts'
import { testFolder, wavOf } from './speech-rig.ts'

function folderWith(index: unknown, files: Record<string, Buffer> = {}): string {
  const folder = testFolder()
  writeFileSync(join(folder, 'index.json'), typeof index === 'string' ? index : JSON.stringify(index))
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  return folder
}

function open(folder: string) {
  const opened = openRecordings(folder)
  if (!opened.ok) throw new Error(opened.fault)
  return opened.value
}

const layCard = { text: '请把身份证放在亮灯的地方。', language: 'zh', file: 'lay-card.wav' } as const

test('a sentence is found sign for sign, in its language and at its speed', async () => {
  const [normal, slow] = [wavOf({ seconds: 0.2 }), wavOf({ seconds: 0.4, rate: 16_000, channels: 2 })]
  const entries = [layCard, { ...layCard, speed: 'slow', file: 'lay-card-slow.wav' }]
  const recordings = open(folderWith(entries, { 'lay-card.wav': normal, 'lay-card-slow.wav': slow }))
  const asked = { ...layCard, speed: 'normal' } as const
  expect(await recordings.find(asked)).toEqual(normal)
  expect(await recordings.find({ ...asked, speed: 'slow' })).toEqual(slow)
  expect(await recordings.find({ ...asked, language: 'en' })).toBeNull()
  expect(await recordings.find({ ...asked, text: '请把身份证放在亮灯的地方' })).toBeNull()
})

test('a file that has gone since the start is said by the program', async () => {
  const folder = folderWith([layCard], { 'lay-card.wav': wavOf() })
  const recordings = open(folder)
  rmSync(join(folder, 'lay-card.wav'))
  expect(await recordings.find({ ...layCard, speed: 'normal' })).toBeNull()
})

test.each([
  ['an index that is none', '{ "text": ', ['index.json', '读不到', 'Cannot read']],
  ['no list', {}, ['整个文件']],
  ['a language that nobody speaks here', [{ ...layCard, language: 'fr' }], ['0.language', '"fr"', '"zh" | "en"']],
  ['a missing text', [{ ...layCard, text: undefined }], ['0.text', '没有填写 missing', 'sign for sign']],
  ['a field that is none', [layCard, { ...layCard, txt: 1 }], ['1.txt', '未知字段', 'text, language, speed, file']],
  ['a file elsewhere', [{ ...layCard, file: '../secret.wav' }], ['0.file', '"../secret.wav"', 'in this folder']],
  ['a file that is not there', [layCard, { ...layCard, text: '好', file: 'a.wav' }], ['1  a.wav', 'no such file']],
  ['a sentence twice', [layCard, layCard], ['1  lay-card.wav', 'recorded twice']],
])('%s ends the start, in words', (_, index, parts) => {
  const opened = openRecordings(folderWith(index, { 'lay-card.wav': wavOf() }))
  for (const part of parts) expect(opened.ok ? '' : opened.fault).toContain(part)
})

test.each([
  ['is no WAV', Buffer.from('ID3 an mp3'), 'no complete WAV'],
  ['was cut off', wavOf().subarray(0, 1000), 'no complete WAV'],
  ['is coded', wavOf({ coding: 85 }), 'coding 85'],
  ['has 8 bits', wavOf({ bits: 8 }), '8 bit'],
  ['has six channels', wavOf({ channels: 6 }), '6 channels'],
  ['is that of a telephone', wavOf({ rate: 4000 }), '4000 Hz'],
  ['is too large', Buffer.alloc(4_000_001), 'too large'],
])('a file that %s ends the start, in words', (_, wav, part) => {
  const opened = openRecordings(folderWith([layCard], { 'lay-card.wav': wav }))
  for (const words of ['有误', 'is wrong', '0  lay-card.wav', part])
    expect(opened.ok ? '' : opened.fault).toContain(words)
})

test('a folder that is not there ends the start', () => {
  expect(openRecordings('/no/such/folder')).toMatchObject({ ok: false, fault: expect.stringContaining('no such file') })
})
