/** Reading the card: lay it down, see that it was read, and what to do when it wasn't. */
import { assign, fromCallback, setup } from 'xstate'
import type { KioskStatus } from '#contract/device-status.ts'
import type { Fault } from '#contract/faults.ts'
import type { IdCard } from '#contract/id-card.ts'
import { delays } from './delays.ts'
import { type Identity, identityOf } from './identity.ts'
import { provided } from './provided.ts'
import { machinesTurn } from './turn.ts'

/** What the card-reading actor tells. It stops reading when it is stopped. */
export type CardEvent =
  | { type: 'CARD_FOUND' }
  | { type: 'CARD_READ'; card: IdCard; today: string }
  | { type: 'CARD_FAILED'; fault: Fault }

type IdentifyEvent =
  | CardEvent
  | { type: 'STATUS'; status: KioskStatus | null }
  | { type: 'CONFIRM' }
  | { type: 'OTHER_CARD' }
  | { type: 'RETRY' }
  | { type: 'BACK' }

interface Context {
  fault: Fault | null
  identity: Identity | null
}

export function deviceReady(status: KioskStatus | null, device: KioskStatus['devices'][number]['device']): boolean {
  const state = status?.devices.find((entry) => entry.device === device)?.state
  return state === 'ready' || state === 'busy'
}

/** Faults after which the same visitor just lays the card down again. */
const again: ReadonlySet<Fault['code']> = new Set<Fault['code']>(['cardReadFailed', 'cardRemoved'])
/** Faults that pass when the device or the bridge comes back. */
export const passing: ReadonlySet<Fault['code']> = new Set<Fault['code']>([
  'deviceLost',
  'deviceAbsent',
  'deviceBusy',
  'deviceForbidden', // a device just plugged in belongs to root for a moment
  'deviceSilent',
  'bridgeLost',
])

export const identifyMachine = setup({
  types: {} as {
    context: Context
    events: IdentifyEvent
    output: Identity | null
  },
  actors: { readCard: fromCallback<CardEvent>(provided('readCard')) },
  guards: {
    layAgain: ({ event }) => event.type === 'CARD_FAILED' && again.has(event.fault.code),
    willPass: ({ event }) => event.type === 'CARD_FAILED' && passing.has(event.fault.code),
    readerReady: ({ event }) => event.type === 'STATUS' && deviceReady(event.status, 'idCardReader'),
  },
  actions: {
    keepFault: assign({ fault: ({ event, context }) => (event.type === 'CARD_FAILED' ? event.fault : context.fault) }),
    keepIdentity: assign({
      identity: ({ event, context }) =>
        event.type === 'CARD_READ' ? identityOf(event.card, event.today) : context.identity,
    }),
    forgetCard: assign({ identity: null }),
    forgetFault: assign({ fault: null }),
  },
  delays: { replug: delays.replug },
}).createMachine({
  id: 'identify',
  context: { fault: null, identity: null },
  initial: 'waiting',
  output: ({ context }) => context.identity,
  on: { BACK: { target: '.done', actions: 'forgetCard' } },
  states: {
    waiting: {
      invoke: { src: 'readCard' },
      initial: 'present',
      on: {
        CARD_READ: { target: 'read', actions: ['keepIdentity', 'forgetFault'] },
        CARD_FAILED: [
          { guard: 'layAgain', target: '.again', reenter: true, actions: 'keepFault' },
          { guard: 'willPass', target: 'paused', actions: 'keepFault' },
          { target: 'problem', actions: 'keepFault' },
        ],
      },
      states: {
        present: { on: { CARD_FOUND: 'found' } },
        /** As `present`, with the reason why it didn't work; the reader is listening anew. */
        again: { on: { CARD_FOUND: 'found' } },
        found: { ...machinesTurn },
      },
    },
    /** The reader dropped out: the visit waits for it. */
    paused: {
      ...machinesTurn,
      on: { STATUS: { guard: 'readerReady', target: 'waiting', actions: 'forgetFault' } },
      after: { replug: 'problem' },
    },
    problem: {
      on: { RETRY: { target: 'waiting', actions: 'forgetFault' } },
    },
    read: {
      on: {
        CONFIRM: 'done',
        OTHER_CARD: { target: 'waiting', actions: 'forgetCard' },
      },
    },
    done: { type: 'final' },
  },
})
