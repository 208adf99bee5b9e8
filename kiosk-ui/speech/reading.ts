/** Reading aloud as a state machine: what is said now, what next, and whether it may be. Pure. */
import type { SpeechSpeed } from '#contract/speech.ts'
import type { Sentence } from './spoken-form.ts'

export const levels = { least: 1, first: 3, most: 5 } as const

export interface Reading {
  /** The screen. */
  list: readonly Sentence[]
  at: number
  playing: boolean
  /** What is said before the screen goes on: news, the name of what has the focus, a setting. */
  aside: readonly Sentence[]
  /** Asked once a visit: before the first personal sentence, and again when somebody who said no asks to hear it again. */
  consent: 'unasked' | 'asking' | 'yes' | 'no'
  /** How it is asked, to be heard again while it waits for its answer. */
  question: readonly Sentence[]
  speed: SpeechSpeed
  level: number
  /** No sound could be made for the last sentence. */
  broken: boolean
  /** Counts what begins anew: even the same sentence is then said from its start. */
  turn: number
}

export type ReadingEvent =
  /** Another screen, or another dialog over it. */
  | { type: 'SCREEN'; list: readonly Sentence[]; before?: readonly Sentence[] }
  /** The same screen, changed: `news` is what it didn't say before. */
  | { type: 'CHANGED'; list: readonly Sentence[]; news: readonly Sentence[] }
  /** Asks for the consent. */
  | { type: 'ASK'; question: readonly Sentence[] }
  | { type: 'SAY'; sentences: readonly Sentence[] }
  /** A touch or a key. */
  | { type: 'ACT' }
  | { type: 'AGAIN' }
  | { type: 'PAUSE_OR_GO_ON' }
  | { type: 'SPEED'; speed: SpeechSpeed; told: readonly Sentence[] }
  | { type: 'LEVEL'; level: number; told: readonly Sentence[] }
  | { type: 'ANSWER'; yes: boolean }
  /** The sentence was said to its end. */
  | { type: 'SAID' }
  | { type: 'FAILED' }

export const silence: Reading = {
  list: [],
  at: 0,
  playing: false,
  aside: [],
  consent: 'unasked',
  question: [],
  speed: 'normal',
  level: levels.first,
  broken: false,
  turn: 0,
}

/** The sentence to be heard now. Nothing personal without a yes, whatever has happened before. */
export function now({ aside, list, at, playing, consent }: Reading): Sentence | null {
  const sentence = aside[0] ?? (playing ? list[at] : undefined)
  return sentence === undefined || (sentence.personal && consent !== 'yes') ? null : sentence
}

export function isReading({ playing, aside, consent }: Reading): boolean {
  return aside.length > 0 || (playing && consent !== 'asking') // a question that was said waits in silence
}

export function reduce(before: Reading, event: ReadingEvent): Reading {
  return settle(change(before, event))
}

function change(before: Reading, event: ReadingEvent): Reading {
  const anew = { ...before, turn: before.turn + 1 }
  switch (event.type) {
    case 'SCREEN':
      return {
        ...anew,
        list: event.list,
        at: 0,
        playing: true,
        aside: event.before ?? [],
        consent: unaskedAgain(before, 'asking'),
      }
    case 'CHANGED': {
      const heard = before.list[before.at]
      const moved = event.list.findIndex(({ text }) => text === heard?.text)
      const at = moved === -1 ? Math.min(before.at, event.list.length) : moved
      return { ...before, list: event.list, at, aside: [...before.aside, ...allowed(before, event.news)] }
    }
    case 'ASK': {
      const question = allowed(before, event.question)
      return { ...anew, question, aside: question }
    }
    case 'SAY':
      return { ...anew, aside: allowed(before, event.sentences) }
    case 'ACT':
      return { ...before, playing: false, aside: [] }
    case 'AGAIN':
      if (before.consent === 'asking') return { ...anew, aside: before.question }
      return { ...anew, at: 0, playing: true, aside: [], consent: unaskedAgain(before, 'no') }
    case 'PAUSE_OR_GO_ON': {
      if (isReading(before)) return { ...before, playing: false, aside: [] }
      if (before.consent === 'asking') return { ...anew, aside: before.question }
      return { ...anew, at: before.at < before.list.length ? before.at : 0, playing: true }
    }
    case 'SPEED':
      return { ...anew, speed: event.speed, aside: event.told }
    case 'LEVEL':
      return { ...anew, level: event.level, aside: event.told }
    case 'ANSWER':
      return { ...anew, consent: event.yes ? 'yes' : 'no', aside: [], playing: true }
    case 'SAID': {
      const rest = { ...anew, broken: false }
      return before.aside.length > 0 ? { ...rest, aside: before.aside.slice(1) } : { ...rest, at: before.at + 1 }
    }
    case 'FAILED':
      return { ...before, playing: false, aside: [], broken: true }
  }
}

/** Goes past what the visitor doesn't want said, asks before the first of it, and ends at the end. */
function settle(reading: Reading): Reading {
  const { list, playing, aside, consent } = reading
  if (!playing || aside.length > 0) return reading
  const ahead = list.findIndex(({ personal }, at) => at >= reading.at && !(personal && consent === 'no'))
  const at = ahead === -1 ? list.length : ahead
  const next = list[at]
  if (next === undefined) return { ...reading, at, playing: false }
  return { ...reading, at, consent: next.personal && consent === 'unasked' ? 'asking' : consent }
}

function allowed({ consent }: Reading, sentences: readonly Sentence[]): Sentence[] {
  return sentences.filter(({ personal }) => !personal || consent === 'yes')
}

function unaskedAgain({ consent }: Reading, from: Reading['consent']): Reading['consent'] {
  return consent === from ? 'unasked' : consent
}
