/** One connection to pcscd: its replies say neither how long they are nor what they answer, so they are taken in order. */
import type { Connection } from '../ports/port.ts'
import { type PcscCommand, encodeRequest, parseTransmit, replyLengths } from './pcsc-messages.ts'

export interface PcscChannel {
  /** @returns the reply, the caller's to wipe; null when the daemon is gone */
  ask(command: PcscCommand, body: Uint8Array, more?: Uint8Array): Promise<Uint8Array | null>
  /** Bytes that come without being asked for. */
  receive(length: number): Promise<Uint8Array | null>
  close(): Promise<void>
}

const delays = {
  daemon: 3_000, // ms; what it knows by itself it answers at once: one that takes longer hangs and is to be opened anew
  card: 10_000, // ms; a card may take seconds to answer, and as long to start
}
const asksCard: ReadonlySet<PcscCommand> = new Set(['connect', 'disconnect', 'transmit'])

interface Waiting {
  /** How many bytes it wants, as far as the bytes so far can tell. */
  wants: (have: Uint8Array) => number
  take: (reply: Uint8Array | null) => void
}

export function createPcscChannel(connection: Connection): PcscChannel {
  const queue: Waiting[] = []
  let buffer: Uint8Array = new Uint8Array()
  let lost = false

  const giveUp = (): void => {
    lost = true
    buffer.fill(0)
    for (const { take } of queue.splice(0)) take(null)
  }

  const serve = (): void => {
    for (let first = queue[0]; first !== undefined; first = queue[0]) {
      const length = first.wants(buffer)
      if (buffer.length < length) return
      queue.shift()
      first.take(buffer.slice(0, length))
      const rest = buffer.slice(length)
      buffer.fill(0)
      buffer = rest
    }
  }

  connection.onData((bytes) => {
    const whole = Uint8Array.of(...buffer, ...bytes)
    buffer.fill(0)
    bytes.fill(0)
    buffer = whole
    serve()
  })
  connection.onLost(giveUp)

  const expect = (wants: Waiting['wants']): Promise<Uint8Array | null> => {
    if (lost) return Promise.resolve(null)
    return new Promise((take) => {
      queue.push({ wants, take })
      serve()
    })
  }

  return {
    async ask(command, body, more = new Uint8Array()) {
      const reply = expect((have) => {
        const head = replyLengths[command]
        return command === 'transmit' && have.length >= head ? head + parseTransmit(have).length : head
      })
      const patience = setTimeout(giveUp, asksCard.has(command) ? delays.card : delays.daemon)
      const written = await connection.write(Uint8Array.of(...encodeRequest(command, body), ...more))
      if (!written.ok) giveUp()
      return reply.finally(() => clearTimeout(patience))
    },
    receive: (length) => expect(() => length),
    close: () => {
      giveUp()
      return connection.close()
    },
  }
}
