/** Keeps one device open and lets one verb at a time work with it, first come first served. Never throws. */
import { isDeepStrictEqual } from 'node:util'
import { type ActorOptions, createActor, waitFor } from 'xstate'
import type { DeviceCounters, DeviceName, DeviceStatus } from '#contract/device-status.ts'
import { type Fault, type FaultCode, fault } from '#contract/faults.ts'
import { failed, type Result } from '#contract/result.ts'
import { deviceLifecycle, type VerbEnd } from './device-lifecycle.ts'
import { reportOf } from './device-report.ts'
import type { Device } from './device.ts'

export interface Supervisor<D extends Device> {
  status(): DeviceStatus
  /** Calls the listener after every change of `status()`. */
  subscribe(listener: () => void): void
  /**
   * Waits for its turn, then runs the verb.
   * @param despite the fault that the verb is there to mend
   * @param counts what the device has done once more when the verb went well
   * @returns what the verb returned; the device's present fault when it isn't ready; `canceled` when the signal came first
   */
  run<T>(verb: Verb<D, T>, signal: AbortSignal, counts?: readonly Countable[], despite?: FaultCode): Promise<Result<T>>
  /** Cancels what runs and closes the device. */
  stop(): Promise<void>
}

type Verb<D, T> = (device: D, signal: AbortSignal) => Promise<Result<T>>
type Countable = 'reads' | 'prints' | 'cuts'

interface Options {
  /** What its status says of paper while nobody can look. */
  unseenPaper: DeviceStatus['paper']
  /** Told when a driver throws: that is never expected. */
  onBug: (error: unknown) => void
  clock?: ActorOptions<typeof deviceLifecycle>['clock']
  now?: () => Date
  random?: () => number
}

export function supervise<D extends Device>(name: DeviceName, device: D, options: Options): Supervisor<D> {
  const { unseenPaper, onBug, clock, now = () => new Date(), random = Math.random } = options
  const actor = createActor(deviceLifecycle, { input: { device, random, onBug }, ...(clock && { clock }) })
  const stopping = new AbortController()
  const listeners: (() => void)[] = []
  let tail: Promise<void> = Promise.resolve()

  let status: DeviceStatus = {
    device: name,
    ...reportOf(actor.getSnapshot(), unseenPaper),
    since: now().toISOString(),
    counters: { reads: 0, prints: 0, cuts: 0, faults: 0, reopenings: 0 },
  }
  /** What a verb that is ending has done; counted with the change of state that its end makes. */
  let achieved: readonly Countable[] = []
  let everPresent = false

  actor.subscribe((snapshot) => {
    const report = reportOf(snapshot, unseenPaper)
    const { device, since, counters, ...before } = status
    if (isDeepStrictEqual(report, before)) return
    const present = snapshot.matches('present')
    const more: Partial<DeviceCounters> = {
      faults: counters.faults + (isAnotherFault(before, report) ? 1 : 0),
      reopenings: counters.reopenings + (present && everPresent && isGone(before) ? 1 : 0),
    }
    for (const name of achieved) more[name] = counters[name] + 1
    achieved = []
    everPresent ||= present
    status = {
      device,
      ...report,
      since: report.state === before.state ? since : now().toISOString(),
      counters: { ...counters, ...more },
    }
    for (const listener of listeners) listener()
  })
  device.onChange((condition) => actor.send(condition ? { type: 'changed', condition } : { type: 'lost' }))
  actor.start()

  /** Enters `busy`, or says why that can't be. */
  async function admit(despite: FaultCode | undefined): Promise<Fault | null> {
    for (;;) {
      await waitFor(actor, (snapshot) => !snapshot.hasTag('looking') || snapshot.status !== 'active')
      actor.send({ type: 'verbStarts', despite })
      const snapshot = actor.getSnapshot()
      if (snapshot.status !== 'active') return fault('canceled')
      if (snapshot.matches({ present: 'busy' })) return null
      // Not admitted because it looks again: wait for that. Anything else is a fault.
      if (!snapshot.hasTag('looking')) return reportOf(snapshot, unseenPaper).fault ?? fault('deviceLost')
    }
  }

  async function takeTurn<T>(
    verb: Verb<D, T>,
    signal: AbortSignal,
    counts: readonly Countable[],
    despite: FaultCode | undefined,
  ) {
    const refusal = await admit(despite)
    if (refusal) return failed(refusal)
    let end: VerbEnd = 'badly'
    try {
      const result: Result<T> = signal.aborted ? failed(fault('canceled')) : await verb(device, signal)
      end = endOf(result)
      if (result.ok) achieved = counts
      return result
    } catch (error) {
      onBug(error)
      return failed(fault('internal'))
    } finally {
      actor.send({ type: 'verbEnds', end })
    }
  }

  return {
    status: () => status,
    subscribe: (listener) => void listeners.push(listener),
    async run(verb, callerSignal, counts = [], despite) {
      const signal = AbortSignal.any([callerSignal, stopping.signal])
      const before = tail
      const turn = Promise.withResolvers<void>()
      tail = turn.promise
      await settledOrAborted(before, signal)
      if (signal.aborted) {
        void before.then(turn.resolve)
        return failed(fault('canceled'))
      }
      try {
        return await takeTurn(verb, signal, counts, despite)
      } finally {
        turn.resolve()
      }
    },
    async stop() {
      stopping.abort()
      await tail
      actor.stop()
      await device.close()
    },
  }
}

function endOf(result: Result<unknown>): VerbEnd {
  if (result.ok) return 'well'
  return result.fault.code === 'deviceLost' ? 'lost' : 'badly'
}

type Told = Pick<DeviceStatus, 'state' | 'fault'>

function isGone({ state }: Told): boolean {
  return state === 'opening' || state === 'absent'
}

/** A device that is lost and then absent is one trouble, not two. */
function isAnotherFault(before: Told, now: Told): boolean {
  return now.fault !== null && now.fault.code !== before.fault?.code && !(isGone(before) && isGone(now))
}

function settledOrAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      signal.removeEventListener('abort', finish)
      resolve()
    }
    signal.addEventListener('abort', finish)
    if (signal.aborted) finish()
    void promise.then(finish)
  })
}
