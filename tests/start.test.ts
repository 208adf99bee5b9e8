/** `npm start` as README says it: one command, and its `ready` line is true. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

test('it says that it is ready when the page is there, and ends when it is told to', { timeout: 60_000 }, async () => {
  const data = mkdtempSync(join(tmpdir(), 'linban-start-'))
  const started = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(started, 'exit')
  try {
    let url: string | undefined
    for await (const line of createInterface(started.stdout)) {
      url = /^ready (http:\/\/127\.0\.0\.1:\d+\/)$/.exec(line)?.[1]
      if (url !== undefined) break
    }
    if (url === undefined) throw new Error('it ended without a word')
    const page = await fetch(url)
    expect(page.status).toBe(200)
    const script = /src="(\/assets\/kiosk[^"]+\.js)"/.exec(await page.text())?.[1]
    expect((await fetch(new URL(script ?? 'nothing', url))).headers.get('content-type')).toMatch(/javascript/)
    expect((await fetch(new URL('health', url))).status).toBe(200)
  } finally {
    started.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
})
