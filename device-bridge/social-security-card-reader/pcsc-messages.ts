/**
 * Messages of pcscd, the PC/SC daemon, on its socket (pcsc-lite, winscard_msg.h, protocol 4.4: version 1.8.24 and later):
 * length and command as a head on the way there, the bare structure on the way back; all numbers 32 bits, little-endian.
 */

export const commands = {
  establishContext: 0x01,
  connect: 0x04,
  disconnect: 0x06,
  transmit: 0x09,
  version: 0x11,
  getReaders: 0x12,
  /** Answered at once with the readers as they are, and with `event` when one of them has changed. */
  waitForChange: 0x13,
} as const
export type PcscCommand = keyof typeof commands

export const protocolVersion = [4, 4] as const

/** Return values that mean something other than "it didn't work". */
export const returns = {
  success: 0,
  unknownReader: 0x8010_0009,
  noSmartcard: 0x8010_000c,
  readerUnavailable: 0x8010_0017,
  noService: 0x8010_001d,
  removedCard: 0x8010_0069,
} as const

const nameLength = 128
const atrLength = 36 // 33, and what aligns the next number
const readerLength = nameLength + 3 * 4 + atrLength + 2 * 4
const readersAtMost = 16

/** Bytes of each reply; a transmission's is followed by what the card said. */
export const replyLengths = {
  establishContext: 3 * 4,
  connect: 6 * 4 + nameLength,
  disconnect: 3 * 4,
  transmit: 8 * 4,
  version: 3 * 4,
  getReaders: readersAtMost * readerLength,
  waitForChange: readersAtMost * readerLength,
} as const satisfies Record<PcscCommand, number>
export const eventLength = 2 * 4

export interface ReaderState {
  name: string
  /** Counts insertions and removals: another card, or the same one laid anew, has another number. */
  events: number
  present: boolean
}

const present = 0x04 // of a reader's state bits

export function encodeRequest(command: PcscCommand, body: Uint8Array): Uint8Array {
  return join(numbers(body.length, commands[command]), body)
}

/** A structure that is numbers alone. */
export function numbers(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [at, value] of values.entries()) view.setUint32(at * 4, value, true)
  return bytes
}

/** For us alone, with whichever protocol the card speaks. */
export function connectBody(context: number, reader: string): Uint8Array {
  const name = new Uint8Array(nameLength)
  new TextEncoder().encodeInto(reader, name.subarray(0, -1))
  const [exclusive, anyProtocol] = [1, 3]
  return join(numbers(context), name, numbers(exclusive, anyProtocol, 0, 0, 0))
}

/** @param protocol 1 = T=0, 2 = T=1, as the connection was made with */
export function transmitBody(card: number, protocol: number, length: number): Uint8Array {
  const pci = 8 // bytes of a structure that says the protocol once more
  return numbers(card, protocol, pci, length, protocol, pci, longestAnswer, 0)
}
const longestAnswer = 258 // 256 and the two status bytes

export function parseConnect(reply: Uint8Array): { card: number; protocol: number; result: number } {
  const [card = 0, protocol = 0, result = 0] = readNumbers(reply.subarray(nameLength + 3 * 4))
  return { card, protocol, result }
}

export function parseTransmit(reply: Uint8Array): { length: number; result: number } {
  const [length = 0, result = 0] = readNumbers(reply.subarray(6 * 4, 8 * 4))
  return { length, result }
}

export function parseContext(reply: Uint8Array): { context: number; result: number } {
  const [, context = 0, result = 0] = readNumbers(reply)
  return { context, result }
}

/** The result of a reply that is numbers alone: its last one. */
export function resultOf(reply: Uint8Array): number {
  return readNumbers(reply).at(-1) ?? -1
}

/** Readers in the order in which pcscd found them. */
export function parseReaders(reply: Uint8Array): ReaderState[] {
  const readers: ReaderState[] = []
  for (let at = 0; at + readerLength <= reply.length; at += readerLength) {
    const end = reply.indexOf(0, at)
    const name = new TextDecoder().decode(reply.subarray(at, end === -1 ? at : Math.min(end, at + nameLength)))
    const [events = 0, state = 0] = readNumbers(reply.subarray(at + nameLength, at + nameLength + 2 * 4))
    if (name !== '') readers.push({ name, events, present: (state & present) !== 0 })
  }
  return readers
}

function readNumbers(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getUint32(at * 4, true))
}

function join(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}
