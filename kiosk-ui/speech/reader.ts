/** Makes audible what the state machine says: one sentence plays, the next is made meanwhile, and a stop is a stop. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { SpeechSpeed } from '#contract/speech.ts'
import { now, type Reading, type ReadingEvent, reduce, silence } from './reading.ts'
import type { Sentence } from './spoken-form.ts'

/** A sentence as sound, ready to be heard. */
export interface Sound {
  /** @returns how to stop it at once; `onEnd` isn't called then */
  play(onEnd: () => void): () => void
}

export interface Voice {
  /** @returns null when no sound could be made, or it was canceled */
  make(sentence: Sentence, speed: SpeechSpeed, signal: AbortSignal): Promise<Sound | null>
  /** @param level 1–5 */
  setLevel(level: number): void
  /** Nothing of it is left. */
  close(): void
}

export interface Reader {
  readonly state: ReadonlySignal<Reading>
  send(event: ReadingEvent): void
  end(): void
}

interface Making {
  sentence: Sentence
  speed: SpeechSpeed
  sound: Promise<Sound | null>
  cancel(): void
}

export function startReader(voice: Voice): Reader {
  const state = signal(silence)
  let saying: { sentence: Sentence; turn: number; stop: () => void } | null = null
  let ahead: Making | null = null

  function make(sentence: Sentence, speed: SpeechSpeed): Making {
    const stopping = new AbortController()
    const sound = voice.make(sentence, speed, stopping.signal)
    return { sentence, speed, sound, cancel: () => stopping.abort() }
  }

  /** What was made ahead, if it is that; else it is of no use any more. */
  function takeOrMake(sentence: Sentence, speed: SpeechSpeed): Making {
    const made = ahead
    ahead = null
    if (made !== null && made.sentence.text === sentence.text && made.speed === speed) return made
    made?.cancel()
    return make(sentence, speed)
  }

  async function begin(sentence: Sentence, turn: number) {
    const making = takeOrMake(sentence, state.peek().speed)
    const mine = { sentence, turn, stop: () => making.cancel() }
    saying = mine
    const sound = await making.sound
    if (saying !== mine) return
    if (sound === null) return send({ type: 'FAILED' })
    mine.stop = sound.play(() => {
      if (saying === mine) send({ type: 'SAID' })
    })
    const next = now(reduce(state.peek(), { type: 'SAID' }))
    if (next !== null) ahead = make(next, state.peek().speed)
  }

  function follow() {
    const wanted = now(state.peek())
    const { turn } = state.peek()
    if (wanted !== null && saying?.turn === turn && saying.sentence.text === wanted.text) return
    saying?.stop()
    saying = null
    if (wanted !== null) return void begin(wanted, turn)
    ahead?.cancel()
    ahead = null
  }

  function send(event: ReadingEvent) {
    state.value = reduce(state.peek(), event)
    voice.setLevel(state.peek().level)
    follow()
  }

  return {
    state,
    send,
    end() {
      send({ type: 'ACT' })
      voice.close()
      state.value = silence
    },
  }
}
