/** For tests: real ports with a virtual device at the other end. */
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Port } from './port.ts'
import { listen, never, portNumberOf, serialCable, socatMissing, temporaryFolder } from './port-rig.ts'
import { serialPort } from './serial.ts'
import { tcpPort } from './tcp.ts'
import { unixSocketPort } from './unix-socket.ts'

interface VirtualDevice {
  connect(send: (bytes: Uint8Array) => void, hangUp: () => void): { receive(bytes: Uint8Array): void; closed(): void }
}

interface Way {
  port: Port
  unplug: () => void
}

/** @returns what takes a connection, and what pulls all of them */
function socketsOf(device: VirtualDevice): { plug: (socket: Socket) => void; unplug: () => void } {
  const plugged = new Set<Socket>()
  return {
    plug(socket) {
      plugged.add(socket)
      const end = device.connect(
        (bytes) => void socket.write(bytes),
        () => socket.destroy(),
      )
      socket.on('data', (bytes: Buffer) => end.receive(bytes))
      socket.on('close', () => end.closed())
    },
    unplug: () => plugged.forEach((socket) => socket.destroy()),
  }
}

export const ways: { name: string; missing: boolean; make: (device: VirtualDevice) => Promise<Way> }[] = [
  {
    name: 'TCP',
    missing: false,
    make: async (device) => {
      const { plug, unplug } = socketsOf(device)
      const server = await listen({ port: 0, host: '127.0.0.1' }, plug)
      return { port: tcpPort(`tcp://127.0.0.1:${portNumberOf(server)}`), unplug }
    },
  },
  {
    name: 'a unix socket',
    missing: false,
    make: async (device) => {
      const { plug, unplug } = socketsOf(device)
      const path = join(temporaryFolder(), 'socket')
      await listen({ path }, plug)
      return { port: unixSocketPort('virtual:', path), unplug }
    },
  },
  {
    name: 'a serial line (a pty pair by socat)',
    missing: socatMissing,
    make: async (device) => {
      const cable = await serialCable()
      const far = await serialPort(`serial:${cable.far}?baudRate=115200`).open(never)
      if (!far.ok) throw new Error('the far end of the cable does not open')
      const end = device.connect(
        (bytes) => void far.value.write(bytes),
        () => {},
      )
      far.value.onData((bytes) => end.receive(bytes))
      onTestFinished(() => far.value.close())
      return { port: serialPort(`serial:${cable.near}?baudRate=115200`), unplug: cable.cut }
    },
  },
]
