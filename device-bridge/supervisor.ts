/** Keeps one device open and lets one verb at a time work with it, first come first served. Never throws. */
import { type ActorOptions, createActor, type SnapshotFrom, waitFor } from 'xstate'
import type { DeviceName, DeviceStatus } from '#contract/device-status.ts'
import { type Fault, fault } from '#contract/faults.ts'
import { failed, type Result } from '#contract/result.ts'
import { deviceLifecycle, type VerbEnd } from './device-lifecycle.ts'
import type { Device } from './device.ts'

export interface Supervisor<D extends Device> {
  status(): DeviceStatus
  /** Calls the listener after every change of `status()`. */
  subscribe(listener: () => void): void
  /**
   * Waits for its turn, then runs the verb.
   * @returns what the verb returned; the device's present fault when it isn't ready; `canceled` when the signal came first
   */
  run<T>(verb: (device: D, signal: AbortSignal) => Promise<Result<T>>, signal: AbortSignal): Promise<Result<T>>
  /** Cancels what runs and closes the device. */
  stop(): Promise<void>
}

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
    ...report(actor.getSnapshot(), unseenPaper),
    since: now().toISOString(),
  }

  actor.subscribe((snapshot) => {
    const { state, fault, paper } = report(snapshot, unseenPaper)
    if (state === status.state && fault?.code === status.fault?.code && paper === status.paper) return
    status = { device: name, state, fault, paper, since: state === status.state ? status.since : now().toISOString() }
    for (const listener of listeners) listener()
  })
  device.onChange((condition) => actor.send(condition ? { type: 'changed', condition } : { type: 'lost' }))
  actor.start()

  /** Enters `busy`, or says why that can't be. */
  async function admit(): Promise<Fault | null> {
    for (;;) {
      await waitFor(actor, (snapshot) => !snapshot.hasTag('looking') || snapshot.status !== 'active')
      actor.send({ type: 'verbStarts' })
      const snapshot = actor.getSnapshot()
      if (snapshot.status !== 'active') return fault('canceled')
      if (snapshot.matches({ present: 'busy' })) return null
      // Not admitted because it looks again: wait for that. Anything else is a fault.
      if (!snapshot.hasTag('looking')) return report(snapshot, unseenPaper).fault ?? fault('deviceLost')
    }
  }

  async function takeTurn<T>(verb: (device: D, signal: AbortSignal) => Promise<Result<T>>, signal: AbortSignal) {
    const refusal = await admit()
    if (refusal) return failed(refusal)
    let end: VerbEnd = 'badly'
    try {
      const result: Result<T> = signal.aborted ? failed(fault('canceled')) : await verb(device, signal)
      end = endOf(result)
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
    async run(verb, callerSignal) {
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
        return await takeTurn(verb, signal)
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

function report(
  snapshot: SnapshotFrom<typeof deviceLifecycle>,
  unseenPaper: DeviceStatus['paper'],
): Pick<DeviceStatus, 'state' | 'fault' | 'paper'> {
  const { condition, why } = snapshot.context
  if (snapshot.matches('opening')) return { state: 'opening', fault: fault('deviceLost'), paper: unseenPaper }
  if (snapshot.matches('absent')) return { state: 'absent', fault: why, paper: unseenPaper }
  if (snapshot.matches({ present: 'busy' })) return { state: 'busy', ...condition }
  return { state: condition.fault ? 'faulted' : 'ready', ...condition }
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
