/** Asks a vendor's local service over HTTP: one request at a time, because it refuses all others while it works on one. */
import { type Agent, type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'

/** `refused`: nobody listens. `silent`: no whole answer in time. `garbled`: an answer that isn't JSON. */
export type ReadMsgReply = { kind: 'answer'; json: unknown } | { kind: 'refused' | 'silent' | 'garbled' }

export interface ReadMsgLink {
  /** Waits for its turn, then asks. Never throws; always answers within the queue's time and `patience` (ms). */
  get(path: string, patience: number): Promise<ReadMsgReply>
  /** Ends the running request, and refuses all others. */
  close(): void
}

const longestBody = 2_000_000 // bytes; a card's pictures, for a service that sends them although it was asked not to

/** @param url `http://` or `https://`, on this machine. @param agent the way there; `false`: a fresh connection each time */
export function createReadMsgLink(url: string, agent: Agent | false): ReadMsgLink {
  const closing = new AbortController()
  let tail: Promise<void> = Promise.resolve()
  return {
    get(path, patience) {
      const reply = tail.then(() => ask(new URL(path, url), agent, patience, closing.signal))
      tail = reply.then(() => {}) // keeps the turn, not what was said
      return reply
    },
    close: () => closing.abort(),
  }
}

function ask(url: URL, agent: Agent | false, patience: number, closed: AbortSignal): Promise<ReadMsgReply> {
  if (closed.aborted) return Promise.resolve({ kind: 'refused' })
  return new Promise((resolve) => {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), patience)
    const signal = AbortSignal.any([closed, late.signal])
    const settle = (reply: ReadMsgReply): void => {
      clearTimeout(timer)
      resolve(reply)
    }
    const failed = (error: unknown): void => settle({ kind: hasCode(error, 'ECONNREFUSED') ? 'refused' : 'silent' })
    const receive = (response: IncomingMessage): void => {
      const pieces: Buffer[] = []
      let length = 0
      response.on('error', failed)
      response.on('data', (piece: Buffer) => {
        pieces.push(piece)
        length += piece.length
        if (length > longestBody) response.destroy()
      })
      response.on('close', () => {
        const body = Buffer.concat(pieces)
        settle(response.complete ? parse(body) : { kind: signal.aborted ? 'silent' : 'garbled' })
        for (const bytes of [body, ...pieces]) bytes.fill(0)
      })
    }
    const request =
      url.protocol === 'https:'
        ? // the certificate is the vendor's own; on the loopback there is nobody in between
          httpsRequest(url, { signal, agent, rejectUnauthorized: false }, receive)
        : httpRequest(url, { signal, agent }, receive)
    request.on('error', failed)
    request.end()
  })
}

function parse(body: Buffer): ReadMsgReply {
  blankPictures(body)
  try {
    return { kind: 'answer', json: JSON.parse(body.toString('utf8')) }
  } catch {
    return { kind: 'garbled' }
  }
}

const pictures = ['photobase64', 'frontImg', 'backImg', 'FpData', 'FpFeature1', 'FpFeature2']

/** Overwrites pictures and fingerprints where they stand, so that they never become text in memory. */
export function blankPictures(body: Uint8Array): void {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  for (const name of pictures) {
    const key = `"${name}"`
    for (let at = bytes.indexOf(key); at !== -1; at = bytes.indexOf(key, at)) {
      at += key.length
      // base64 and hex hold no quotes, so a value ends at the next one
      const value = /^\s*:\s*"/.exec(bytes.toString('latin1', at, at + 20))
      const begin = at + (value?.[0].length ?? 0)
      const end = value === null ? -1 : bytes.indexOf('"', begin)
      if (end !== -1) bytes.fill(0x20, begin, end)
    }
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
