/**
 * 代办: somebody does an item for somebody else. Both cards are read, whoever acts first, and what that means is agreed to
 * in so many words, before anything is looked up.
 */
import { assign, sendTo, setup } from 'xstate'
import type { KioskStatus } from '#contract/device-status.ts'
import { identifyMachine } from './identify.ts'
import type { Identity } from './identity.ts'
import { passTurn, type TurnEvent } from './turn.ts'

/** Who acts (代办人), and for whom. Never the same person. */
export interface Acting {
  agent: Identity
  principal: Identity
}

type ActingForEvent =
  | TurnEvent
  | { type: 'STATUS'; status: KioskStatus | null }
  | { type: 'AGREE' }
  | { type: 'DECLINE' }
  | { type: 'OTHER_CARD' }
  | { type: 'BACK' }

interface Context {
  agent: Identity | null
  principal: Identity | null
  agreed: boolean
}

export const actingForMachine = setup({
  types: {} as {
    context: Context
    events: ActingForEvent
    output: Acting | null
    children: { identify: 'identify' }
  },
  actors: { identify: identifyMachine },
  actions: {
    forget: assign({ agent: null, principal: null }),
    agree: assign({ agreed: true }),
  },
}).createMachine({
  id: 'actingFor',
  context: { agent: null, principal: null, agreed: false },
  initial: 'agent',
  output: ({ context: { agent, principal, agreed } }) =>
    agreed && agent !== null && principal !== null ? { agent, principal } : null,
  on: passTurn,
  states: {
    agent: {
      invoke: {
        id: 'identify',
        src: 'identify',
        onDone: [
          { guard: ({ event }) => event.output === null, target: 'done' },
          { target: 'principal', actions: assign({ agent: ({ event }) => event.output }) },
        ],
      },
      on: { STATUS: { actions: sendTo('identify', ({ event }) => event) } },
    },
    principal: {
      invoke: {
        id: 'identify',
        src: 'identify',
        onDone: [
          { guard: ({ event }) => event.output === null, target: 'done', actions: 'forget' },
          {
            guard: ({ event, context }) => event.output?.number === context.agent?.number,
            target: 'samePerson',
          },
          { target: 'consent', actions: assign({ principal: ({ event }) => event.output }) },
        ],
      },
      on: { STATUS: { actions: sendTo('identify', ({ event }) => event) } },
    },
    /** Nobody acts for themselves: that is what the usual way is for. */
    samePerson: {
      on: { OTHER_CARD: 'principal', BACK: { target: 'done', actions: 'forget' } },
    },
    consent: {
      on: {
        AGREE: { target: 'done', actions: 'agree' },
        DECLINE: { target: 'done', actions: 'forget' },
      },
    },
    done: { type: 'final' },
  },
})
