/** What can be done with the card on a reader with the SAM_V module: find it, read it, see whether it is still there. */
import { fault } from '#contract/faults.ts'
import type { IdCard } from '#contract/id-card.ts'
import { type Result, done, failed } from '#contract/result.ts'
import { pause } from '../pause.ts'
import { decodeCardText } from './card-text.ts'
import type { SdtAnswer, SdtCommand, SdtLink } from './sdt-link.ts'
import { textOfRead } from './sdt-reply.ts'

/** As long as one connection: a module that was unplugged has forgotten all of it. */
export interface CardSession {
  read(options: { signal: AbortSignal; onFound: () => void }): Promise<Result<IdCard>>
  awaitRemoval(options: { signal: AbortSignal }): Promise<Result<void>>
}

const delays = {
  findPause: 320, // ms from one find to the next: the module ignores one that comes within 300, and no line keeps time exactly
  presencePause: 300, // ms between two looks whether the card is still there
}

const findsUntilLost = 3 // in a row without an answer to go by
const looksUntilGone = 2 // finds fail now and then although a card lies there

export function createCardSession(link: SdtLink): CardSession {
  /**
   * What was done with the card that lies there. One that was `read` or has `failed` isn't found again before it is laid anew
   * or the module is reset; from one that was read, more can be read meanwhile.
   */
  let handled: 'no' | 'read' | 'failed' = 'no'
  /** A reset made a handled card show itself: all the same, it isn't to be read before it is laid anew. */
  let leftBehind = false
  let nextFind = 0

  const ask = async (command: SdtCommand): Promise<Result<SdtAnswer>> => {
    const answer = await link.ask(command)
    if (answer.status === 'lost') return failed(fault('deviceLost'))
    if (answer.status === 'selfTestFailed' || answer.status === 'notAuthorised') return failed(fault('samFault'))
    return done(answer)
  }

  const find = async (signal: AbortSignal): Promise<Result<boolean>> => {
    for (let finds = 0; finds < findsUntilLost; finds++) {
      if (!(await pause(nextFind - performance.now(), signal))) return failed(fault('canceled'))
      nextFind = performance.now() + delays.findPause
      const answer = await ask('find')
      if (!answer.ok) return answer
      if (signal.aborted) return failed(fault('canceled'))
      if (answer.value.status === 'found') return done(true)
      if (answer.value.status === 'notFound') return done(false)
    }
    return failed(fault('deviceLost'))
  }

  const findPatiently = async (signal: AbortSignal): Promise<Result<boolean>> => {
    for (let looks = 0; looks < looksUntilGone; looks++) {
      const found = await find(signal)
      if (!found.ok || found.value) return found
    }
    return done(false)
  }

  const awaitCard = async (signal: AbortSignal): Promise<Result<void>> => {
    for (;;) {
      const found = await find(signal)
      if (!found.ok) return found
      if (found.value && !leftBehind) return done(undefined)
      leftBehind &&= found.value
    }
  }

  /** Switches the antenna off and on, which makes a handled card show itself. */
  const reset = async (): Promise<Result<SdtAnswer>> => {
    handled = 'no'
    return ask('reset')
  }

  /** @returns null when there is no card to show for it, by whatever fault of card or line */
  const tryFound = async (): Promise<Result<IdCard> | null> => {
    handled = 'failed'
    const selected = await ask('select')
    if (!selected.ok) return selected
    if (selected.value.status !== 'success') return null
    const read = await ask('readTextAndPhoto')
    if (!read.ok) return read
    if (read.value.status === 'unknownCardType') return failed(fault('cardUnsupported'))
    if (read.value.status !== 'success') return null
    handled = 'read'
    return decodeAndWipe(read.value.data)
  }

  const stillThere = async (signal: AbortSignal): Promise<Result<boolean>> => {
    if (handled === 'read') {
      const answer = await ask('readExtraAddress')
      if (!answer.ok) return answer
      answer.value.data.fill(0)
      if (answer.value.status === 'success' || answer.value.status === 'noContent') return done(true)
    }
    if (handled !== 'no') {
      const ready = await reset()
      if (!ready.ok) return ready
      leftBehind = true
    }
    const found = await findPatiently(signal)
    if (found.ok) leftBehind &&= found.value
    return found
  }

  return {
    async read({ signal, onFound }) {
      const found = await awaitCard(signal)
      if (!found.ok) return found
      onFound()
      const first = await tryFound()
      if (first !== null) return first
      // A card still moving, or a disturbed line, deserves a second try. It also tells a bad card from one pulled away, and
      // leaves the module in the state in which a bad one must be laid anew.
      const ready = await reset()
      if (!ready.ok) return ready
      const there = await findPatiently(signal)
      if (!there.ok) return there
      if (!there.value) return failed(fault('cardRemoved'))
      return (await tryFound()) ?? failed(fault('cardReadFailed'))
    },

    async awaitRemoval({ signal }) {
      for (;;) {
        const there = await stillThere(signal)
        if (!there.ok) return there
        if (!there.value) return done(undefined)
        if (!(await pause(delays.presencePause, signal))) return failed(fault('canceled'))
      }
    },
  }
}

/** The photo and the bytes of the text are gone when this returns; only the decoded card goes on. */
function decodeAndWipe(data: Uint8Array): Result<IdCard> {
  const text = textOfRead(data)
  const card = text === null ? failed(fault('cardReadFailed')) : decodeCardText(text)
  data.fill(0)
  return card
}
