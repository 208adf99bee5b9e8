import { once } from 'node:events'
import { type AddressInfo, type Socket, createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Exchange, exchange } from './exchange.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A server of bare bytes: what it does with a connection is the test. */
async function serve(onConnection: (socket: Socket) => void): Promise<URL> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    onConnection(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

function post(url: URL, options: { timeoutMs?: number; signal?: AbortSignal } = {}): Promise<Exchange> {
  const { timeoutMs = 5000, signal = new AbortController().signal } = options
  return exchange(url, { method: 'POST', headers: {}, body: '{}', timeoutMs, signal })
}

test('an answer in pieces comes in full', async () => {
  const url = await serve((socket) => {
    socket.once('data', () => {
      // cut in the middle of a hanzi
      const bytes = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n你好')
      socket.write(bytes.subarray(0, -4))
      setImmediate(() => socket.end(bytes.subarray(-4)))
    })
  })
  expect(await post(url)).toEqual({ kind: 'answered', status: 200, body: '你好' })
})

test('nobody listens: not reached', async () => {
  const url = await serve(() => {})
  for (const close of closers.splice(0)) close()
  expect(await post(url)).toEqual({ kind: 'notReached' })
})

test('no such host: not reached', async () => {
  expect(await post(new URL('http://department.invalid/'), { timeoutMs: 2000 })).toEqual({ kind: 'notReached' })
})

test('no TLS where TLS is wanted: not reached, for nothing of the request left this machine', async () => {
  const url = await serve((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))
  expect(await post(new URL(url.href.replace('http:', 'https:')))).toEqual({ kind: 'notReached' })
})

test('the connection breaks after the request: broken off', async () => {
  const url = await serve((socket) => socket.once('data', () => socket.destroy()))
  expect(await post(url)).toEqual({ kind: 'brokenOff' })
})

test('the connection breaks in the middle of the answer: broken off', async () => {
  const url = await serve((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"code"'))
  })
  expect(await post(url)).toEqual({ kind: 'brokenOff' })
})

test('silence until the time-out: broken off', async () => {
  const url = await serve(() => {})
  expect(await post(url, { timeoutMs: 50 })).toEqual({ kind: 'brokenOff' })
})

test('an endless answer is cut short and empty', async () => {
  const url = await serve((socket) => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      const flood = () => {
        while (socket.writable && socket.write('x'.repeat(65_536)));
      }
      socket.on('drain', flood)
      flood()
    })
  })
  expect(await post(url)).toEqual({ kind: 'answered', status: 200, body: '' })
})

test('an answer in another encoding, or broken off within a character, is empty: a name is never shown half', async () => {
  for (const body of [Buffer.from([0xb9, 0xf9, 0xca, 0xd8]), Buffer.from('郭').subarray(0, 2)]) {
    const url = await serve((socket) => {
      socket.once('data', () => {
        socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`), body]))
      })
    })
    expect(await post(url)).toEqual({ kind: 'answered', status: 200, body: '' })
  }
})

test('canceled before and during', async () => {
  const controller = new AbortController()
  const url = await serve((socket) => socket.once('data', () => controller.abort()))
  expect(await post(url, { signal: controller.signal })).toEqual({ kind: 'canceled' })
  expect(await post(url, { signal: controller.signal })).toEqual({ kind: 'canceled' })
})
