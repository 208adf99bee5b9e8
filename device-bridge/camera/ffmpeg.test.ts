import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isRunning, never, scriptFfmpeg, until } from './camera-rig.ts'
import { complaintOf, endOf, ffmpeg } from './ffmpeg.ts'

test('its bytes come in order and are wiped afterwards; its last words are kept, and not more', async () => {
  const pieces: Uint8Array[] = []
  const seen: string[] = []
  const script = scriptFfmpeg('printf abc; head -c 200000 /dev/zero | tr "\\0" x >&2; echo No such device >&2')
  const run = ffmpeg(script)([], (bytes) => {
    pieces.push(bytes)
    seen.push(Buffer.from(bytes).toString())
  })
  const end = await run.ended
  expect(seen.join('')).toBe('abc')
  expect(pieces.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
  expect(end.words).toHaveLength(65_536)
  expect(complaintOf(end)).toBe('deviceLost')
})

test('that it is not installed is told', async () => {
  const end = await ffmpeg('/no/such/ffmpeg')([], () => {}).ended
  expect(complaintOf(end)).toBe('programMissing')
})

test('an end can be hastened', async () => {
  const stop = new AbortController()
  const hastened = endOf(
    ffmpeg(scriptFfmpeg('exec sleep 60'))([], () => {}),
    stop.signal,
  )
  stop.abort()
  expect(await hastened).toMatchObject({ missing: false })
  expect(
    await endOf(
      ffmpeg(scriptFfmpeg(''))([], () => {}),
      never,
    ),
  ).toEqual({ missing: false, words: '' })
})

test('it dies with the bridge, even when that is killed and the camera gives nothing to write', async () => {
  const script = scriptFfmpeg('echo $$ > "$0.pid.new"; mv "$0.pid.new" "$0.pid"; exec sleep 60')
  const bridge = spawn(process.execPath, [
    '--input-type=module-typescript',
    '-e',
    `import { ffmpeg } from ${JSON.stringify(join(import.meta.dirname, 'ffmpeg.ts'))}
     ffmpeg(${JSON.stringify(script)})([], () => {})`,
  ])
  onTestFinished(() => void bridge.kill('SIGKILL'))
  await until(() => existsSync(`${script}.pid`))
  const pid = Number(readFileSync(`${script}.pid`, 'utf8'))
  expect(isRunning(pid)).toBe(true)
  bridge.kill('SIGKILL')
  await until(() => !isRunning(pid))
}, 15_000)
