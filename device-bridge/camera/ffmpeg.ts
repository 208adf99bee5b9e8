/** ffmpeg as a child process: its bytes, and how it ended. */
import { spawn } from 'node:child_process'
import type { FaultCode } from '#contract/faults.ts'
import { dyingWithBridge, programNotFound } from '../dies-with-bridge.ts'

export interface FfmpegEnd {
  /** It isn't installed. */
  missing: boolean
  /** The last it said on stderr: about the device, never of a picture. */
  words: string
}

export interface FfmpegRun {
  readonly ended: Promise<FfmpegEnd>
  /** At once: it keeps nothing that needs to be put away, and one that waits for a camera hears no gentler signal. */
  kill(): void
}

/** @param onBytes gets what it writes, in pieces that are wiped afterwards */
export type StartFfmpeg = (parameters: string[], onBytes: (bytes: Uint8Array) => void) => FfmpegRun

const wordsKept = 65_536 // characters; the list of what a camera offers may have ten thousand

/** @param program another one in tests */
export function ffmpeg(program = 'ffmpeg'): StartFfmpeg {
  return (parameters, onBytes) => {
    const child = spawn(...dyingWithBridge(program, ['-hide_banner', '-nostdin', ...parameters]), {
      detached: true, // Ctrl-C is for the bridge, which then ends its children in order
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let words = ''
    child.stderr.setEncoding('utf8')
    child.stderr.on('data', (more: string) => (words = (words + more).slice(-wordsKept)))
    child.stdout.on('data', (bytes: Buffer) => {
      onBytes(bytes)
      bytes.fill(0)
    })
    const ended = new Promise<FfmpegEnd>((resolve) => {
      child.on('error', (error) => resolve({ missing: 'code' in error && error.code === 'ENOENT', words }))
      child.on('close', (code) => resolve({ missing: code === programNotFound, words }))
    })
    return { ended, kill: () => void child.kill('SIGKILL') }
  }
}

/** In the system's own words, which stand in what ffmpeg says last. */
const complaints: [RegExp, FaultCode][] = [
  [/Permission denied|Operation not permitted/, 'deviceForbidden'],
  // "No space left": on the USB bus, where another camera has reserved it
  [/Device or resource busy|No space left on device/, 'deviceBusy'],
  [/No such device|No such file or directory|Input\/output error/, 'deviceLost'],
]

/** Why it ended; null when it doesn't say. Pure. */
export function complaintOf({ missing, words }: FfmpegEnd): FaultCode | null {
  if (missing) return 'programMissing'
  return complaints.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

/** Waits for its end, which the signal hastens. */
export async function endOf(run: FfmpegRun, signal: AbortSignal): Promise<FfmpegEnd> {
  const kill = () => run.kill()
  signal.addEventListener('abort', kill)
  if (signal.aborted) kill()
  const end = await run.ended
  signal.removeEventListener('abort', kill)
  return end
}
