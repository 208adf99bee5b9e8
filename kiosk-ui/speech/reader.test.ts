import { setImmediate as turnOfEvents } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startReader, type Voice } from './reader.ts'
import type { Sentence } from './spoken-form.ts'

const say = (text: string, personal = false): Sentence => ({ text, language: 'zh', personal, kind: 'text' })

/** A loudspeaker and a voice by hand: nothing is made or ends unless the test says so. */
function simulatedVoice() {
  const asked: string[] = []
  const canceled: string[] = []
  const making = new Map<string, (works: boolean) => void>()
  let playing: { text: string; end: () => void } | null = null
  let level = 0
  let closed = false
  const voice: Voice = {
    make({ text }, speed, signal) {
      asked.push(speed === 'slow' ? `慢：${text}` : text)
      signal.addEventListener('abort', () => canceled.push(text))
      return new Promise((resolve) => {
        making.set(text, (works) =>
          resolve(
            works
              ? {
                  play(end) {
                    playing = { text, end }
                    return () => (playing = null)
                  },
                }
              : null,
          ),
        )
      })
    },
    setLevel: (next) => (level = next),
    close: () => (closed = true),
  }
  return {
    voice,
    asked,
    canceled,
    heard: () => playing?.text ?? null,
    level: () => level,
    closed: () => closed,
    made: async (text: string, works = true) => {
      making.get(text)?.(works)
      await turnOfEvents()
    },
    ends: async () => {
      const { end } = playing ?? {}
      playing = null
      end?.()
      await turnOfEvents()
    },
  }
}

async function reading(...texts: string[]) {
  const simulated = simulatedVoice()
  const reader = startReader(simulated.voice)
  reader.send({ type: 'SCREEN', list: texts.map((text) => say(text)) })
  await simulated.made(texts[0] ?? '')
  return { ...simulated, reader }
}

test('one sentence plays, the next one is made meanwhile, and no more', async () => {
  const { heard, asked, ends, made } = await reading('一', '二', '三')
  expect(heard()).toBe('一')
  expect(asked).toEqual(['一', '二'])
  await made('二')
  expect(heard()).toBe('一')
  await ends()
  expect(heard()).toBe('二')
  expect(asked).toEqual(['一', '二', '三'])
})

test('EN 301 549 5.1.3.5: an action silences it within the same turn and cancels what is being made', async () => {
  const { heard, reader, canceled } = await reading('一', '二')
  reader.send({ type: 'ACT' })
  expect(heard()).toBe(null)
  expect(canceled).toEqual(['二'])
})

test('a new screen silences the old one at once; what was made for it is never heard', async () => {
  const { heard, reader, made, asked } = await reading('一', '二')
  reader.send({ type: 'SCREEN', list: [say('新')] })
  expect(heard()).toBe(null)
  await made('二')
  expect(heard()).toBe(null)
  await made('新')
  expect(heard()).toBe('新')
  expect(asked).toEqual(['一', '二', '新'])
})

test('a sentence whose command was on its way when somebody acted stays unheard', async () => {
  const simulated = simulatedVoice()
  const reader = startReader(simulated.voice)
  reader.send({ type: 'SCREEN', list: [say('一')] })
  reader.send({ type: 'ACT' })
  expect(simulated.canceled).toEqual(['一'])
  await simulated.made('一')
  expect(simulated.heard()).toBe(null)
})

test('slower says the sentence anew, made slowly', async () => {
  const { reader, made, asked, heard } = await reading('一')
  reader.send({ type: 'SPEED', speed: 'slow', told: [say('慢了')] })
  await made('慢了')
  expect(heard()).toBe('慢了')
  expect(asked).toEqual(['一', '慢：慢了', '慢：一'])
})

test('EN 301 549 5.1.3.9: nothing personal is even made before the yes', async () => {
  const simulated = simulatedVoice()
  const reader = startReader(simulated.voice)
  reader.send({ type: 'SCREEN', list: [say('标题'), say('余额', true)] })
  await simulated.made('标题')
  await simulated.ends()
  expect(simulated.asked).toEqual(['标题'])
  reader.send({ type: 'ANSWER', yes: true })
  expect(simulated.asked).toEqual(['标题', '余额'])
})

test('where no sound can be made it says so once and stays quiet until it is asked again', async () => {
  const simulated = simulatedVoice()
  const reader = startReader(simulated.voice)
  reader.send({ type: 'SCREEN', list: [say('一'), say('二')] })
  await simulated.made('一', false)
  expect(reader.state.value).toMatchObject({ broken: true, playing: false })
  expect(simulated.asked).toEqual(['一'])
  reader.send({ type: 'AGAIN' })
  await simulated.made('一')
  await simulated.ends()
  expect(reader.state.value.broken).toBe(false)
})

test('EN 301 549 5.1.3.13: volume, speed and the yes end with the reading', async () => {
  const { reader, closed, level, heard } = await reading('一')
  reader.send({ type: 'LEVEL', level: 5, told: [] })
  reader.send({ type: 'ANSWER', yes: true })
  expect(level()).toBe(5)
  reader.end()
  expect(closed()).toBe(true)
  expect(heard()).toBe(null)
  const next = simulatedVoice()
  startReader(next.voice).send({ type: 'SCREEN', list: [] })
  expect(next.level()).toBe(3)
})
