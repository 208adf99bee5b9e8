/** Starts a whole kiosk for a test: the bridge as it runs in the field, on a free port, with a data folder of its own. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import type { CommandName, CommandPayload } from '#contract/commands.ts'
import type { KioskConfig } from '#contract/config.ts'
import type { BridgeMessage } from '#contract/envelope.ts'

const root = join(import.meta.dirname, '..', '..')

type DeepPartial<T> = T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T

export interface KioskOptions {
  /** Fields of kiosk.config.json to replace. */
  config?: DeepPartial<KioskConfig>
  /** File of the synthetic people. */
  people?: string
  port?: number
  /** Folder for recordings of the devices. */
  record?: string
  /** Node's own options, e.g. `--inspect=0`. */
  execArgv?: string[]
  /** Variables to set, e.g. `LINBAN_VIRTUAL_PACE`. */
  env?: Record<string, string>
}

export interface Kiosk {
  /** With a slash at its end. */
  url: string
  dataDir: string
  process: ChildProcess
  /** Sends a command as a local tool; resolves with the completion's payload, rejects when it didn't succeed. */
  dock<C extends CommandName>(command: C, payload: CommandPayload<C>): Promise<unknown>
  stop(): Promise<void>
}

/** The pages must be built already: `npm test` sees to that. */
export async function startKiosk({
  config = {},
  people,
  port = 0,
  record,
  execArgv = [],
  env = {},
}: KioskOptions = {}): Promise<Kiosk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linban-test-'))
  const configFile = join(dataDir, 'kiosk.config.json')
  const standard = JSON.parse(readFileSync(join(root, 'kiosk.config.json'), 'utf8'))
  writeFileSync(configFile, JSON.stringify(merge(standard, config)))
  const bridge = fork(
    join(root, 'device-bridge', 'main.ts'),
    [
      '--config',
      configFile,
      '--data',
      dataDir,
      '--port',
      `${port}`,
      ...(people ? ['--people', people] : []),
      ...(record ? ['--record', record] : []),
    ],
    { execArgv, env: { ...process.env, ...env }, silent: true },
  )
  const url = await readyUrl(bridge)
  let tool: Promise<Tool> | undefined
  return {
    url,
    dataDir,
    process: bridge,
    async dock(command, payload) {
      tool ??= connectTool(url, readFileSync(join(dataDir, 'bridge-token'), 'utf8'))
      return (await tool).send(command, payload)
    },
    async stop() {
      ;(await tool)?.close()
      if (bridge.exitCode === null && bridge.signalCode === null) {
        const gone = new Promise((resolve) => bridge.once('exit', resolve))
        bridge.kill('SIGTERM')
        await gone
      }
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Resolves with the address of the `ready` line; rejects with what the bridge said when it ended instead. */
function readyUrl(bridge: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    bridge.stdout?.on('data', (piece) => {
      said += String(piece)
      const ready = /^ready (http:\S+)$/m.exec(said)
      if (ready?.[1]) resolve(ready[1])
    })
    bridge.stderr?.on('data', (piece) => (said += String(piece)))
    bridge.on('exit', (code) => reject(new Error(`the bridge ended with ${code}: ${said}`)))
  })
}

interface Tool {
  send(command: string, payload: object): Promise<unknown>
  close(): void
}

async function connectTool(url: string, token: string): Promise<Tool> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}bridge`, { headers: { authorization: `Bearer ${token}` } })
  const waiting = new Map<number, PromiseWithResolvers<Completion>>()
  let lastId = 0
  socket.on('message', (data) => {
    const message: BridgeMessage = JSON.parse((data as Buffer).toString())
    if (isCompletion(message)) waiting.get(message.header.requestId)?.resolve(message)
  })
  socket.once('close', () => {
    for (const command of waiting.values()) command.reject(new Error('the connection was closed'))
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  return {
    async send(name, payload) {
      const requestId = ++lastId
      const command = Promise.withResolvers<Completion>()
      waiting.set(requestId, command)
      socket.send(JSON.stringify({ header: { type: 'command', name, requestId }, payload }))
      const completion = await command.promise
      waiting.delete(requestId)
      const { completionCode, fault, errorDescription } = completion.header
      if (completionCode === 'success') return completion.payload
      throw new Error(`${name}: ${completionCode} ${fault?.code ?? ''} ${errorDescription ?? ''}`)
    },
    close: () => socket.close(),
  }
}

type Completion = Extract<BridgeMessage, { header: { type: 'completion' } }>

function isCompletion(message: BridgeMessage): message is Completion {
  return message.header.type === 'completion'
}

/** Objects are merged, everything else is replaced. */
function merge(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over
  return { ...base, ...Object.fromEntries(Object.entries(over).map(([key, value]) => [key, merge(base[key], value)])) }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
