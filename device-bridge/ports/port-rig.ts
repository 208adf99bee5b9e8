/** For tests of ports and drivers: far ends to talk to, and waiting for what comes. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type ListenOptions, type Server, type Socket, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { until } from '#tests/support/until.ts'
import type { Connection } from './port.ts'

export const never = new AbortController().signal

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'port-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Listens, and hands over each one who connects. */
export async function listen(where: ListenOptions, accept: (socket: Socket) => void): Promise<Server> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    accept(socket)
  })
  await new Promise<void>((resolve) => server.listen(where, resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return server
}

export function portNumberOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not a TCP server')
  return address.port
}

export const socatMissing = ((): boolean => {
  try {
    execFileSync('socat', ['-V'], { stdio: 'ignore' })
    return false
  } catch {
    return true
  }
})()

/** A serial cable made of two pseudo-terminals. `cut` takes both ends away, as unplugging does. */
export async function serialCable(): Promise<{ near: string; far: string; cut: () => void }> {
  const folder = temporaryFolder()
  const [near, far] = [join(folder, 'near'), join(folder, 'far')]
  const end = (path: string) => `pty,rawer,link=${path}`
  const socat: ChildProcess = spawn('socat', [end(near), end(far)], { stdio: 'ignore' })
  onTestFinished(() => void socat.kill())
  await until(
    () => Promise.resolve(existsSync(near) && existsSync(far)),
    () => 'both ends of the cable',
  )
  return { near, far, cut: () => void socat.kill() }
}

/** Collects what comes. */
export function collect(connection: Connection): { bytes: () => Buffer; lost: () => number } {
  const pieces: Uint8Array[] = []
  let lost = 0
  connection.onData((bytes) => pieces.push(bytes))
  connection.onLost(() => lost++)
  return { bytes: () => Buffer.concat(pieces), lost: () => lost }
}
