/**
 * The life of a device, the same for all: absent → opening → ready ⇄ busy → faulted. It opens and pings through the
 * `Device` it is given, waits by the actor's clock, and takes its jitter from outside.
 */
import { assign, fromPromise, setup } from 'xstate'
import { type Fault, type FaultCode, fault } from '#contract/faults.ts'
import { failed, type Result } from '#contract/result.ts'
import type { Condition, Device } from './device.ts'

/** How a verb left its device. `badly` = it failed, so look before the next one. */
export type VerbEnd = 'well' | 'badly' | 'lost'

interface Input {
  device: Device
  /** 0 ≤ x < 1 */
  random: () => number
  /** Told when a driver throws: that is never expected. */
  onBug: (error: unknown) => void
}

interface Context extends Input {
  /** As last seen. Old when the device isn't present. */
  condition: Condition
  /** Signs of life that failed to come, in a row. */
  misses: number
  /** Of the last sign that failed to come. */
  why: Fault
  /** Openings since the device was last settled. */
  openings: number
  /** The connection went away while a verb was running. */
  lostInVerb: boolean
}

type LifecycleEvent =
  | { type: 'changed'; condition: Condition }
  | { type: 'lost' }
  /** `despite`: the fault that this verb is there to mend. */
  | { type: 'verbStarts'; despite?: FaultCode | undefined }
  | { type: 'verbEnds'; end: VerbEnd }

const missesUntilAbsent = 3
const backOffBase = 1_000 // ms; a USB adapter needs about that long to show up again
const backOffCap = 5_000 // ms; a technician who plugs a device in again waits no longer than this
const jitter = 0.25 // a hub that comes back brings all its devices at once: don't open them in step

const types: { context?: Context; events?: LifecycleEvent; input?: Input } = {}

type Seen = Result<Condition>
const silent: Fault = fault('deviceSilent')

const base = setup({
  types,
  delays: {
    reopen: ({ context }) => {
      if (context.openings === 0) return 0 // a cable that was only touched is back at once
      const backOff = Math.min(backOffCap, backOffBase * 2 ** (context.openings - 1))
      return backOff * (1 - jitter + 2 * jitter * context.random())
    },
    openPatience: 10_000, // a printer that does its self-test when its port opens
    pingEvery: 2_000, // some serial drivers never tell of a pulled cable, and a visitor should hear of it before trying
    pingAgain: 500, // after a missed ping: one lost byte isn't a pulled cable
    pingPatience: 2_000, // an answer takes 20 ms at 9600 baud, and longer from a printer that is cutting
    settled: 10_000, // a loose plug comes and goes faster than this: keep backing off
  },
  actors: {
    look: fromPromise<Seen, Input & { how: 'open' | 'ping' }>(async ({ input: { device, how, onBug }, signal }) => {
      try {
        if (how === 'ping') return await device.ping(signal)
        await device.close() // a port that went silent is still open
        return await device.open(signal)
      } catch (error) {
        onBug(error)
        return failed(fault('internal'))
      }
    }),
  },
  guards: {
    answered: (_, seen: Seen) => seen.ok,
    broken: ({ context }) => context.condition.fault !== null,
    sound: ({ context }) => context.condition.fault === null,
    admits: ({ context }, despite: FaultCode | undefined) =>
      context.condition.fault === null || context.condition.fault.code === despite,
    silentForLong: ({ context }) => context.misses >= missesUntilAbsent,
    missed: ({ context }) => context.misses > 0,
    lostInVerb: ({ context }) => context.lostInVerb,
    left: (_, { end, as }: { end: VerbEnd; as: VerbEnd }) => end === as,
  },
  actions: {
    see: assign(({ context }, seen: Seen) =>
      seen.ok ? { condition: { ...context.condition, ...seen.value }, misses: 0, lostInVerb: false } : {},
    ),
    miss: assign(({ context }, why: Fault) => ({ misses: context.misses + 1, why })),
    countOpening: assign({ openings: ({ context }) => context.openings + 1 }),
    settle: assign({ openings: 0 }),
    change: assign(({ context }, condition: Condition) => ({ condition: { ...context.condition, ...condition } })),
    noteLoss: assign({ lostInVerb: true }),
  },
})

