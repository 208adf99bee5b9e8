/** espeak-ng as a child process: one for each sentence, told by stdin, since anybody can read a command line. */
import { spawn } from 'node:child_process'
import { type Fault, fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { SpeechSpeed, SpeechState, SpokenLanguage } from '#contract/speech.ts'
import { dyingWithBridge, programNotFound } from '../dies-with-bridge.ts'
import { tellLength } from './wav.ts'

/**
 * `cmn` reads most hanzi as their pinyin spelled in English ("hao three"); only `cmn-latn-pinyin` reads them as Chinese. Both
 * voices are the program's own low ones: ears that grow old lose the high tones first.
 */
const voices = { zh: 'cmn-latn-pinyin', en: 'en-us' } as const satisfies Record<SpokenLanguage, string>

/**
 * Its "words a minute", and what they come to. News is read at 250 to 300 hanzi a minute, and English books at 150 to 160
 * words; who listens to a machine in a village hall wants less, and who asks for slower wants much less.
 */
const speeds = {
  zh: { normal: 150, slow: 110 }, // 200 and 140 hanzi
  en: { normal: 130, slow: 100 }, // 150 and 115 words
} as const satisfies Record<SpokenLanguage, Record<SpeechSpeed, number>>

const limits = {
  look: 10_000, // ms; it takes 30, but all of a kiosk starts at the same time
  say: 15_000, // ms; the longest sentence takes half a second
  output: 12_000_000, // bytes; four and a half minutes, more than 400 hanzi take when said slowly
  list: 100_000, // bytes; it has some 130 voices, a line each
} as const

export interface Sentence {
  /** Plain text without control characters. */
  text: string
  language: SpokenLanguage
  speed: SpeechSpeed
}

export interface Espeak {
  /** Whether it is installed with all of our voices. */
  look(): Promise<Exclude<SpeechState, 'off'>>
  /** @returns the WAV, or `programMissing`, `voiceFailed`, `canceled` */
  say(sentence: Sentence, signal: AbortSignal): Promise<Result<Buffer>>
}

/** @param program another one in tests */
export function espeak(program = 'espeak-ng'): Espeak {
  return {
    async look() {
      const listed = await run(program, ['--voices'], {
        input: '',
        limit: limits.list,
        signal: AbortSignal.timeout(limits.look),
      })
      if (!listed.ok) return listed.fault.code === 'programMissing' ? 'programMissing' : 'voiceMissing'
      // " 5  cmn-latn-pinyin  --/M  Chinese_(Mandarin,_latin_as_Pinyin)  sit/cmn-Latn-pinyin  (zh 5)"
      const known = new Set(
        listed.value
          .toString('utf8')
          .split('\n')
          .map((line) => line.trim().split(/\s+/)[1]),
      )
      return Object.values(voices).every((voice) => known.has(voice)) ? 'ready' : 'voiceMissing'
    },

    async say({ text, language, speed }, signal) {
      // without -m it reads < and & as signs, not as SSML
      const parameters = [
        '-v',
        voices[language],
        '-s',
        String(speeds[language][speed]),
        '-b',
        '1',
        '--stdin',
        '--stdout',
      ]
      const patience = AbortSignal.any([signal, AbortSignal.timeout(limits.say)])
      const said = await run(program, parameters, { input: text, limit: limits.output, signal: patience })
      if (signal.aborted) return failed(fault('canceled'))
      return said.ok && !tellLength(said.value) ? failed(fault('voiceFailed')) : said
    },
  }
}

interface Run {
  input: string
  /** Bytes of output; more ends it. */
  limit: number
  /** Ends it at once. */
  signal: AbortSignal
}

/** Its output, or `programMissing`, `voiceFailed`. What it says on stderr may quote what it was told, so nobody hears it. */
function run(program: string, parameters: string[], { input, limit, signal }: Run): Promise<Result<Buffer>> {
  const child = spawn(...dyingWithBridge(program, parameters), {
    detached: true, // Ctrl-C is for the bridge, which then ends its children in order
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const pieces: Buffer[] = []
  let length = 0
  const kill = () => {
    child.kill('SIGKILL') // it keeps nothing that needs to be put away
    child.stdout.destroy()
  }
  signal.addEventListener('abort', kill)
  if (signal.aborted) kill()
  child.stdout.on('data', (piece: Buffer) => {
    pieces.push(piece)
    length += piece.length
    if (length > limit) kill()
  })
  child.stdin.on('error', () => {}) // it ended without reading: its end is what counts
  child.stdin.end(input)
  return new Promise((resolve) => {
    const end = (why: Fault | null) => {
      signal.removeEventListener('abort', kill)
      const output = why === null ? done(Buffer.concat(pieces)) : failed(why)
      for (const piece of pieces.splice(0)) piece.fill(0)
      resolve(output)
    }
    child.on('error', () => end(fault('programMissing')))
    child.on('close', (code) =>
      end(code === 0 ? null : fault(code === programNotFound ? 'programMissing' : 'voiceFailed')),
    )
  })
}
