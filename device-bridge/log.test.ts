import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bugEntry, openLog } from './log.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linban-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('one JSON object a line, readable by its owner alone, mirrored', () => {
  const mirrored: string[] = []
  const log = openLog(join(folder, 'log'), (line) => mirrored.push(line))
  log({ event: 'department', department: 'realEstate', state: 'down' })
  log({ event: 'stopped' })
  const file = join(folder, 'log', 'bridge.log')
  const text = readFileSync(file, 'utf8')
  expect(text).toBe(mirrored.join(''))
  const [first] = text.split('\n')
  expect(JSON.parse(first ?? '')).toEqual({
    at: expect.stringMatching(/^\d{4}-.*Z$/),
    event: 'department',
    department: 'realEstate',
    state: 'down',
  })
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('old lines make room: the folder never grows beyond its bound', () => {
  const log = openLog(folder)
  const entry = { event: 'childEnded', child: 'x'.repeat(100_000), code: 0, signal: null } as const
  for (let count = 0; count < 100; count++) log(entry)
  expect(readdirSync(folder).sort()).toEqual(['bridge.1.log', 'bridge.2.log', 'bridge.3.log', 'bridge.log'])
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1_000_000)
})

test('a disk that takes nothing does not stop the bridge', () => {
  writeFileSync(join(folder, 'log'), 'a file where the folder should be')
  expect(() => openLog(join(folder, 'log'))({ event: 'stopped' })).not.toThrow()
})

test('a bug tells where it was, not what it was about', () => {
  const entry = bugEntry(new TypeError('cannot read 张三 of undefined'))
  expect(entry).toMatchObject({
    event: 'bug',
    kind: 'TypeError',
    where: expect.arrayContaining([expect.stringMatching(/log\.test\.ts:\d+/)]),
  })
  expect(JSON.stringify(entry)).not.toContain('张三')
  expect(bugEntry('张三')).toEqual({ event: 'bug', kind: 'string', where: [] })
  const lines: string[] = []
  openLog(folder, (line) => lines.push(line))(entry)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ at: expect.stringMatching(/^\d{4}-.*Z$/), event: 'bug' })
})
