import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isReading, now, type Reading, type ReadingEvent, reduce, silence } from './reading.ts'
import type { Sentence } from './spoken-form.ts'

const say = (text: string, personal = false): Sentence => ({ text, language: 'zh', personal, kind: 'text' })
const screen = [say('标题'), say('结果', true), say('选项')]
const after = (...events: ReadingEvent[]) => events.reduce(reduce, silence)
const heard = (reading: Reading) => now(reading)?.text ?? null

test('a screen is said from its beginning to its end', () => {
  const list = [say('一'), say('二')]
  expect(heard(after({ type: 'SCREEN', list }))).toBe('一')
  expect(heard(after({ type: 'SCREEN', list }, { type: 'SAID' }))).toBe('二')
  expect(heard(after({ type: 'SCREEN', list }, { type: 'SAID' }, { type: 'SAID' }))).toBe(null)
})

const reached = [{ type: 'SCREEN', list: screen }, { type: 'SAID' }] satisfies ReadingEvent[]

test('EN 301 549 5.1.3.9: before the first personal sentence the visitor is asked, and nothing of it is said', () => {
  expect(after(...reached)).toMatchObject({ consent: 'asking' })
  expect(heard(after(...reached))).toBe(null)
  expect(heard(after(...reached, { type: 'ANSWER', yes: true }))).toBe('结果')
})

test('after a no it goes on with what is nobody’s; asked to repeat, it asks again', () => {
  const refused = after(...reached, { type: 'ANSWER', yes: false })
  expect(heard(refused)).toBe('选项')
  expect(reduce(reduce(refused, { type: 'AGAIN' }), { type: 'SAID' })).toMatchObject({ consent: 'asking' })
})

test('the question can be heard again, and waits for its answer in silence', () => {
  const asked = after(...reached, { type: 'ASK', question: [say('可以念吗？')] }, { type: 'SAID' })
  expect(heard(asked)).toBe(null)
  expect(isReading(asked)).toBe(false)
  for (const type of ['AGAIN', 'PAUSE_OR_GO_ON'] as const) {
    const again = reduce(asked, { type })
    expect(heard(again)).toBe('可以念吗？')
    expect(heard(reduce(again, { type: 'PAUSE_OR_GO_ON' }))).toBe(null)
    expect(heard(reduce(again, { type: 'ANSWER', yes: true }))).toBe('结果')
  }
})

test('one yes is for the whole visit', () => {
  const next = after(...reached, { type: 'ANSWER', yes: true }, { type: 'SCREEN', list: [say('小票', true)] })
  expect(heard(next)).toBe('小票')
})

test('a screen that goes takes its question along', () => {
  expect(after(...reached, { type: 'SCREEN', list: [say('再见')] })).toMatchObject({ consent: 'unasked' })
})

test('EN 301 549 5.1.3.4: it can be paused, taken up again and repeated', () => {
  const list = [say('一'), say('二')]
  const second = after({ type: 'SCREEN', list }, { type: 'SAID' })
  const paused = reduce(second, { type: 'PAUSE_OR_GO_ON' })
  expect(heard(paused)).toBe(null)
  expect(heard(reduce(paused, { type: 'PAUSE_OR_GO_ON' }))).toBe('二')
  expect(heard(reduce(paused, { type: 'AGAIN' }))).toBe('一')
})

test('EN 301 549 5.1.3.5: an action or a new screen interrupts what is being said', () => {
  const speaking = after({ type: 'SCREEN', list: [say('一'), say('二')] })
  expect(heard(reduce(speaking, { type: 'ACT' }))).toBe(null)
  expect(heard(reduce(speaking, { type: 'SCREEN', list: [say('另一屏')] }))).toBe('另一屏')
})

test('news of the same screen is said at once, then the interrupted sentence from its start', () => {
  const list = [say('一'), say('二')]
  const news = say('没纸了')
  const changed = after(
    { type: 'SCREEN', list },
    { type: 'SAID' },
    { type: 'CHANGED', list: [news, ...list], news: [news] },
  )
  expect(heard(changed)).toBe('没纸了')
  expect(heard(reduce(changed, { type: 'SAID' }))).toBe('二')
})

test('a setting is told, and the reading goes on only if it was going on', () => {
  const told = [say('音量四')]
  const louder: ReadingEvent = { type: 'LEVEL', level: 4, told }
  const speaking = after({ type: 'SCREEN', list: [say('一')] }, louder)
  expect(heard(speaking)).toBe('音量四')
  expect(heard(reduce(speaking, { type: 'SAID' }))).toBe('一')
  const silent = after({ type: 'SCREEN', list: [say('一')] }, { type: 'ACT' }, louder, { type: 'SAID' })
  expect(heard(silent)).toBe(null)
})

const list = fc.array(
  fc.record({
    text: fc.constantFrom('一', '二', '三'),
    language: fc.constant('zh' as const),
    personal: fc.boolean(),
    kind: fc.constant('text' as const),
  }),
  {
    maxLength: 4,
  },
)
const anyEvent: fc.Arbitrary<ReadingEvent> = fc.oneof(
  fc.record({ type: fc.constant('SCREEN' as const), list }),
  fc.record({ type: fc.constant('CHANGED' as const), list, news: list }),
  fc.record({ type: fc.constant('SAY' as const), sentences: list }),
  fc.record({ type: fc.constant('ASK' as const), question: list }),
  fc.constantFrom(
    { type: 'ACT' as const },
    { type: 'AGAIN' as const },
    { type: 'PAUSE_OR_GO_ON' as const },
    { type: 'SAID' as const },
    { type: 'FAILED' as const },
  ),
)

test('whatever happens, nothing personal is said before a yes', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      let reading = silence
      for (const event of events) {
        reading = reduce(reading, event)
        expect(now(reading)?.personal ?? false).toBe(false)
        if (event.type === 'ACT') expect(now(reading)).toBe(null)
      }
    }),
  )
})

test('whatever happens, a reading that goes on has something to say or asks', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), fc.boolean(), (events, yes) => {
      const reading = [...events, { type: 'ANSWER' as const, yes }, ...events].reduce(reduce, silence)
      if (reading.playing && reading.consent !== 'asking') expect(now(reading)).not.toBe(null)
    }),
  )
})
