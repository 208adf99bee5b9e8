/** Puts a virtual device on a unix socket: whoever connects has plugged a cable into it. */
import { createServer, type Server } from 'node:net'
import { rmSync } from 'node:fs'

export interface Pluggable {
  /** `send` is called with what the device says, `hangUp` when it is unplugged. */
  connect(send: (bytes: Uint8Array) => void, hangUp: () => void): { receive(bytes: Uint8Array): void; closed(): void }
}

export function plugIn(device: Pluggable, path: string): Promise<Server> {
  rmSync(path, { force: true }) // left by a process that was killed
  const server = createServer((socket) => {
    const end = device.connect(
      (bytes) => socket.write(bytes),
      () => socket.destroy(),
    )
    socket.on('data', (bytes) => end.receive(bytes))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => end.closed())
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => resolve(server))
  })
}
