/** For tests and measurements: the real pcscd, with Debian's virtual reader (vsmartcard-vpcd) into which chips are put. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type Socket, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '#tests/support/until.ts'
import type { Port } from '../ports/port.ts'
import { unixSocketPort } from '../ports/unix-socket.ts'

const vpcdLibrary = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so'

/** Also where the rights are missing to give pcscd a folder of its own: it knows only /run/pcscd. */
export const pcscdMissing = ((): boolean => {
  if (!existsSync('/usr/sbin/pcscd') || !existsSync(vpcdLibrary)) return true
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' })
    return false
  } catch {
    return true
  }
})()

export const readerName = 'Linban Test Reader'

export interface Pcscd {
  /** Of its socket. */
  port: (url?: string) => Port
  stop(): Promise<void>
  start(): Promise<void>
  /** Puts a chip into the reader. */
  insert(chip: Chip): Promise<{ remove: () => void }>
  /** Stops it, takes all chips out and leaves nothing behind. */
  end(): Promise<void>
}

/**
 * A command in, an answer out; null = it is pulled out in the middle of it.
 * @param since when its first byte came (`performance.now()`): vpcd sends the length alone, and TCP may hold the rest back for 40 ms
 */
type Chip = (command: Uint8Array, since: number) => Uint8Array | null | Promise<Uint8Array | null>

export async function startPcscd(): Promise<Pcscd> {
  const folder = mkdtempSync(join(tmpdir(), 'pcscd-'))
  const wires = new Set<Socket>()
  const [run, config] = [join(folder, 'run'), join(folder, 'conf')]
  for (const path of [run, config]) mkdirSync(path)
  mkdirSync('/run/pcscd', { recursive: true })
  const port = await freePorts()
  const channel = `0x${port.toString(16)}`
  const fields = [`FRIENDLYNAME "${readerName}"`, `DEVICENAME /dev/null:${channel}`, `LIBPATH ${vpcdLibrary}`]
  writeFileSync(join(config, 'vpcd'), [...fields, `CHANNELID ${channel}`, ''].join('\n'))
  const script = 'mount --bind "$0" /run/pcscd && exec pcscd --foreground --config "$1"'
  const socket = join(run, 'pcscd.comm')
  let daemon: ChildProcess | undefined

  const pcscd: Pcscd = {
    port: (url = 'pcsc:') => unixSocketPort(url, socket),
    async start() {
      daemon = spawn('unshare', ['--mount', 'sh', '-c', script, run, config], { stdio: 'ignore' })
      await until(
        async () => existsSync(socket),
        () => 'pcscd',
      )
    },
    async stop() {
      const ending = daemon
      if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return
      const ended = new Promise((resolve) => ending.once('exit', resolve))
      ending.kill('SIGKILL') // ended gently, it waits for its reader
      await ended
      execFileSync('rm', ['-f', socket, join(run, 'pcscd.pid')])
    },
    async insert(chip) {
      const wire = await plugIn(port)
      wires.add(wire)
      serveChip(wire, chip)
      return { remove: () => wire.destroy() }
    },
    async end() {
      for (const wire of wires) wire.destroy()
      await pcscd.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await pcscd.start()
  return pcscd
}

/** vpcd has two slots and listens for each, at the port and at the next one: with either taken, pcscd has no reader at all. */
async function freePorts(): Promise<number> {
  // below those that Linux gives to connections, which come and go beside this test
  const first = 20_000 + 2 * Math.floor(Math.random() * 6_000)
  const taken = [first, first + 1].map(async (port) => {
    const server = createServer()
    const isTaken = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(true))
      server.listen(port, '0.0.0.0', () => resolve(false))
    })
    if (!isTaken) await new Promise((resolve) => server.close(resolve))
    return isTaken
  })
  return (await Promise.all(taken)).includes(true) ? freePorts() : first
}

async function plugIn(port: number): Promise<Socket> {
  const wire = connect(port, '127.0.0.1')
  wire.on('error', () => {})
  await new Promise((resolve) => wire.once('connect', resolve))
  return wire
}

const answerToReset = Buffer.from('3b6d00000031c071d66438d00300849000', 'hex')

/** The virtual reader's protocol: two bytes of length, then a command, or one byte: 0 off, 1 on, 2 reset, 4 = tell the ATR. */
function serveChip(wire: Socket, chip: Chip): void {
  let heard = Buffer.alloc(0)
  let since = 0
  const say = (bytes: Uint8Array) => wire.write(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff, ...bytes))
  wire.on('data', (bytes: Buffer) => {
    if (heard.length === 0) since = performance.now()
    heard = Buffer.concat([heard, bytes])
    while (heard.length >= 2 && heard.length >= 2 + heard.readUInt16BE()) {
      const message = Uint8Array.from(heard.subarray(2, 2 + heard.readUInt16BE()))
      heard = heard.subarray(2 + message.length)
      if (message.length === 1) {
        if (message[0] === 4) say(answerToReset)
        continue
      }
      void Promise.resolve(chip(message, since)).then((reply) => {
        if (reply === null) wire.destroy()
        else say(reply)
      })
    }
  })
}
