/** For tests: HTTP on a cable that is a pair of streams, so that it can be pulled and its time be simulated. */
import { Agent, type Server } from 'node:http'
import { Duplex, duplexPair } from 'node:stream'
import { callbackify } from 'node:util'
import { done } from '#contract/result.ts'
import type { Port } from './ports/port.ts'
import { streamConnection } from './ports/stream-connection.ts'

/** Each opening is one more cable that is plugged into the server. */
export function portTo(server: Server): Port {
  return {
    url: 'http://device.test',
    open() {
      const [near, far] = duplexPair()
      far.on('error', () => {})
      server.emit('connection', far)
      const { connection, receive } = streamConnection(near, () => near.destroy())
      near.on('data', receive)
      near.on('close', () => far.destroy())
      return Promise.resolve(done(connection))
    },
  }
}

export class CableAgent extends Agent {
  readonly #port: Port

  constructor(port: Port, keepAlive: boolean) {
    super({ keepAlive, maxSockets: 1 })
    this.#port = port
  }

  override createConnection(...[, done = () => {}]: Parameters<Agent['createConnection']>): undefined {
    callbackify(() => streamTo(this.#port))((error, stream) => done(error, stream))
  }
}

async function streamTo(port: Port): Promise<Duplex> {
  const opened = await port.open(new AbortController().signal)
  // as when nobody listens
  if (!opened.ok) throw Object.assign(new Error(opened.fault.code), { code: 'ECONNREFUSED' })
  const connection = opened.value
  const send = async (bytes: Buffer): Promise<void> => {
    const sent = await connection.write(bytes)
    if (!sent.ok) throw new Error(sent.fault.code)
  }
  const stream = new Duplex({
    read() {},
    write: (bytes: Buffer, _, callback) => callbackify(send)(bytes, callback),
    destroy: (error, callback) => callbackify(() => connection.close())(() => callback(error)),
  })
  connection.onData((bytes) => stream.push(bytes))
  connection.onLost(() => stream.destroy(new Error('lost')))
  const nothing = (): void => {}
  // what an agent does to sockets that rest
  return Object.assign(stream, { setKeepAlive: nothing, setTimeout: nothing, ref: nothing, unref: nothing })
}
