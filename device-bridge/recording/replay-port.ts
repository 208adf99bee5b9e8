/** Plays a recording back: a port whose far end answers as the device did. */
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import type { Connection, Port } from '../ports/port.ts'
import { renameEcho } from './echo-ids.ts'
import { isPoll, type Poll } from './polls.ts'
import type { Recording } from './recording.ts'
import { concat } from './scrubber.ts'
import { scrubbersFor } from './scrubbers.ts'

/** What was sent once, and what came after it, so many ms later. */
interface Step {
  out: Uint8Array
  replies: { after: number; bytes: Uint8Array }[]
  /** ms until the device vanished. */
  lostAfter: number | null
}

/** The driver sent something else than it once did. `skipped`: it left so many out; with neither: it sent this once more. */
export interface Divergence {
  step: number
  expected: string | null
  sent: string
  skipped: number
}

export interface ReplayPort extends Port {
  readonly divergences: Divergence[]
  /** Questions asked more or less often than they were. */
  polls(): Poll[]
  /** What was sent next, and after that. */
  upcoming(): Uint8Array[]
  /** Goes on as if the next thing had been sent. */
  passOver(): void
  /** From now on, what the driver sends while the recording goes on with something that doesn't fit isn't answered: `miss` is told. */
  expect(fits: (next: Uint8Array | undefined) => boolean, miss: () => void): void
}

const lookAhead = 12 // steps; a driver that changed may leave some out, but not find itself in another visit

export function createReplayPort({ header, entries }: Recording): ReplayPort {
  const steps = stepsOf(entries)
  const echoes = new Map<string, string>()
  const divergences: Divergence[] = []
  const polled = new Map<string, number>()
  let position = 0
  /** Of what the driver sent, what isn't matched yet. */
  let sent: Uint8Array = new Uint8Array()
  let fits = (_next: Uint8Array | undefined): boolean => true
  let miss = (): void => {}

  function countPoll(question: Uint8Array, more: 1 | -1): void {
    polled.set(hex(question), (polled.get(hex(question)) ?? 0) + more)
  }
  /** Also before: a question that a driver has never asked is not asked less often, but left out. */
  const isAskedAgain = ({ out }: Step): boolean =>
    isPoll(header.driver, out) && steps.slice(0, position).some((before) => hex(before.out) === hex(out))

  /**
   * Goes along the recording with what was sent, however either of them was cut into pieces.
   * @returns the steps that this completes
   */
  function match(bytes: Uint8Array): Step[] {
    const completed: Step[] = []
    sent = concat([sent, bytes])
    while (sent.length > 0) {
      const ahead = steps.slice(position, position + lookAhead)
      const same = ahead.findIndex(({ out }) => renameEcho(out, sent.subarray(0, out.length), echoes))
      const skipped = Math.max(0, same)
      const step = ahead[skipped]
      const begun = step !== undefined && renameEcho(step.out.subarray(0, sent.length), sent, echoes)
      if (same === -1 && begun) break
      // What is sent once more than it was is answered as it was before: it takes nothing from what comes.
      const earlier = steps.slice(0, position).findLast(({ out }) => out.length > 0 && isBegin(sent, out))
      if (same === -1 && earlier !== undefined) {
        if (isPoll(header.driver, earlier.out)) countPoll(earlier.out, 1)
        else divergences.push({ step: position, expected: null, sent: hex(earlier.out), skipped: 0 })
        sent = sent.slice(earlier.out.length)
        completed.push({ ...earlier, lostAfter: null })
        continue
      }
      const left = ahead.slice(0, skipped)
      if (same > 0 && left.every(isAskedAgain)) for (const { out } of left) countPoll(out, -1)
      else if (same !== 0) {
        const expected = step === undefined || same > 0 ? null : hex(step.out)
        divergences.push({ step: position, expected, sent: hex(sent), skipped })
      }
      sent = same === -1 || step === undefined ? new Uint8Array() : sent.slice(step.out.length)
      position += skipped + 1
      if (step !== undefined) completed.push(step)
    }
    return completed
  }

  const open: Port['open'] = (signal) => {
    if (signal.aborted) return Promise.resolve(failed(fault('canceled')))
    const scrubbers = scrubbersFor(header)
    sent = new Uint8Array()
    const timers = new Set<NodeJS.Timeout>()
    let up = true
    let tellData = (_bytes: Uint8Array): void => {}
    let tellLost = (): void => {}

    function later(ms: number, act: () => void): void {
      const timer = setTimeout(() => {
        timers.delete(timer)
        if (up) act()
      }, ms)
      timers.add(timer)
    }
    function hangUp(): void {
      up = false
      for (const timer of timers) clearTimeout(timer)
    }
    function answer({ replies, lostAfter }: Step): void {
      const said = translated(
        replies.map(({ bytes }) => bytes),
        echoes,
      )
      for (const [index, { after }] of replies.entries())
        later(after, () => tellData(Uint8Array.from(said[index] ?? [])))
      if (lostAfter === null) return
      later(lostAfter, () => {
        hangUp()
        tellLost()
      })
    }

    const connection: Connection = {
      write(bytes) {
        if (!up) return Promise.resolve(failed(fault('deviceLost')))
        if (!fits(steps[position]?.out)) miss()
        else for (const step of match(scrubbers?.out.push(bytes) ?? Uint8Array.from(bytes))) answer(step)
        return Promise.resolve(done(undefined))
      },
      onData: (listener) => void (tellData = listener),
      onLost: (listener) => void (tellLost = listener),
      close() {
        hangUp()
        return Promise.resolve()
      },
    }
    // what came before anything was sent
    const first = steps[position]
    if (first !== undefined && first.out.length === 0) {
      position++
      answer(first)
    }
    return Promise.resolve(done(connection))
  }

  return {
    url: header.url,
    divergences,
    polls: () => Array.from(polled, ([question, more]) => ({ question, more })).filter(({ more }) => more !== 0),
    open,
    upcoming: () => steps.slice(position).map(({ out }) => out),
    passOver: () => void position++,
    expect(nextFits, nextMiss) {
      fits = nextFits
      miss = nextMiss
    },
  }
}

function stepsOf(entries: Recording['entries']): Step[] {
  const opening: Step = { out: new Uint8Array(), replies: [], lostAfter: null }
  const steps = [opening]
  let current = opening
  let since = 0
  for (const entry of entries) {
    if ('end' in entry) {
      if (entry.end === 'lost') current.lostAfter = entry.at - since
    } else if ('hex' in entry) {
      const bytes = Uint8Array.from(Buffer.from(entry.hex, 'hex'))
      if (entry.way === 'in') current.replies.push({ after: entry.at - since, bytes })
      else {
        current = { out: bytes, replies: [], lostAfter: null }
        since = entry.at
        steps.push(current)
      }
    }
  }
  return steps
}

/** The pieces of what was said, with this driver's numbers in place of the recorded one's; a number may lie across two pieces. */
function translated(pieces: Uint8Array[], echoes: ReadonlyMap<string, string>): Uint8Array[] {
  let all = hex(concat(pieces))
  for (const [recorded, sent] of echoes) all = all.replaceAll(`3722${recorded}00`, `3722${sent}00`)
  const bytes = Buffer.from(all, 'hex')
  let at = 0
  return pieces.map(({ length }) => bytes.subarray(at, (at += length)))
}

function isBegin(bytes: Uint8Array, begin: Uint8Array): boolean {
  return hex(bytes.subarray(0, begin.length)) === hex(begin)
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
