/** Scrubs the SDT protocol. Only what is known to be harmless stays: frames around their data. All else, garbage too, is zeros. */
import { flagPlace, textLength } from '../id-card-reader/card-layout.ts'
import { decodeCardText } from '../id-card-reader/card-text.ts'
import {
  checkOf,
  encodeFrame,
  headLength,
  indexOfPreamble,
  longestLength,
  preamble,
  shortestLength,
} from '../id-card-reader/sdt-frame.ts'
import { textOfRead } from '../id-card-reader/sdt-reply.ts'
import { fillerSamId, fillerTextLike } from './filler-cards.ts'
import { concat, type Scrubber } from './scrubber.ts'

/** From the module: status and data. */
export const createSdtReplyScrubber = (): Scrubber => createScrubber(scrubReply)
/** To the module: command, parameter and data. */
export const createSdtRequestScrubber = (): Scrubber => createScrubber(scrubRequest)

/** Goes through the stream as the driver's decoder does, so that a frame it finds is one here too. */
function createScrubber(scrubBody: (body: Uint8Array) => void): Scrubber {
  let held: Uint8Array = new Uint8Array()
  /** So many of the next bytes are the rest of a damaged frame's head, which says nothing of anybody. */
  let head = 0

  function take(count: number): Uint8Array {
    const taken = held.slice(0, count)
    const rest = held.slice(count)
    held.fill(0)
    held = rest
    return taken
  }

  function garbage(count: number): Uint8Array {
    const bytes = take(count)
    bytes.fill(0, Math.min(head, count))
    head = Math.max(0, head - count)
    return bytes
  }

  function damaged(): Uint8Array {
    const first = take(1)
    head = headLength - 1
    return first
  }

  /** @returns null when more bytes are needed */
  function next(): Uint8Array | null {
    const begin = indexOfPreamble(held)
    if (begin > 0) return garbage(begin)
    if (held.length < headLength) return null
    const length = (held[preamble.length] ?? 0) * 256 + (held[preamble.length + 1] ?? 0)
    if (length < shortestLength || length > longestLength) return damaged()
    if (held.length < headLength + length) return null
    const check = headLength + length - 1
    if (checkOf(held.subarray(preamble.length, check)) !== held[check]) return damaged()
    const frame = take(headLength + length)
    const body = frame.subarray(headLength, check)
    scrubBody(body)
    head = 0
    return encodeFrame(body)
  }

  function nextAll(): Uint8Array[] {
    const done: Uint8Array[] = []
    for (let piece = next(); piece !== null && piece.length > 0; piece = next()) done.push(piece)
    return done
  }

  return {
    push(bytes) {
      const before = held
      held = concat([before, bytes])
      before.fill(0)
      return concat(nextAll())
    },
    end() {
      const done: Uint8Array[] = []
      while (held.length >= preamble.length) done.push(damaged(), ...nextAll())
      return concat([...done, garbage(held.length)])
    },
  }
}

function scrubRequest(body: Uint8Array): void {
  body.fill(0, 2)
}

/** In place. */
function scrubReply(body: Uint8Array): void {
  const data = body.subarray(3)
  const text = textOfRead(data)
  if (text !== null) scrubText(text)
  const lengths = text === null ? 0 : 4
  data.fill(0, lengths + (text === null ? 0 : textLength))
  // the number of the module, or the number of a card's chip
  if (data.length === fillerSamId.length) data.set(fillerSamId)
}

/** A card that could be read becomes somebody else's of the same kind; one that couldn't stays one that can't be. */
function scrubText(text: Uint8Array): void {
  const card = decodeCardText(text)
  const [flagAt, flagLength] = flagPlace
  const flag = text.slice(flagAt, flagAt + flagLength)
  text.fill(0)
  if (card.ok) text.set(fillerTextLike(card.value.kind))
  else text.set(flag, flagAt)
}
