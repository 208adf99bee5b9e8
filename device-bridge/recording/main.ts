/** `npm run replay FILE`: plays a recording to the driver it was made of, and prints what the driver said. */
import { readFileSync } from 'node:fs'
import { parseRecording } from './recording.ts'
import { reportOf } from './replay-report.ts'
import { replay } from './replay.ts'

const [file] = process.argv.slice(2)
if (file === undefined) giveUp('用法 usage: npm run replay FILE')

const recording = parseRecording(contentOf(file))
if (!recording.ok) giveUp(`不是设备通信记录 not a recording: ${file}, ${recording.fault}`)

const replayed = await replay(recording.value)
if (replayed === null) {
  giveUp(
    '此记录只有长度，或没有对应的驱动，无法回放。\nThe recording holds lengths alone, or there is no driver to play it to.',
  )
}
process.stdout.write(reportOf(replayed))

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return giveUp(`读不到文件 cannot read: ${path}`)
  }
}

function giveUp(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}
