/** For tests: the real pcscd, one for each test, with Debian's virtual reader (vsmartcard-vpcd) into which chips are put. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { type Socket, connect } from 'node:net'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { listen, portNumberOf, temporaryFolder } from '../ports/port-rig.ts'
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
  insert(chip: (command: Uint8Array) => Uint8Array | null): Promise<{ remove: () => void }>
}

export async function startPcscd(): Promise<Pcscd> {
  const folder = temporaryFolder()
  const [run, config] = [join(folder, 'run'), join(folder, 'conf')]
  for (const path of [run, config]) mkdirSync(path)
  mkdirSync('/run/pcscd', { recursive: true })
  const port = await freePort()
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
      await vi.waitUntil(() => existsSync(socket), { interval: 5, timeout: 5000 })
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
      serveChip(wire, chip)
      return { remove: () => wire.destroy() }
    },
  }
  onTestFinished(() => pcscd.stop())
  await pcscd.start()
  return pcscd
}

async function freePort(): Promise<number> {
  const server = await listen({ port: 0, host: '0.0.0.0' }, () => {})
  const port = portNumberOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function plugIn(port: number): Promise<Socket> {
  const wire = connect(port, '127.0.0.1')
  wire.on('error', () => {})
  onTestFinished(() => void wire.destroy())
  await new Promise((resolve) => wire.once('connect', resolve))
  return wire
}

const answerToReset = Buffer.from('3b6d00000031c071d66438d00300849000', 'hex')

/** The virtual reader's protocol: two bytes of length, then a command, or one byte: 0 off, 1 on, 2 reset, 4 = tell the ATR. */
function serveChip(wire: Socket, chip: (command: Uint8Array) => Uint8Array | null): void {
  let heard = Buffer.alloc(0)
  const say = (bytes: Uint8Array) => wire.write(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff, ...bytes))
  wire.on('data', (bytes: Buffer) => {
    heard = Buffer.concat([heard, bytes])
    while (heard.length >= 2 && heard.length >= 2 + heard.readUInt16BE()) {
      const message = Uint8Array.from(heard.subarray(2, 2 + heard.readUInt16BE()))
      heard = heard.subarray(2 + message.length)
      if (message.length === 1) {
        if (message[0] === 4) say(answerToReset)
        continue
      }
      const reply = chip(message)
      if (reply === null) wire.destroy()
      else say(reply)
    }
  })
}
