/** The bridge as a process: how it starts, how it refuses to, and how all of it ends. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type Kiosk, type KioskOptions, startKiosk } from '#tests/support/start-kiosk.ts'
import { until } from '#tests/support/until.ts'

const folder = mkdtempSync(join(tmpdir(), 'linban-main-'))
const kiosks: Kiosk[] = []
afterEach(async () => {
  for (const kiosk of kiosks.splice(0)) await kiosk.stop()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function start(options: KioskOptions = {}) {
  const kiosk = await startKiosk(options)
  kiosks.push(kiosk)
  return kiosk
}

/** Runs the bridge to its end. */
function run(...words: string[]): Promise<{ code: number | null; said: string }> {
  const main = join(import.meta.dirname, 'main.ts')
  const bridge = spawn(process.execPath, [main, '--data', join(folder, 'data'), ...words])
  let said = ''
  for (const stream of [bridge.stdout, bridge.stderr]) stream.on('data', (piece) => (said += String(piece)))
  return new Promise((resolve) => void bridge.on('exit', (code) => resolve({ code, said })))
}

const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
const isAlive = (pid: number) => existsSync(`/proc/${pid}/exe`)
const untilGone = (pids: number[]) =>
  until(
    async () => !pids.some(isAlive),
    () => `${pids.filter(isAlive).join(', ')} gone`,
  )
const command = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8')
const socketFolder = (pids: number[]) => /--reader=(.+)\/reader/.exec(pids.map(command).join(''))?.[1] ?? ''

test('what is wrong with the start is told in both languages, with exit code 2', async () => {
  const config = join(folder, 'wrong.json')
  const standard = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'kiosk.config.json'), 'utf8'))
  writeFileSync(config, JSON.stringify({ ...standard, listen: { port: 99_999 } }))
  const [option, wrongConfig, wrongPeople] = await Promise.all([
    run('--bogus'),
    run('--config', config),
    run('--port', '0', '--people', join(folder, 'nobody.json')),
  ])
  expect(option).toMatchObject({ code: 2, said: expect.stringMatching(/命令行[^]*--bogus/) })
  expect(wrongConfig).toMatchObject({
    code: 2,
    said: expect.stringMatching(/wrong\.json[^]*listen\.port[^]*99999[^]*65535/),
  })
  expect(wrongPeople).toMatchObject({ code: 2, said: expect.stringMatching(/人员文件[^]*people file[^]*nobody\.json/) })
  for (const { said } of [option, wrongConfig, wrongPeople]) expect(said).not.toContain('    at ')
}, 60_000)

test('ready means that the page is there; Ctrl-C ends all of it within a second', async () => {
  const kiosk = await start()
  expect((await fetch(kiosk.url)).status).toBe(200)
  const children = childrenOf(kiosk.process.pid ?? 0)
  const sockets = socketFolder(children)
  expect(children).toHaveLength(2)
  expect(readdirSync(sockets).sort()).toEqual(['printer', 'reader'])

  const taken = await run('--port', new URL(kiosk.url).port)
  expect(taken).toMatchObject({ code: 2, said: expect.stringContaining('is in use') })

  const ended = new Promise((resolve) => void kiosk.process.once('exit', resolve))
  const asked = performance.now()
  kiosk.process.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(performance.now() - asked).toBeLessThan(1000)
  await untilGone(children)
  expect(existsSync(sockets)).toBe(false)
}, 60_000)

test('children that die are started again, and children of a bridge that dies end with it', async () => {
  const kiosk = await start()
  const before = childrenOf(kiosk.process.pid ?? 0)
  await kiosk.dock('Dock.Switch', { department: 'socialSecurity', mode: 'refusing' })
  for (const pid of before) process.kill(pid, 'SIGKILL')
  await until(
    async () => childrenOf(kiosk.process.pid ?? 0).filter((pid) => !before.includes(pid)).length === 2,
    () => 'two new children',
  )
  await until(
    async () => {
      const health = await (await fetch(`${kiosk.url}health`)).json()
      return [...health.devices, ...health.departments].every(({ state }) => state === 'ready' || state === 'up')
    },
    () => 'devices and departments that are well again',
  )
  expect(await kiosk.dock('Dock.Status', {})).toMatchObject({ departments: { socialSecurity: 'refusing' } })

  const after = childrenOf(kiosk.process.pid ?? 0)
  const sockets = socketFolder(after)
  kiosk.process.kill('SIGKILL')
  await untilGone(after)
  expect(existsSync(sockets)).toBe(false)
}, 60_000)

test('a bridge whose starter was killed ends too, and leaves the port to the next one', async () => {
  const kiosk = await start()
  const ended = new Promise((resolve) => void kiosk.process.once('exit', resolve))
  kiosk.process.disconnect() // what the bridge sees of it
  expect(await ended).toBe(0)
}, 60_000)

test('a bug ends the bridge and its children, and leaves in the log where it was, not what it was about', async () => {
  const bug = 'process.on("SIGUSR2", () => { throw new RangeError("郭守田") })'
  const kiosk = await start({ execArgv: ['--import', `data:text/javascript,${encodeURIComponent(bug)}`] })
  const children = childrenOf(kiosk.process.pid ?? 0)
  const ended = new Promise((resolve) => void kiosk.process.once('exit', resolve))
  kiosk.process.kill('SIGUSR2')
  expect(await ended).toBe(1)
  await untilGone(children)
  const log = readFileSync(join(kiosk.dataDir, 'log', 'bridge.log'), 'utf8')
  expect(log).toContain('"event":"bug","kind":"RangeError"')
  expect(log).not.toContain('郭守田')
}, 60_000)
