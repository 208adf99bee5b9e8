/** Asks the SAM_V module one thing at a time, and waits for the one answer no longer than the line and the module need. */
import type { Connection } from '../ports/port.ts'
import { type Framed, createFrameDecoder, encodeFrame, frameOverhead } from './sdt-frame.ts'
import { type SdtReply, type SdtStatus, parseReply } from './sdt-reply.ts'

/**
 * What can be asked: the command's bytes, the one good status besides errors, how many bytes come with it, and how long the
 * module may think (ms).
 */
const commands = {
  reset: { bytes: [0x10, 0xff], good: ['success'], data: [0, 0], thinking: 1000 },
  samStatus: { bytes: [0x11, 0xff], good: ['success'], data: [0, 0], thinking: 1000 },
  samId: { bytes: [0x12, 0xff], good: ['success'], data: [16, 16], thinking: 1000 },
  find: { bytes: [0x20, 0x01], good: ['found'], data: [4, 4], thinking: 1000 },
  select: { bytes: [0x20, 0x02], good: ['success'], data: [8, 8], thinking: 1000 },
  // the card itself is slow: about a second over the air, more when the antenna has to try again
  readTextAndPhoto: { bytes: [0x30, 0x01], good: ['success'], data: [260, 1284], thinking: 4000 },
  readExtraAddress: { bytes: [0x30, 0x03], good: ['success', 'noContent'], data: [0, 282], thinking: 2000 },
} as const satisfies Record<
  string,
  { bytes: readonly number[]; good: readonly SdtStatus[]; data: readonly [number, number]; thinking: number }
>

export type SdtCommand = keyof typeof commands

/** `silent`: no byte came. `garbled`: bytes came, but no reply to this command. `lost`: nobody is there any more. */
export interface SdtAnswer {
  status: SdtStatus | 'silent' | 'garbled' | 'lost'
  /** The caller's to wipe. */
  data: Uint8Array
}

export interface SdtLink {
  /** One at a time. Never throws; always answers. */
  ask(command: SdtCommand): Promise<SdtAnswer>
  /** Called once when the other end vanishes. */
  onLost(listener: () => void): void
  close(): Promise<void>
}

const delays = {
  betweenBytes: 250, // ms; a reply comes in one go, but a network between may repeat a packet after 200
}

/** @param baudRate of the line, for how long the longest reply is on its way */
export function createSdtLink(connection: Connection, baudRate: number): SdtLink {
  const decoder = createFrameDecoder()
  /** Takes what comes while something is asked. What comes unasked is stale and thrown away. */
  let take: ((bytes: Uint8Array) => void) | null = null
  let giveUp: (() => void) | null = null
  let lost = false
  let tellLost = (): void => {}

  connection.onData((bytes) => {
    take?.(bytes)
    // it may have been a card's text
    bytes.fill(0)
  })
  connection.onLost(() => {
    lost = true
    giveUp?.()
    tellLost()
  })

  const answerTo = (command: SdtCommand): Promise<SdtAnswer> => {
    const { thinking, data } = commands[command]
    return new Promise((resolve) => {
      let status: 'silent' | 'garbled' = 'silent'
      const settle = (answer: SdtAnswer): void => {
        clearTimeout(patience)
        clearTimeout(limit)
        take = giveUp = null
        decoder.clear()
        resolve(answer)
      }
      const consider = (framed: Framed[]): void => {
        for (const found of framed) {
          if (found.kind !== 'frame') continue
          const reply = parseReply(found.body)
          if (take !== null && reply !== null && belongs(reply, command)) settle(reply)
          else found.body.fill(0)
        }
      }
      const end = (): void => {
        consider(decoder.giveUp())
        if (take !== null) settle(without(status))
      }
      let patience = setTimeout(end, thinking)
      // noise without end must not pass for an answer that is still coming
      const limit = setTimeout(end, thinking + wireTime(data[1], baudRate) + delays.betweenBytes)
      giveUp = () => settle(without('lost'))
      take = (bytes) => {
        status = 'garbled'
        clearTimeout(patience)
        patience = setTimeout(end, delays.betweenBytes)
        consider(decoder.push(bytes))
      }
    })
  }

  return {
    async ask(command) {
      if (lost) return without('lost')
      decoder.clear()
      const answer = answerTo(command)
      const written = await connection.write(encodeFrame(Uint8Array.from(commands[command].bytes)))
      if (!written.ok) giveUp?.()
      return answer
    },
    onLost: (listener) => {
      tellLost = listener
    },
    close: () => {
      lost = true
      giveUp?.()
      return connection.close()
    },
  }
}

/** Whether this can be the reply to that command: an answer that comes too late must not be taken for the next one's. */
function belongs(reply: SdtReply, command: SdtCommand): boolean {
  const good: readonly SdtStatus[] = commands[command].good
  const [least, most] = commands[command].data
  if (good.includes(reply.status)) return reply.data.length >= least && reply.data.length <= most
  return reply.status !== 'success' && reply.status !== 'found'
}

function without(status: SdtAnswer['status']): SdtAnswer {
  return { status, data: new Uint8Array() }
}

/** ms for a request and a reply with so many bytes of data; a byte takes 10 bits, and half as much again is allowed. */
function wireTime(dataLength: number, baudRate: number): number {
  const bytes = frameOverhead + 2 + (frameOverhead + 3 + dataLength)
  return (bytes * 10_000 * 1.5) / baudRate
}
