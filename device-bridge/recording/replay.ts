/** Has a real driver do with a recording what was done when it was made, and tells what the driver made of it. */
import type { Result } from '#contract/result.ts'
import type { Condition } from '../device.ts'
import { createSdtReader } from '../id-card-reader/sdt-driver.ts'
import { createEscposPrinter } from '../receipt-printer/escpos-driver.ts'
import { type PrinterProfile, printerProfiles } from '#contract/printer-profiles.ts'
import { linesOfJob } from './lines-of-job.ts'
import type { Poll } from './polls.ts'
import type { Recording } from './recording.ts'
import { createReplayPort, type Divergence, type ReplayPort } from './replay-port.ts'
import { concat } from './scrubber.ts'

export interface Replayed {
  /** What was asked of the driver, and its answer: `ok`, a fault's code, or what it said of the device. */
  answers: [verb: string, answer: string][]
  divergences: Divergence[]
  polls: Poll[]
}

interface Player {
  open(signal: AbortSignal): Promise<Result<Condition>>
  /** Does what the recording goes on with. */
  next(upcoming: Uint8Array[]): Promise<[verb: string, answer: string]>
  close(): Promise<void>
}

const never = new AbortController().signal

/** @returns null when there is no driver that the recording could be played to */
export async function replay(recording: Recording): Promise<Replayed | null> {
  const port = createReplayPort(recording)
  const player = playerFor(recording.header, port)
  if (player === null || recording.entries.some((entry) => 'length' in entry)) return null
  const opened = await player.open(never)
  const answers: Replayed['answers'] = [['open', conditionText(opened)]]
  for (let ahead = port.upcoming(); opened.ok && ahead.length > 0; ahead = port.upcoming()) {
    answers.push(await player.next(ahead))
    // a driver that has nothing to say to it must not keep the rest from being played
    if (port.upcoming().length === ahead.length) port.passOver()
  }
  await player.close()
  return { answers, divergences: port.divergences, polls: port.polls() }
}

function playerFor({ driver, profile }: Recording['header'], port: ReplayPort): Player | null {
  if (driver === 'sdt') return readerPlayer(port)
  const known = Object.entries(printerProfiles).find(([name]) => name === profile)?.[1]
  return driver === 'escpos' && known !== undefined ? printerPlayer(port, known) : null
}

/** Commands (two bytes of the request) that belong to a verb; the first of them begins it. */
const readerVerbs = {
  read: ['2001', '2002', '3001', '10ff'],
  awaitRemoval: ['3003', '10ff', '2001'],
  ping: ['11ff'],
} as const

function readerPlayer(port: ReplayPort): Player {
  const driver = createSdtReader(port)
  const command = (request: Uint8Array | undefined): string => Buffer.from(request ?? []).toString('hex', 7, 9)
  return {
    open: (signal) => driver.open(signal),
    close: () => driver.close(),
    async next([first]) {
      const next = command(first)
      const verb = next === '2001' ? 'read' : next === '3003' || next === '10ff' ? 'awaitRemoval' : 'ping'
      const canceled = new AbortController()
      const { signal } = canceled
      const own: readonly string[] = readerVerbs[verb]
      // A verb that would wait on was canceled where the recording goes on with another.
      port.expect(
        (request) => request !== undefined && own.includes(command(request)),
        () => canceled.abort(),
      )
      if (verb === 'ping') return [verb, conditionText(await driver.ping(signal))]
      if (verb === 'awaitRemoval') return [verb, text(await driver.awaitRemoval({ signal }))]
      const card = await driver.read({ signal, onFound: () => {} })
      return [verb, card.ok ? card.value.kind : card.fault.code]
    },
  }
}

const jobAhead = 6 // requests; a print looks at the printer first, with four questions

function printerPlayer(port: ReplayPort, profile: PrinterProfile): Player {
  const driver = createEscposPrinter(port, profile)
  return {
    open: (signal) => driver.open(signal),
    close: () => driver.close(),
    async next(upcoming) {
      const begin = upcoming.slice(0, jobAhead).findIndex(([first, second]) => first === 0x1b && second === 0x40)
      const lines = begin === -1 ? [] : linesOfJob(concat(upcoming.slice(begin)), profile)
      if (lines.length === 0) return ['ping', conditionText(await driver.ping(never))]
      return ['print', text(await driver.print(lines, { signal: never }))]
    },
  }
}

function text(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.fault.code
}

function conditionText(result: Result<Condition>): string {
  if (!result.ok) return result.fault.code
  const { fault, paper } = result.value
  return [fault?.code ?? 'ready', ...(paper === null ? [] : [`paper ${paper}`])].join(', ')
}
