import { join } from 'node:path'
import type { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { fault } from '#contract/faults.ts'
import { failed } from '#contract/result.ts'
import { until } from '#tests/support/until.ts'
import { portFor } from './open-port.ts'
import type { Connection, Port } from './port.ts'
import { collect, listen, never, portNumberOf, serialCable, socatMissing, temporaryFolder } from './port-rig.ts'
import { serialPort } from './serial.ts'
import { tcpPort } from './tcp.ts'
import { unixSocketPort } from './unix-socket.ts'

const lost = failed(fault('deviceLost'))

async function opened(port: Port): Promise<Connection> {
  const result = await port.open(never)
  if (!result.ok) throw new Error(`not opened: ${result.fault.code}`)
  return result.value
}

interface FarEnd {
  port: Port
  received: () => Buffer
  send: (bytes: Uint8Array) => void
  unplug: () => void
}

function farSocket(): { accept: (socket: Socket) => void } & Omit<FarEnd, 'port'> {
  const pieces: Buffer[] = []
  let socket: Socket | undefined
  return {
    accept: (accepted) => {
      socket = accepted
      accepted.on('data', (bytes: Buffer) => pieces.push(bytes))
    },
    received: () => Buffer.concat(pieces),
    send: (bytes) => void socket?.write(bytes),
    unplug: () => socket?.destroy(),
  }
}

const kinds: { name: string; missing: boolean; make: () => Promise<FarEnd> }[] = [
  {
    name: 'tcp',
    missing: false,
    make: async () => {
      const { accept, ...far } = farSocket()
      const server = await listen({ port: 0, host: '127.0.0.1' }, accept)
      return { port: tcpPort(`tcp://127.0.0.1:${portNumberOf(server)}`), ...far }
    },
  },
  {
    name: 'unix socket',
    missing: false,
    make: async () => {
      const { accept, ...far } = farSocket()
      const path = join(temporaryFolder(), 'socket')
      await listen({ path }, accept)
      return { port: unixSocketPort('virtual:', path), ...far }
    },
  },
  {
    name: 'serial (a pty pair by socat)',
    missing: socatMissing,
    make: async () => {
      const cable = await serialCable()
      const far = await opened(serialPort(`serial:${cable.far}?baudRate=115200`))
      const { bytes } = collect(far)
      return {
        port: serialPort(`serial:${cable.near}?baudRate=115200`),
        received: bytes,
        send: (bytes) => void far.write(bytes),
        unplug: cable.cut,
      }
    },
  },
]

describe.each(kinds)('$name', ({ missing, make }) => {
  test.skipIf(missing)('carries every byte value both ways, in order', async () => {
    const far = await make()
    const connection = await opened(far.port)
    const { bytes } = collect(connection)
    const all = Uint8Array.from({ length: 1300 }, (_, at) => at & 0xff)
    expect(await connection.write(all)).toEqual({ ok: true, value: undefined })
    await until(
      () => Promise.resolve(far.received().length >= all.length),
      () => 'the far end',
    )
    expect(far.received()).toEqual(Buffer.from(all))
    far.send(all)
    await until(
      () => Promise.resolve(bytes().length >= all.length),
      () => 'the far end',
    )
    expect(bytes()).toEqual(Buffer.from(all))
    await connection.close()
  })

  test.skipIf(missing)('tells once when the other end vanishes; writes are deviceLost from then on', async () => {
    const far = await make()
    const connection = await opened(far.port)
    const told = collect(connection)
    await connection.write(Uint8Array.of(1))
    await until(
      () => Promise.resolve(far.received().length === 1),
      () => 'the far end',
    )
    far.unplug()
    await until(
      () => Promise.resolve(told.lost() > 0),
      () => 'the far end',
    )
    expect(await connection.write(Uint8Array.of(2))).toEqual(lost)
    await connection.close()
    expect(told.lost()).toBe(1)
  })

  test.skipIf(missing)('a close of our own is not a loss, and writes after it are deviceLost', async () => {
    const far = await make()
    const connection = await opened(far.port)
    const told = collect(connection)
    await connection.close()
    await connection.close()
    expect(told.lost()).toBe(0)
    expect(await connection.write(Uint8Array.of(1))).toEqual(lost)
  })

  test.skipIf(missing)('opens again after a close', async () => {
    const far = await make()
    const first = await opened(far.port)
    await first.close()
    const second = await opened(far.port)
    expect((await second.write(Uint8Array.of(7))).ok).toBe(true)
    await until(
      () => Promise.resolve(far.received().length === 1),
      () => 'the far end',
    )
    await second.close()
  })

  test.skipIf(missing)('an aborted open is canceled', async () => {
    const far = await make()
    const open = new AbortController()
    const result = far.port.open(open.signal)
    open.abort()
    expect(await result).toEqual(failed(fault('canceled')))
    expect(await far.port.open(AbortSignal.abort())).toEqual(failed(fault('canceled')))
  })
})

test('a port where nobody is, is deviceAbsent', async () => {
  const server = await listen({ port: 0, host: '127.0.0.1' }, () => {})
  const deserted = portNumberOf(server)
  await new Promise((resolve) => server.close(resolve))
  const nowhere = join(temporaryFolder(), 'nowhere')
  for (const url of [
    `tcp://127.0.0.1:${deserted}`,
    `serial:${nowhere}?baudRate=9600`,
    'virtual:',
    `hid:${nowhere}`,
    `usblp:${nowhere}`,
  ])
    expect(await portFor(url, nowhere).open(never)).toEqual(failed(fault('deviceAbsent')))
})

test('a device URL chooses its port', () => {
  for (const url of ['virtual:', 'tcp://[::1]:9100', 'serial:/dev/ttyUSB0', 'hid:0400:c35a', 'usblp:/dev/usb/lp0'])
    expect(portFor(url, '/x').url).toBe(url)
  expect(() => portFor('usb:0400:c35a', '/x')).toThrow('no port for usb:0400:c35a')
})

test('an address in brackets is an IPv6 address', async () => {
  const server = await listen({ port: 0, host: '::1' }, () => {})
  const connection = await opened(tcpPort(`tcp://[::1]:${portNumberOf(server)}`))
  await connection.close()
})
