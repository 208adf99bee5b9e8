/**
 * Recorded sentences: a folder with WAV files and an index.json that says what is to be heard in each. All of it is checked
 * when the kiosk starts, so that nobody finds out by silence.
 */
import { readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { done, failed, type Result } from '#contract/result.ts'
import { maxSpokenText, speechSpeeds, spokenLanguages } from '#contract/speech.ts'
import { describeIssues } from '../describe-issues.ts'
import type { Sentence } from './espeak.ts'
import { readWav } from './wav.ts'

const maxFile = 4_000_000 // bytes; a minute and a half at 22 kHz, longer than anybody listens to one sentence

const indexSchema = z.array(
  z.strictObject({
    text: z.string().min(1).max(maxSpokenText).describe('The sentence that is replaced, sign for sign'),
    language: z.enum(spokenLanguages),
    speed: z.enum(speechSpeeds).default('normal'),
    file: z
      .string()
      .regex(/^[^/\\.][^/\\]*\.wav$/)
      .describe('A WAV in this folder: 16 bit, 1 or 2 channels, 8000–48000 Hz'),
  }),
)

export interface Recordings {
  /** The WAV, or null when this sentence isn't recorded at this speed, or its file has gone since the start. */
  find(sentence: Sentence): Promise<Buffer | null>
}

const keyOf = ({ text, language, speed }: Sentence) => JSON.stringify([language, speed, text])

/** @returns what is recorded there, or a message in Chinese and English */
export function openRecordings(folder: string): Result<Recordings, string> {
  const index = join(folder, 'index.json')
  let raw: unknown
  try {
    raw = JSON.parse(readFileSync(index, 'utf8').replace(/^\ufeff/, '')) // Windows editors put a byte order mark before it
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    return failed(`读不到语音录音的目录：${index}\nCannot read the index of the recordings: ${index}\n  ${why}`)
  }
  const parsed = indexSchema.safeParse(raw)
  const problems = parsed.success ? wrongEntries(folder, parsed.data) : describeIssues(parsed.error, indexSchema, raw)
  if (!parsed.success || problems.length > 0)
    return failed(
      [`语音录音的目录有误：${index}`, `The index of the recordings is wrong: ${index}`, ...problems].join('\n'),
    )
  const files = new Map(parsed.data.map((entry) => [keyOf(entry), join(folder, entry.file)]))
  return done({
    async find(sentence) {
      const file = files.get(keyOf(sentence))
      if (file === undefined) return null
      try {
        return await readFile(file)
      } catch {
        return null // the program says it then
      }
    },
  })
}

function wrongEntries(folder: string, entries: z.infer<typeof indexSchema>): string[] {
  const seen = new Set<string>()
  return entries.flatMap((entry, place) => {
    const twice = seen.has(keyOf(entry))
    seen.add(keyOf(entry))
    const why = twice ? '同一句话录了两次 recorded twice' : wrongFile(join(folder, entry.file))
    return why === null ? [] : [`  ${place}  ${entry.file}\n    ${why}`]
  })
}

function wrongFile(file: string): string | null {
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) return '没有这个文件 there is no such file'
  if (size > maxFile) return `文件太大，最多 ${maxFile} 字节 too large, ${maxFile} bytes at most`
  let wav
  try {
    wav = readWav(readFileSync(file))
  } catch {
    return '读不了这个文件 cannot be read'
  }
  if (wav === null) return '不是完整的 WAV 文件 no complete WAV'
  const { coding, channels, rate, bits } = wav
  if (coding === 1 && bits === 16 && (channels === 1 || channels === 2) && rate >= 8000 && rate <= 48_000) return null
  return (
    '应为 16 位 PCM、1 或 2 声道、8000–48000 Hz should be PCM, 16 bit, 1 or 2 channels, 8000–48000 Hz\n' +
    `    现在 is: coding ${coding}, ${bits} bit, ${channels} channels, ${rate} Hz`
  )
}
