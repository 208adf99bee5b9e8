/** What a page, or something that pretends to be one, can do with the voice. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { BridgeMessage } from '#contract/envelope.ts'
import type { LogEvent } from '../log.ts'
import { answering, mark, mostAtOnce, scriptEspeak, testFolder, wavOf } from '../speech/speech-rig.ts'
import { openVoice } from '../speech/voice.ts'
import { speechCommands } from './commands/speech.ts'
import { openSession } from './session.ts'

type Completion = Extract<BridgeMessage, { header: { type: 'completion' } }>

async function sessionWith(program: string, recordings?: string) {
  const voice = await openVoice({ enabled: true, ...(recordings !== undefined && { recordings }) }, program)
  if (!voice.ok || voice.value === null) throw new Error('no voice')
  const log: LogEvent[] = []
  const completions: Completion[] = []
  const waiting = new Map<number, (completion: Completion) => void>()
  const session = openSession(
    speechCommands(voice.value),
    (message) => {
      if (!isCompletion(message)) return
      completions.push(message)
      waiting.get(message.header.requestId)?.(message)
    },
    (entry) => log.push(entry),
  )
  let lastId = 0
  const send = (name: string, payload: object) => {
    const requestId = ++lastId
    const completion = new Promise<Completion>((resolve) => void waiting.set(requestId, resolve))
    session.receive(JSON.stringify({ header: { type: 'command', name, requestId }, payload }))
    return { requestId, completion }
  }
  const say = (text: string, more: object = {}) =>
    send('Speech.Say', { text, language: 'zh', speed: 'normal', ...more })
  return { session, send, say, log, completions }
}

function isCompletion(message: BridgeMessage): message is Completion {
  return message.header.type === 'completion'
}

async function untilThere(file: string) {
  while (!existsSync(file)) await wait(2)
}

test('a sentence becomes a WAV', async () => {
  const { say } = await sessionWith(scriptEspeak(answering(wavOf())))
  expect(await say('您好。').completion).toMatchObject({
    header: { completionCode: 'success' },
    payload: { wav: wavOf().toString('base64') },
  })
})

test('control characters and phonemes never reach the program; what says nothing is refused', async () => {
  const script = scriptEspeak(`cat > "$0.said"; ${answering(wavOf())}`)
  const { say } = await sessionWith(script)
  await say('您\u0001200s好\u0000[[h@loU]]').completion
  expect(readFileSync(`${script}.said`, 'utf8')).toBe('您 200s好 h@loU')
  expect(await say('\u0001\u0002').completion).toMatchObject({ header: { completionCode: 'invalidData' } })
})

test.each([
  ['too long', { text: '字'.repeat(401) }],
  ['empty', { text: '' }],
  ['of another language', { language: 'fr' }],
  ['at another speed', { speed: 9 }],
  ['with more than is known', { voice: 'en+whisper' }],
])('a sentence that is %s is refused', async (_, wrong) => {
  const { say, log } = await sessionWith(scriptEspeak(answering(wavOf())))
  expect(await say('您好。', wrong).completion).toMatchObject({ header: { completionCode: 'invalidData' } })
  expect(JSON.stringify(log)).not.toMatch(/字|您好|fr|whisper/)
})

test('a thousand sentences at once start two programs, and are all gone when they are canceled', async () => {
  const script = scriptEspeak(`${mark}\ncat > /dev/null; touch "$0.began"; exec sleep 60`)
  const { say, send, completions } = await sessionWith(script)
  const sent = Array.from({ length: 1000 }, (_, index) => say(`第${index}句。`))
  await untilThere(`${script}.began`)
  await send('Common.Cancel', { requestIds: sent.map(({ requestId }) => requestId) }).completion
  const codes = (await Promise.all(sent.map(({ completion }) => completion))).map(({ header }) => header.completionCode)
  expect(new Set(codes)).toEqual(new Set(['canceled']))
  expect(completions).toHaveLength(1001)
  expect(mostAtOnce(script)).toBeLessThanOrEqual(2)
})

test('twenty sentences are all said, two at a time', async () => {
  const script = scriptEspeak(`${mark}\n${answering(wavOf())}`)
  const { say } = await sessionWith(script)
  const sent = Array.from({ length: 20 }, (_, index) => say(`第${index}句。`))
  const ends = await Promise.all(sent.map(({ completion }) => completion))
  expect(ends.every(({ header }) => header.completionCode === 'success')).toBe(true)
  expect(mostAtOnce(script)).toBeLessThanOrEqual(2)
}, 20_000)

test('a page that goes takes its sentence along; a command whose time is over, too', async () => {
  const script = scriptEspeak('echo $$ > "$0.new"; mv "$0.new" "$0.pid"; exec sleep 60')
  const { session, say } = await sessionWith(script)
  const said = say('您好。')
  await untilThere(`${script}.pid`)
  const pid = readFileSync(`${script}.pid`, 'utf8').trim()
  session.close()
  expect(await said.completion).toMatchObject({ header: { completionCode: 'canceled' } })
  expect(existsSync(`/proc/${pid}`)).toBe(false)
})

test('what is said is in no log, whatever goes wrong with it', async () => {
  const { say, log } = await sessionWith(scriptEspeak('cat >&2; exit 1'))
  const failed = await say('王大妈的余额。').completion
  expect(failed).toMatchObject({ header: { completionCode: 'hardwareError', fault: { code: 'voiceFailed' } } })
  expect(log).toEqual([
    { event: 'commandFailed', command: 'Speech.Say', completionCode: 'hardwareError', fault: 'voiceFailed' },
  ])
})

test('a recording is heard instead, even where the program is missing', async () => {
  const folder = testFolder()
  const wav = wavOf({ seconds: 0.3 })
  writeFileSync(join(folder, 'hello.wav'), wav)
  writeFileSync(join(folder, 'index.json'), JSON.stringify([{ text: '您好。', language: 'zh', file: 'hello.wav' }]))
  const { say } = await sessionWith('/no/such/espeak-ng', folder)
  expect((await say('您好。').completion).payload).toEqual({ wav: wav.toString('base64') })
  expect(await say('再见。').completion).toMatchObject({
    header: { completionCode: 'deviceNotReady', fault: { code: 'programMissing' } },
  })
})

test('switched off, there is no voice; a wrong index ends the start', async () => {
  expect(await openVoice({ enabled: false }, '/no/such/espeak-ng')).toEqual({ ok: true, value: null })
  expect(await openVoice({ enabled: true, recordings: '/no/such/folder' })).toMatchObject({ ok: false })
})
