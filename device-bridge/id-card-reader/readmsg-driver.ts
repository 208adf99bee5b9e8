/**
 * The driver of readers whose vendor gives a local service and no protocol: `GET /api/ReadMsg` and `/api/GetSAMID`, as 新中新's
 * WebAPI answers them. The service reads by itself, so less can be told than with a line to the module: a card pulled away
 * early is an unreadable one, and "removed" means that the service finds no card any more. Where its module doesn't find a card
 * twice, that is at once.
 */
import type { Agent } from 'node:http'
import { fault } from '#contract/faults.ts'
import type { IdCard } from '#contract/id-card.ts'
import { type Result, done, failed } from '#contract/result.ts'
import type { Condition, IdCardReader } from '../device.ts'
import { pause } from '../pause.ts'
import { type ReadMsgSays, type SamIdSays, readMsgSays, samIdSays } from './readmsg-answer.ts'
import { type ReadMsgLink, createReadMsgLink } from './readmsg-link.ts'

const delays = {
  wait: 1, // s, the service's unit; how long it looks for a card at a time: a canceled look still keeps it busy that long
  read: 6_000, // ms; that second, and a slow card with its pictures
  samId: 1_500, // ms; less than the supervisor waits for a ping
  betweenLooks: 300, // ms from one look to the next, for a service that doesn't wait by itself
}

const readPath = `/api/ReadMsg?waitTime=${delays.wait}&NoPhoto=1`
const unclearUntilLost = 3 // answers in a row that say neither card nor no card, with no module behind the service

/** @param url `http://127.0.0.1:PORT` or `https://127.0.0.1:PORT`. @param agent the way there */
export function createReadMsgReader(url: string, agent: Agent | false = false): IdCardReader {
  let link: ReadMsgLink | null = null
  /** A card that was read or couldn't be isn't to be read again before it is laid anew. */
  let handled = false

  async function look(link: ReadMsgLink): Promise<ReadMsgSays | 'lost'> {
    const reply = await link.get(readPath, delays.read)
    if (reply.kind === 'refused' || reply.kind === 'silent') return 'lost'
    return reply.kind === 'answer' ? readMsgSays(reply.json) : { kind: 'unclear' }
  }

  /** Looks until the service says something about a card, or its absence, that `enough` wants to hear. */
  async function lookUntil(signal: AbortSignal, enough: (says: ReadMsgSays) => boolean): Promise<Result<ReadMsgSays>> {
    let unclear = 0
    for (let next = 0; ; next = performance.now() + delays.betweenLooks) {
      if (!(await pause(next - performance.now(), signal))) return failed(fault('canceled'))
      let says = link === null ? 'lost' : await orAborted(look(link), signal)
      if (says === null) return failed(fault('canceled'))
      if (says === 'lost' || link === null) break
      if (says.kind === 'moduleFault') return failed(fault('samFault'))
      if (says.kind !== 'unclear') unclear = 0
      // Vendors have words of their own for "no card": it counts as that when the module is there.
      else if ((await present(link)).ok) says = { kind: 'noCard' }
      else if (++unclear >= unclearUntilLost) break
      if (enough(says)) return done(says)
    }
    return failed(fault('deviceLost'))
  }

  async function present(link: ReadMsgLink): Promise<Result<Condition>> {
    const reply = await link.get('/api/GetSAMID', delays.samId)
    if (reply.kind === 'refused') return failed(fault('deviceAbsent'))
    const says: SamIdSays = reply.kind === 'answer' ? samIdSays(reply.json) : { kind: 'unclear' }
    if (says.kind === 'unclear') return failed(fault('deviceSilent'))
    if (says.kind !== 'module') return done({ fault: fault('samFault'), paper: null })
    return done({ fault: null, paper: null, identity: says.samId })
  }

  return {
    async open(signal) {
      const opening = createReadMsgLink(url, agent)
      const condition = await orAborted(present(opening), signal)
      if (condition?.ok !== true) {
        opening.close()
        return condition ?? failed(fault('canceled'))
      }
      link = opening
      handled = false
      return condition
    },

    async ping(signal) {
      if (link === null) return failed(fault('deviceLost'))
      const condition = await orAborted(present(link), signal)
      if (condition === null) return failed(fault('canceled'))
      return condition.ok ? condition : failed(fault('deviceLost'))
    },

    async read({ signal, onFound }) {
      const seen = await lookUntil(signal, ({ kind }) => {
        if (kind === 'noCard') handled = false
        return isAboutCard(kind) && !handled
      })
      if (!seen.ok) return seen
      handled = true
      onFound()
      return resultOf(seen.value)
    },

    async awaitRemoval({ signal }) {
      const gone = await lookUntil(signal, ({ kind }) => kind === 'noCard')
      if (!gone.ok) return gone
      handled = false
      return done(undefined)
    },

    // A service never tells anything by itself.
    onChange() {},

    async close() {
      link?.close()
      link = null
    },
  }
}

function isAboutCard(kind: ReadMsgSays['kind']): boolean {
  return kind === 'card' || kind === 'badCard' || kind === 'unsupportedCard'
}

function resultOf(says: ReadMsgSays): Result<IdCard> {
  if (says.kind === 'card') return done(says.card)
  return failed(fault(says.kind === 'unsupportedCard' ? 'cardUnsupported' : 'cardReadFailed'))
}

/** @returns null when it was aborted first; what was asked goes on, because the service can't be stopped */
function orAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return Promise.resolve(null)
  return new Promise((resolve) => {
    const abort = (): void => resolve(null)
    signal.addEventListener('abort', abort)
    void answer.then((value) => {
      signal.removeEventListener('abort', abort)
      resolve(value)
    })
  })
}
