/** For tests: the IPP Everywhere printer that comes with CUPS (Debian's cups-ipp-utils), with a print command of the test. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished, vi } from 'vitest'
import { portNumberOf, temporaryFolder } from '../ports/port-rig.ts'
import { createIppPrinter } from './ipp-driver.ts'
import { ippLink } from './ipp-exchange.ts'
import { kiosk } from './document-rig.ts'
import { networkAddress } from './printer-address.ts'

const [program, bus] = ['/usr/sbin/ippeveprinter', '/usr/bin/dbus-daemon']
export const eveMissing = !existsSync(program) || !existsSync(bus)

export interface Eve {
  /** Its address without `ipp:` or `ipps:`. */
  place: string
  /** Where its print command leaves things. */
  folder: string
  /** It is gone as if its plug was pulled. */
  kill(): void
}

/**
 * @param command shell lines that print `$1`; `ATTR:` and `STATE:` lines on its stderr set attributes
 * @param format what it takes
 */
export async function startEve(command: string, format = 'application/pdf'): Promise<Eve> {
  const folder = temporaryFolder()
  const script = join(folder, 'print')
  writeFileSync(script, `#!/bin/sh\ncd ${folder}\n${command}\n`)
  chmodSync(script, 0o755)
  const port = await freePort()
  const DBUS_SYSTEM_BUS_ADDRESS = await startBus()
  const options = [
    '-p',
    `${port}`,
    '-n',
    'localhost',
    '-r',
    'off',
    '-f',
    format,
    '-c',
    script,
    '-d',
    folder,
    '-K',
    folder,
  ]
  const eve = start(program, [...options, 'Test'], { DBUS_SYSTEM_BUS_ADDRESS })
  await vi.waitUntil(() => listens(port), { interval: 20, timeout: 10_000 })
  return { place: `//localhost:${port}/ipp/print`, folder, kill: () => void eve.kill('SIGKILL') }
}

export function driverFor(url: string, certificate?: string) {
  const driver = createIppPrinter(ippLink(networkAddress(url, certificate)), kiosk)
  onTestFinished(() => driver.close())
  return driver
}

/** It announces itself by D-Bus and doesn't start without one, announced or not. */
async function startBus(): Promise<string> {
  const daemon = start(bus, ['--session', '--nofork', '--nopidfile', '--print-address'])
  if (!daemon.stdout) throw new Error('no stdout')
  for await (const line of createInterface(daemon.stdout)) return line
  throw new Error('no D-Bus')
}

function start(program: string, parameters: string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...env } })
  child.stdout.resume()
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portNumberOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