/** Opens the port again and again. A device isn't present before it was looked at. */
const reaching = base.createStateConfig({
  initial: 'waiting',
  states: {
    waiting: { after: { reopen: 'trying' } },
    trying: {
      entry: 'countOpening',
      invoke: {
        src: 'look',
        input: ({ context }) => ({ ...context, how: 'open' }),
        onDone: [
          {
            guard: { type: 'answered', params: ({ event }) => event.output },
            target: '#present',
            actions: { type: 'see', params: ({ event }) => event.output },
          },
          {
            target: 'waiting',
            actions: { type: 'miss', params: ({ event }) => (event.output.ok ? silent : event.output.fault) },
          },
        ],
      },
      after: { openPatience: { target: 'waiting', actions: { type: 'miss', params: silent } } },
    },
  },
})

/** Between verbs: asks now and then whether the device is still there. */
const watching = base.createStateConfig({
  initial: 'idle',
  states: {
    idle: {
      after: { pingEvery: 'pinging', pingAgain: { guard: 'missed', target: 'pinging' } },
      on: { verbStarts: { guard: { type: 'admits', params: ({ event }) => event.despite }, target: '#busy' } },
    },
    pinging: {
      tags: 'looking',
      invoke: {
        src: 'look',
        input: ({ context }) => ({ ...context, how: 'ping' }),
        onDone: [
          {
            guard: { type: 'answered', params: ({ event }) => event.output },
            target: 'idle',
            actions: { type: 'see', params: ({ event }) => event.output },
          },
          { target: 'idle', actions: { type: 'miss', params: silent } },
        ],
      },
      after: { pingPatience: { target: 'idle', actions: { type: 'miss', params: silent } } },
    },
  },
})

export const deviceLifecycle = base.createMachine({
  context: ({ input }) => ({
    ...input,
    condition: { fault: null, paper: null },
    // Never seen: the first opening that fails is enough to say that nothing is there.
    misses: missesUntilAbsent - 1,
    why: fault('deviceAbsent'),
    openings: 0,
    lostInVerb: false,
  }),
  initial: 'opening',
  states: {
    opening: { ...reaching, id: 'opening', always: { guard: 'silentForLong', target: 'absent' } },

    /** Goes on trying without telling of each try: to somebody who waits for a device, "opening" means soon. */
    absent: reaching,

    present: {
      id: 'present',
      initial: 'ready',
      after: { settled: { actions: 'settle' } },
      on: {
        changed: { actions: { type: 'change', params: ({ event }) => event.condition } },
        lost: 'opening',
      },
      always: { guard: 'silentForLong', target: 'absent' },
      states: {
        ready: { ...watching, id: 'ready', always: { guard: 'broken', target: 'faulted' } },

        faulted: { ...watching, always: { guard: 'sound', target: 'ready' } },

        busy: {
          id: 'busy',
          initial: 'working',
          states: {
            working: {
              on: {
                // The verb notices by itself and ends; until then the device isn't free to be opened anew.
                lost: { actions: 'noteLoss' },
                verbEnds: [
                  { guard: 'lostInVerb', target: '#opening' },
                  {
                    guard: { type: 'left', params: ({ event }) => ({ end: event.end, as: 'lost' }) },
                    target: '#opening',
                  },
                  {
                    guard: { type: 'left', params: ({ event }) => ({ end: event.end, as: 'badly' }) },
                    target: 'looking',
                  },
                  { target: '#ready' },
                ],
              },
            },
            /** The verb failed: what state is the device in now? */
            looking: {
              tags: 'looking',
              invoke: {
                src: 'look',
                input: ({ context }) => ({ ...context, how: 'ping' }),
                onDone: [
                  {
                    guard: { type: 'answered', params: ({ event }) => event.output },
                    target: '#ready',
                    actions: { type: 'see', params: ({ event }) => event.output },
                  },
                  { target: '#opening', actions: { type: 'miss', params: silent } },
                ],
              },
              after: { pingPatience: { target: '#opening', actions: { type: 'miss', params: silent } } },
            },
          },
        },
      },
    },
  },
})
