/** For tests of cameras: an ffmpeg in memory, scripts that stand in for it, and small pictures that are JPEGs to whoever looks. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { onTestFinished } from 'vitest'
import { done } from '#contract/result.ts'
import type { FfmpegEnd, StartFfmpeg } from './ffmpeg.ts'
import type { VideoSource } from './video-source.ts'

export const never = new AbortController().signal
export const fine = done({ fault: null, paper: null })

export const ffmpegMissing = ((): boolean => {
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' })
    return false
  } catch {
    return true
  }
})()

/** Begin, frame header, something that differs, end: enough of a JPEG to have a size. */
export function jpegOf({ width = 640, height = 480, body = Buffer.alloc(0) } = {}): Buffer {
  const header = Buffer.from('ffd8ffc0000b08000000000101110000', 'hex').subarray(0, 15)
  header.writeUInt16BE(height, 7)
  header.writeUInt16BE(width, 9)
  return Buffer.concat([header, Buffer.from('ffda0002', 'hex'), body, Buffer.from('ffd9', 'hex')])
}

/** As ffmpeg's mpjpeg writes it. */
export function partOf(jpeg: Uint8Array): Buffer {
  const head = `--ffmpeg\r\nContent-type: image/jpeg\r\nContent-length: ${jpeg.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), jpeg, Buffer.from('\r\n')])
}

interface Run {
  parameters: string[]
  /** Writes pictures, in pieces that are wiped afterwards, as from the real one. */
  show(...jpegs: Uint8Array[]): void
  end(words?: string): void
  killed: boolean
}

/** An ffmpeg in memory. `answer` ends a run at once with what it says; without an answer a run goes on. */
export function memoryFfmpeg(answer: (parameters: string[]) => Partial<FfmpegEnd> | null = () => null) {
  const runs: Run[] = []
  const start: StartFfmpeg = (parameters, onBytes) => {
    const ended = Promise.withResolvers<FfmpegEnd>()
    const end = (end: Partial<FfmpegEnd>) => ended.resolve({ missing: false, words: '', ...end })
    const run: Run = {
      parameters,
      killed: false,
      show(...jpegs) {
        for (const jpeg of jpegs) {
          const bytes = partOf(jpeg)
          onBytes(bytes)
          bytes.fill(0)
        }
      },
      end: (words = '') => end({ words }),
    }
    runs.push(run)
    const answered = answer(parameters)
    if (answered) end(answered)
    return {
      ended: ended.promise,
      kill() {
        run.killed = true
        end({})
      },
    }
  }
  return { start, runs }
}

/** A source that is there, for what is told of its playing. */
export const anySource: VideoSource = {
  find: () => Promise.resolve(done({ input: ['-i', 'any'], jpeg: true, isThere: () => Promise.resolve(true) })),
}

/** A program that stands in for ffmpeg. @param body of a shell script */
export function scriptFfmpeg(body: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'camera-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'ffmpeg')
  writeFileSync(file, `#!/bin/sh\n${body}\n`)
  chmodSync(file, 0o755)
  return file
}

const { setTimeout: later } = globalThis

/** Waits by the real clock: the tests' own may stand still. */
export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 2_000) throw new Error('did not come to hold')
    await new Promise((resolve) => later(resolve, 5))
  }
}

export function isRunning(pid: number): boolean {
  try {
    // a zombie has ended: its parent just hasn't been told yet
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z')
  } catch {
    return false
  }
}

setFlagsFromString('--expose-gc')
export const collectGarbage: () => void = runInNewContext('gc')
