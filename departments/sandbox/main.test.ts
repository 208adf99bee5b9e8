import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, test } from 'vitest'
import { defaultPeopleFile } from './people.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const children: ChildProcess[] = []
const folder = mkdtempSync(join(tmpdir(), 'linban-people-'))
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(...options: string[]) {
  const child = fork(here('main.ts'), options, {
    // the project's own Node, whichever runs the tests
    execPath: here('../../node_modules/.bin/node'),
    execArgv: [],
    silent: true,
  })
  children.push(child)
  let printed = ''
  child.stdout?.on('data', (text: Buffer) => (printed += text.toString()))
  child.stderr?.on('data', (text: Buffer) => (printed += text.toString()))
  const closed = once(child, 'close').then(([code]) => ({ code: code as number | null, printed }))
  return { child, closed }
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, 'message')) as unknown[]
  return message
}

test('it says where it listens, obeys modes, and ends with its parent', { timeout: 15_000 }, async () => {
  const { child } = start()
  // not `close`: after disconnect() Node doesn't emit it
  const exited = once(child, 'exit')
  const ready = (await nextMessage(child)) as { type: string; urls: Record<string, string> }
  expect(ready.type).toBe('ready')
  expect(Object.keys(ready.urls)).toEqual(['socialSecurity', 'medicalInsurance', 'realEstate'])
  for (const url of Object.values(ready.urls)) expect((await fetch(`${url}/health`)).status).toBe(200)

  const down = { department: 'realEstate', mode: 'down' }
  child.send({ type: 'mode', ...down })
  expect(await nextMessage(child)).toEqual({ type: 'modeSet', ...down })
  await expect(fetch(`${ready.urls['realEstate']}/health`)).rejects.toThrow('fetch failed')
  expect((await fetch(`${ready.urls['socialSecurity']}/health`)).status).toBe(200)

  child.disconnect()
  expect(await exited).toEqual([0, null])
})

test('a wrong people file ends it with code 2 and says what is wrong', { timeout: 15_000 }, async () => {
  const file = join(folder, 'wrong.json')
  writeFileSync(file, '{"people":[{"id":"X"}]}')
  const { code, printed } = await start('--people', file).closed
  expect(code).toBe(2)
  expect(printed).toContain(`人员文件有误：${file}`)
  expect(printed).toContain('people.0.id')
})

test('--check only checks', { timeout: 15_000 }, async () => {
  const { code, printed } = await start('--check').closed
  expect(code).toBe(0)
  expect(printed).toContain(defaultPeopleFile)
})
