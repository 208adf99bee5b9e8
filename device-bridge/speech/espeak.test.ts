import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { espeak } from './espeak.ts'
import { answering, never, scriptEspeak, unmeasured, wavOf } from './speech-rig.ts'

const sentence = { text: '您好', language: 'zh', speed: 'normal' } as const

test('whether it can speak is known before anybody asks it to', async () => {
  expect(await espeak(scriptEspeak('')).look()).toBe('ready')
  expect(await espeak(scriptEspeak('', ['cmn', 'en-us'])).look()).toBe('voiceMissing')
  expect(await espeak(scriptEspeak('', ['cmn-latn-pinyin'])).look()).toBe('voiceMissing')
  expect(await espeak(scriptEspeak('', [])).look()).toBe('voiceMissing')
  expect(await espeak('/no/such/espeak-ng').look()).toBe('programMissing')
})

test('the sentence comes by stdin alone, and the WAV knows its length', async () => {
  const script = scriptEspeak(
    `printf %s "$*" > "$0.words"; cat > "$0.said"; ${answering(wavOf({ length: unmeasured }))}`,
  )
  expect(await espeak(script).say({ text: '-v nobody', language: 'zh', speed: 'slow' }, never)).toEqual(done(wavOf()))
  expect(readFileSync(`${script}.words`, 'utf8')).toBe('-v cmn-latn-pinyin -s 110 -b 1 --stdin --stdout')
  expect(readFileSync(`${script}.said`, 'utf8')).toBe('-v nobody')
})

test.each([
  ['it ends badly', 'cat > /dev/null; exit 1'],
  ['it says nothing', 'cat > /dev/null'],
  ['it says nonsense', 'cat > /dev/null; echo hello'],
  ['it makes no sound', 'cat > /dev/null; head -c 44 /dev/zero'],
  ['it dies', 'kill -9 $$'],
  ['it listens to nothing', 'exec 0<&-; exit 3'],
  ['it never ends speaking', 'exec cat /dev/zero'],
])('when %s, that is a fault', async (_, script) => {
  expect(await espeak(scriptEspeak(script)).say(sentence, never)).toEqual(failed(fault('voiceFailed')))
})

test('a program that went away since the start is missing', async () => {
  expect(await espeak('/no/such/espeak-ng').say(sentence, never)).toEqual(failed(fault('programMissing')))
})

test('canceled, it is killed on the spot, however busy it is', async () => {
  const script = scriptEspeak('echo $$ > "$0.new"; mv "$0.new" "$0.pid"; exec sleep 60')
  const stop = new AbortController()
  const said = espeak(script).say(sentence, stop.signal)
  while (!existsSync(`${script}.pid`)) await wait(2)
  const pid = Number(readFileSync(`${script}.pid`, 'utf8'))
  expect(existsSync(`/proc/${pid}`)).toBe(true)
  stop.abort()
  expect(await said).toEqual(failed(fault('canceled')))
  expect(existsSync(`/proc/${pid}`)).toBe(false)
})

test('canceled before it began, it says nothing', async () => {
  const script = scriptEspeak(answering(wavOf()))
  expect(await espeak(script).say(sentence, AbortSignal.abort())).toEqual(failed(fault('canceled')))
})
