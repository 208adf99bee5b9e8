/**
 * Faults × phases, for every supervised device, on simulated time: real drivers, real bytes, virtual devices. The table is
 * what is promised; a new kind of device is one line.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FaultCode } from '#contract/faults.ts'
import type { Result } from '#contract/result.ts'
import { type Hurt, hurts, type Patient, type PatientKind } from './fault-phase-rig.ts'
import { visitorCameraKind } from './camera/camera-patient.ts'
import { triggeredScannerKind, untriggeredScannerKind } from './code-scanner/scanner-patient.ts'
import { documentPrinterKind } from './document-printer/document-patient.ts'
import { idCardReaderKind } from './id-card-reader/reader-patient.ts'
import { servedReaderKind } from './id-card-reader/readmsg-patient.ts'
import { receiptPrinterKind } from './receipt-printer/printer-patient.ts'
import { cabledSocialReaderKind, servedSocialReaderKind } from './social-security-card-reader/social-reader-patient.ts'
import { supervise } from './supervisor.ts'

const kinds: PatientKind[] = [
  idCardReaderKind,
  servedReaderKind,
  cabledSocialReaderKind,
  servedSocialReaderKind,
  receiptPrinterKind,
  documentPrinterKind,
  visitorCameraKind,
  triggeredScannerKind,
  untriggeredScannerKind,
]

const phases = ['opening', 'ready', 'busy', 'faulted', 'closing'] as const
type Phase = (typeof phases)[number]
type Sign = 'own' | Extract<FaultCode, 'deviceAbsent' | 'deviceSilent'>

/** Where a device is half a minute after it was hurt. */
const settles: Record<Hurt, { state: 'absent' | 'faulted'; fault: Sign }> = {
  lost: { state: 'absent', fault: 'deviceAbsent' },
  silent: { state: 'absent', fault: 'deviceSilent' },
  garbled: { state: 'absent', fault: 'deviceSilent' },
  faulted: { state: 'faulted', fault: 'own' },
}
/** States it may be told to be in on the way there. Never `ready` unless it really could do its work. */
const onTheWay: Record<Exclude<Phase, 'closing'>, string[]> = {
  opening: [],
  ready: ['opening'],
  busy: ['opening', 'faulted'],
  faulted: ['opening'],
}

const halfMinute = 30_000 // ms; three misses of a ping, or three openings that hang
const healed = 20_000 // ms; the longest back-off, and an opening
const verbEnds = 40_000 // ms; a job's patience, and the look behind it

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Lets the time pass in steps, so that what was promised comes true in between. */
async function pass(ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 100) await vi.advanceTimersByTimeAsync(100)
}

async function endsWithin(ms: number, promise: Promise<unknown>): Promise<boolean> {
  const ended = vi.fn<() => void>()
  void promise.then(ended)
  await pass(100)
  for (let gone = 0; gone < ms && ended.mock.calls.length === 0; gone += 1_000) await pass(1_000)
  return ended.mock.calls.length > 0
}

function admit(kind: PatientKind, before: (patient: Patient) => void = () => {}) {
  const patient = kind.make()
  before(patient)
  const bugs: unknown[] = []
  const told: string[] = []
  const supervisor = supervise(kind.name, patient.device, {
    unseenPaper: null,
    onBug: (bug) => bugs.push(bug),
    random: () => 0.5,
  })
  let last = ''
  supervisor.subscribe(() => {
    const { state } = supervisor.status()
    if (state !== last) told.push(state)
    last = state
  })
  const sign = (): [string, string | null] => {
    const { state, fault } = supervisor.status()
    return [state, fault?.code ?? null]
  }
  return { ...patient, supervisor, bugs, told, sign, closed: () => supervisor.stop() }
}

/** Brings a device into a phase; hurts it there. */
async function hurtWhile(phase: Exclude<Phase, 'closing'>, how: Hurt, kind: PatientKind) {
  if (phase === 'opening') return { ...admit(kind, (patient) => patient.hurt(how)), outcome: null }
  const it = admit(kind, (patient) => phase === 'faulted' && patient.hurt('faulted'))
  await pass(5_000)
  expect(it.sign()[0]).toBe(phase === 'faulted' ? 'faulted' : 'ready')
  let outcome: Promise<Result<unknown>> | null = null
  if (phase === 'busy') {
    outcome = it.supervisor.run((_, signal) => it.work(signal), new AbortController().signal)
    await pass(300)
    expect(it.sign()[0]).toBe('busy')
  }
  it.told.length = 0
  it.hurt(how)
  return { ...it, outcome }
}

const claimedOf = ({ unclaimed = {} }: PatientKind): Hurt[] => hurts.filter((how) => unclaimed[how] === undefined)

/** With what isn't claimed of it, so that a list of tests says so. */
function titleOf({ name, driver, unclaimed = {} }: PatientKind): string {
  const not = Object.entries(unclaimed).map(([how, why]) => `${how}, as ${why}`)
  return `${name} (${driver})${not.length === 0 ? '' : ` not claimed: ${not.join('; ')}`}`
}

/** Whether half a minute is enough for a hurt to be seen, or only the next use brings it out. */
function shows(how: Hurt, phase: Phase, { shownBy }: PatientKind): boolean {
  const by = shownBy?.[how]
  return by === undefined || (by === 'opening' && phase === 'opening')
}

describe.each(kinds.map((kind) => [titleOf(kind), kind] as const))('%s', (_, kind) => {
  const fatal = (it: { bugs: unknown[] }) => expect(it.bugs).toEqual([])
  const claimed = claimedOf(kind)
  const open = ['opening', 'ready', 'busy'] as const

  describe.each(kind.ownFault === undefined ? open : ([...open, 'faulted'] as const))('while %s', (phase) => {
    test.each(claimed)('%s', async (how) => {
      const it = await hurtWhile(phase, how, kind)
      if (it.outcome) {
        expect(await endsWithin(verbEnds, it.outcome)).toBe(true)
        expect(await it.outcome).toMatchObject({ ok: false })
      }
      await pass(halfMinute)
      const shown = shows(how, phase, kind)
      const { state, fault } = shown ? settles[how] : { state: 'ready', fault: null }
      expect(it.sign()).toEqual([state, fault === 'own' ? kind.ownFault : fault])
      expect(it.told.filter((each) => each !== state && !onTheWay[phase].includes(each))).toEqual([])
      const used = it.supervisor.run((_, signal) => it.work(signal), new AbortController().signal)
      expect(await endsWithin(shown ? 0 : verbEnds, used)).toBe(true)
      expect(await used).toMatchObject({ ok: false })
      it.heal()
      await pass(healed)
      expect(it.sign()).toEqual(['ready', null])
      fatal(it)
      await it.closed()
    })
  })

  test.each(claimed)('while closing: %s', async (how) => {
    const it = await hurtWhile('ready', how, kind)
    const work = it.supervisor.run((_, signal) => it.work(signal), new AbortController().signal)
    expect(await endsWithin(verbEnds, it.closed())).toBe(true)
    expect(await work).toMatchObject({ ok: false })
    it.told.length = 0
    it.heal()
    await pass(healed)
    expect(it.told).toEqual([]) // it is not opened any more
    fatal(it)
  })
})
