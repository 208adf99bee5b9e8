/** For tests: a pcscd in memory that does what the real one can't be made to do: lose its reader, hang, speak otherwise. */
import { done } from '#contract/result.ts'
import type { Port } from '../ports/port.ts'
import { type ReaderState, commands, numbers, replyLengths } from './pcsc-messages.ts'
import { card, createChip, valuesOf } from './ssse-card-rig.ts'

export function readersReply(readers: ReaderState[]): Uint8Array {
  const reply = new Uint8Array(replyLengths.getReaders)
  for (const [at, { name, events, present }] of readers.entries()) {
    reply.set(new TextEncoder().encode(name), at * 184)
    reply.set(numbers(events, present ? 0x34 : 0x02), at * 184 + 128)
  }
  return reply
}

export interface FakeDaemon {
  readers: ReaderState[]
  version: number
  /** What comes of connecting to the card. */
  connecting: number
  /** Says nothing to this command. */
  deafTo: number
  asked: number[]
  /** What the card says to a command; null = it hangs, and the daemon with it. */
  chip: (command: Uint8Array) => Uint8Array | null
  /** ms until it does. */
  chipTakes: number
  change(readers: ReaderState[]): void
  port: Port
}

export function fakeDaemon(): FakeDaemon {
  const waiting = new Set<(bytes: Uint8Array) => void>()
  const it: FakeDaemon = {
    readers: [{ name: 'Reader 00 00', events: 0, present: false }],
    version: 0,
    connecting: 0,
    deafTo: 0,
    asked: [],
    chip: createChip(valuesOf(card)),
    chipTakes: 0,
    change(readers) {
      it.readers = readers
      for (const say of waiting) say(numbers(0, 0))
      waiting.clear()
    },
    port: {
      url: 'pcsc:',
      open: () => {
        let tell = (_bytes: Uint8Array): void => {}
        let tellLost = (): void => {}
        // in pieces: a reply has no head to tell its length by
        const say = (bytes: Uint8Array) => {
          for (let at = 0; at < bytes.length; at += 1000) tell(bytes.slice(at, at + 1000))
        }
        const answers = new Map<number, (rest: Uint8Array) => Uint8Array | null>([
          [commands.version, () => numbers(4, 4, it.version)],
          [commands.establishContext, () => numbers(2, 7, 0)],
          [commands.getReaders, () => readersReply(it.readers)],
          [
            commands.waitForChange,
            () => {
              waiting.add(say)
              return readersReply(it.readers)
            },
          ],
          [commands.connect, () => Uint8Array.of(...new Uint8Array(132), ...numbers(1, 3, 99, 2, it.connecting))],
          [commands.disconnect, () => numbers(99, 2, 0)],
          [
            commands.transmit,
            (command) => {
              const reply = it.chip(command)
              return reply && Uint8Array.of(...numbers(99, 2, 8, command.length, 2, 8, reply.length, 0), ...reply)
            },
          ],
        ])
        return Promise.resolve(
          done({
            write: (bytes: Uint8Array) => {
              const view = new DataView(bytes.buffer, bytes.byteOffset)
              const command = view.getUint32(4, true)
              it.asked.push(command)
              const rest = bytes.subarray(8 + view.getUint32(0, true))
              const reply = answers.get(command)?.(rest) ?? null
              if (reply === null || command === it.deafTo) return Promise.resolve(done(undefined))
              if (command === commands.transmit && it.chipTakes > 0) setTimeout(say, it.chipTakes, reply)
              else queueMicrotask(() => say(reply))
              return Promise.resolve(done(undefined))
            },
            onData: (listener: typeof tell) => void (tell = listener),
            onLost: (listener: typeof tellLost) => void (tellLost = listener),
            close: () => {
              waiting.delete(say)
              return Promise.resolve()
            },
          }),
        )
      },
    },
  }
  return it
}
