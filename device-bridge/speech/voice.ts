/** The kiosk's voice: a recording where there is one, else espeak-ng; and never more of its processes than are of use. */
import type { SpeechConfig } from '#contract/config.ts'
import { fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { SpeechState } from '#contract/speech.ts'
import { type Espeak, espeak, type Sentence } from './espeak.ts'
import { openRecordings } from './recordings.ts'
import { sayable } from './sayable.ts'
import { takeTurns } from './turns.ts'

export interface Voice {
  readonly state: Exclude<SpeechState, 'off'>
  /** @returns the WAV, or `programMissing`, `voiceFailed`, `refusedInput` (nothing in it can be said), `canceled` */
  say(sentence: Sentence, signal: AbortSignal): Promise<Result<Buffer>>
}

/** One sentence is heard while the next is made; a third would only make both late. */
const atOnce = 2

/**
 * @param program another espeak-ng in tests
 * @returns the voice, null where it is switched off, or what is wrong with the recordings, in Chinese and English
 */
export async function openVoice(config: SpeechConfig, program?: string): Promise<Result<Voice | null, string>> {
  if (!config.enabled) return done(null)
  const recordings = config.recordings === undefined ? null : openRecordings(config.recordings)
  if (recordings?.ok === false) return recordings
  const speaker: Espeak = espeak(program)
  const state = await speaker.look()
  const inTurn = takeTurns(atOnce)

  return done({
    state,
    async say(sentence, signal) {
      const recorded = await recordings?.value.find(sentence)
      if (recorded) return done(recorded)
      if (state !== 'ready') return failed(fault('programMissing'))
      const text = sayable(sentence.text, sentence.language)
      if (text === null) return failed(fault('refusedInput'))
      return await inTurn(() => speaker.say({ ...sentence, text }, signal), signal)
    },
  })
}
