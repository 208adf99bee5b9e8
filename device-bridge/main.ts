/** The bridge as a process: command line, signals, and the line `ready` when the page really works. */
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Result } from '#contract/result.ts'
import { startBridge } from './bridge.ts'
import { loadConfig } from './load-config.ts'
import { bugEntry, openLog } from './log.ts'
import { readLogo } from './logo.ts'
import { readOptions } from './options.ts'

const root = join(import.meta.dirname, '..')
const patience = 800 // ms; Ctrl-C ends all of it within a second, whatever still hangs

const options = orGiveUp(readOptions(process.argv.slice(2)))
const configFile = resolve(options.config ?? join(root, 'kiosk.config.json'))
const config = orGiveUp(loadConfig(configFile))
const logo = orGiveUp(readLogo(config.theme.logo, dirname(configFile)))

const dataFolder = resolve(options.data ?? join(root, 'data'))
try {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
} catch {
  giveUp(`数据目录无法创建：${dataFolder}\nThe data folder can't be made: ${dataFolder}`)
}
// For whoever wants to watch: LINBAN_LOG=stderr npm start
const mirror = process.env['LINBAN_LOG'] === 'stderr' ? (line: string) => void process.stderr.write(line) : undefined
const log = openLog(join(dataFolder, 'log'), mirror)
const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

let stop = () => Promise.resolve()
let ending = false

async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  setTimeout(() => process.exit(code), patience)
  await stop()
  log({ event: 'stopped' })
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0))
process.on('disconnect', () => void end(0)) // whoever started it was killed: nobody else would ever end it
process.on('uncaughtException', (bug) => {
  log(bugEntry(bug))
  process.stderr.write('程序出错，已退出，详情见日志。 A bug ended the bridge; the log says where.\n')
  void end(1)
})
// Whoever reads our output may go away; the kiosk goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

const bridge = orGiveUp(
  await startBridge({
    config,
    logo,
    port: options.port ?? config.listen.port,
    dataFolder,
    uiFolder: join(root, 'dist'),
    peopleFile: options.people === null ? null : resolve(options.people),
    recordFolder: options.record === null ? null : resolve(options.record),
    version,
    log,
  }),
)
stop = () => bridge.stop()

const page = await fetch(bridge.url, { headers: { connection: 'close' } })
if (page.ok) {
  log({ event: 'started', version, url: bridge.url })
  process.stdout.write(`ready ${bridge.url}\n`)
} else {
  process.stderr.write('界面尚未构建，请用 npm start 启动。\nThe pages are not built: start with npm start.\n')
  await end(1)
}

function orGiveUp<T>(result: Result<T, string>): T {
  return result.ok ? result.value : giveUp(result.fault)
}

function giveUp(message: string): never {
  if (message !== '') process.stderr.write(`${message}\n`)
  // Children end with their parent.
  process.exit(2)
}
