/** For tests of the voice: programs that stand in for espeak-ng, and small WAV files. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export const never = new AbortController().signal

export const espeakMissing = ((): boolean => {
  try {
    execFileSync('espeak-ng', ['--version'], { stdio: 'ignore' })
    return false
  } catch {
    return true
  }
})()

export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'speech-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What it lists as its voices: those that are needed, and one more. */
const allVoices = ['cmn', 'cmn-latn-pinyin', 'en-us']

/**
 * A program that stands in for espeak-ng.
 * @param say shell commands for a sentence, which comes by stdin
 */
export function scriptEspeak(say: string, voices = allVoices): string {
  const file = join(testFolder(), 'espeak-ng')
  const list = voices.map((voice) => `echo " 5  ${voice}  --/M  Some_Voice  any/file  (zh 5)"`).join('\n')
  writeFileSync(file, `#!/bin/sh\nif [ "$1" = --voices ]; then\n${list}\nexit\nfi\n${say}\n`)
  chmodSync(file, 0o755)
  return file
}

/** A script's command that says the WAV. */
export function answering(wav: Buffer): string {
  const file = join(testFolder(), 'answer.wav')
  writeFileSync(file, wav)
  return `cat > /dev/null; cat ${file}`
}

export function wavOf({ seconds = 0.1, rate = 22_050, bits = 16, channels = 1, coding = 1, length = -1 } = {}): Buffer {
  const frame = (bits / 8) * channels
  const sound = Buffer.alloc(Math.round(seconds * rate) * frame, 7)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(length < 0 ? 36 + sound.length : length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(coding, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * frame, 28)
  head.writeUInt16LE(frame, 32)
  head.writeUInt16LE(bits, 34)
  head.write('data', 36)
  head.writeUInt32LE(length < 0 ? sound.length : length, 40)
  return Buffer.concat([head, sound])
}

/** As espeak-ng writes it to a pipe, not knowing how long it becomes. */
export const unmeasured = 0x7f_ff_f0_00

/** How many of the script's processes were there at the same time, from the marks it left with `mark`. */
export const mark = 'echo begin >> "$0.marks"; trap \'echo end >> "$0.marks"\' EXIT'
export function mostAtOnce(script: string): number {
  if (!existsSync(`${script}.marks`)) return 0
  const marks = readFileSync(`${script}.marks`, 'utf8').trim().split('\n')
  let now = 0
  return Math.max(...marks.map((word) => (now += word === 'begin' ? 1 : -1)))
}
