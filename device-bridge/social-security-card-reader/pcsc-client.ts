/** What the bridge wants of PC/SC: which readers are there, when that changes, and talking to a card. */
import { type Fault, fault } from '#contract/faults.ts'
import { type Result, done, failed } from '#contract/result.ts'
import type { Port } from '../ports/port.ts'
import type { Transmit } from './apdu.ts'
import { type PcscChannel, createPcscChannel } from './pcsc-channel.ts'
import {
  type ReaderState,
  connectBody,
  eventLength,
  numbers,
  parseConnect,
  parseContext,
  parseReaders,
  parseTransmit,
  protocolVersion,
  replyLengths,
  resultOf,
  returns,
  transmitBody,
} from './pcsc-messages.ts'

export interface PcscCard {
  transmit: Transmit
  /** Ends the connection and cuts the card's power. */
  release(): Promise<void>
}

export interface PcscClient {
  /** The readers as they are now; null when the daemon is gone. */
  readers(): Promise<ReaderState[] | null>
  /** Called with the readers at once, and after every change; null = the daemon is gone. One listener; nothing is polled. */
  watch(listener: (readers: ReaderState[] | null) => void): void
  /** @returns `deviceLost`, `socialCardRemoved`, or `socialCardReadFailed` for a card that says nothing: put in the wrong way round */
  connect(reader: string): Promise<Result<PcscCard>>
  close(): Promise<void>
}

/**
 * Opens two connections, because one that waits for a change can do nothing else.
 * @param daemon the socket of pcscd
 * @returns `deviceAbsent` when no daemon runs, `deviceSilent` when it speaks another protocol, `canceled`
 */
export async function openPcsc(daemon: Port, signal: AbortSignal): Promise<Result<PcscClient>> {
  const calls = await openChannel(daemon, signal)
  if (!calls.ok) return calls
  const waiting = await openChannel(daemon, signal)
  if (!waiting.ok) {
    await calls.value.close()
    return waiting
  }
  const [system, none] = [2, 0]
  const established = await calls.value.ask('establishContext', numbers(system, none, none))
  const { context, result } = parseContext(established ?? new Uint8Array())
  if (established !== null && result === returns.success) return done(createClient(calls.value, waiting.value, context))
  await Promise.all([calls.value.close(), waiting.value.close()])
  return failed(fault('deviceSilent'))
}

async function openChannel(daemon: Port, signal: AbortSignal): Promise<Result<PcscChannel>> {
  const opened = await daemon.open(signal)
  if (!opened.ok) return opened
  const channel = createPcscChannel(opened.value)
  const version = await channel.ask('version', numbers(...protocolVersion, 0))
  if (version !== null && resultOf(version) === returns.success) return done(channel)
  await channel.close()
  return failed(fault('deviceSilent'))
}

function createClient(calls: PcscChannel, waiting: PcscChannel, context: number): PcscClient {
  const cardOf = (card: number, protocol: number): PcscCard => ({
    async transmit(command) {
      const reply = await calls.ask('transmit', transmitBody(card, protocol, command.length), command)
      if (reply === null || parseTransmit(reply).result !== returns.success) return null
      return reply.subarray(replyLengths.transmit)
    },
    async release() {
      const unpower = 2
      await calls.ask('disconnect', numbers(card, unpower, 0))
    },
  })

  return {
    async readers() {
      const reply = await calls.ask('getReaders', new Uint8Array())
      return reply && parseReaders(reply)
    },

    watch(listener) {
      void (async () => {
        for (;;) {
          const reply = await waiting.ask('waitForChange', new Uint8Array())
          listener(reply && parseReaders(reply))
          const event = await waiting.receive(eventLength)
          if (reply === null || event === null || resultOf(event) !== returns.success) return listener(null)
        }
      })()
    },

    async connect(reader) {
      const reply = await calls.ask('connect', connectBody(context, reader))
      if (reply === null) return failed(fault('deviceLost'))
      const { card, protocol, result } = parseConnect(reply)
      return result === returns.success ? done(cardOf(card, protocol)) : failed(faultOf(result))
    },

    async close() {
      await Promise.all([calls.close(), waiting.close()])
    },
  }
}

function faultOf(result: number): Fault {
  switch (result) {
    case returns.noSmartcard:
    case returns.removedCard:
      return fault('socialCardRemoved')
    case returns.unknownReader:
    case returns.readerUnavailable:
    case returns.noService:
      return fault('deviceLost')
    default:
      return fault('socialCardReadFailed')
  }
}
