/** One service item from its guide to paper in the hand. Steps that a way doesn't need are skipped. */
import { assertEvent, assign, fromPromise, sendTo, setup } from 'xstate'
import type { KioskStatus } from '#contract/device-status.ts'
import { type Fault, fault } from '#contract/faults.ts'
import type { DepartmentAnswer } from '#contract/operations.ts'
import type { Receipt } from '#contract/receipt.ts'
import type { Result } from '#contract/result.ts'
import { type Acting, actingForMachine } from './acting-for.ts'
import { canFinishWay, type Means, wayForAnother } from './can-finish.ts'
import { deliverMachine } from './deliver.ts'
import { identifyMachine } from './identify.ts'
import type { Identity } from './identity.ts'
import type { Item, Way } from './item.ts'
import { provided } from './provided.ts'
import { type TurnEvent, machinesTurn, passTurn } from './turn.ts'

/** What an input question was answered with, in the operation's own field names. */
export type Answers = Readonly<Record<string, string | number>>
export interface DepartmentRequest {
  operation: Way['operation']
  input: Readonly<Record<string, unknown>>
}
/** `home` keeps the identity for another item of the same visit. */
export interface JourneyOutput {
  next: 'rate' | 'home'
  identity: Identity | null
}

export type JourneyEvent =
  | TurnEvent
  | { type: 'STATUS'; status: KioskStatus | null }
  | { type: 'CHOOSE_WAY'; index: number }
  /** Do it for somebody else. */
  | { type: 'ACT_FOR' }
  | { type: 'ANSWER'; answers: Answers }
  /** `record` = the second slip, of what was agreed, when it was done for somebody else. */
  | { type: 'PRINT'; receipt: Receipt; record: Receipt | null }
  | { type: 'CHANGE' }
  | { type: 'RETRY' }
  | { type: 'DONE' }
  | { type: 'HOME' }
  | { type: 'BACK' }

interface Context {
  item: Item
  way: Way
  status: KioskStatus | null
  identity: Identity | null
  /** Whether the card had been read already when the item was begun: then it isn't asked for. */
  cardKnown: boolean
  /** Set while it is done for somebody else; forgotten with the item, so that the next one is one's own again. */
  acting: Acting | null
  /** Which of the way's inputs is asked now. */
  question: number
  answers: Answers
  output: Readonly<Record<string, unknown>> | null
  refusal: { code: 'notFound' | 'other'; reason: string } | null
  fault: Fault | null
  next: JourneyOutput['next']
}

function meansOf({ status, identity }: Context): Means {
  return { status, cardRead: identity !== null }
}

/** Whose data it is about; null when the way asks for nobody's card. */
export function subjectOf({ way, identity, acting }: Pick<Context, 'way' | 'identity' | 'acting'>): Identity | null {
  return way.identity === 'none' ? null : (acting?.principal ?? identity)
}

function requestOf(context: Context): DepartmentRequest {
  const { way, answers } = context
  const subject = subjectOf(context)
  const person = subject === null ? {} : { person: { name: subject.name, number: subject.number } }
  return { operation: way.operation, input: { ...person, ...answers } }
}

export const itemJourneyMachine = setup({
  types: {} as {
    context: Context
    input: { item: Item; status: KioskStatus | null; identity: Identity | null }
    events: JourneyEvent
    output: JourneyOutput
    children: { identify: 'identify'; actingFor: 'actingFor'; deliver: 'deliver' }
  },
  actors: {
    identify: identifyMachine,
    actingFor: actingForMachine,
    deliver: deliverMachine,
    callDepartment: fromPromise<Result<DepartmentAnswer>, DepartmentRequest>(provided('callDepartment')),
  },
  guards: {
    canStart: ({ context, event }) => {
      if (event.type !== 'CHOOSE_WAY') return false
      const way = context.item.ways[event.index]
      return way !== undefined && canFinishWay(way, meansOf(context)).can !== 'unavailable'
    },
    canActFor: ({ context }) => wayForAnother(context.item, context.status) !== null,
    needsCard: ({ context }) => context.way.identity === 'id-card' && context.identity === null,
    hasQuestion: ({ context }) => context.question < context.way.inputs.length,
    hasQuestions: ({ context }) => context.way.inputs.length > 0,
    firstQuestion: ({ context }) => context.question === 0,
  },
  actions: {
    keepStatus: assign({ status: ({ event, context }) => (event.type === 'STATUS' ? event.status : context.status) }),
    beginAnew: assign(({ context }) => ({
      way: context.item.ways[0],
      cardKnown: context.identity !== null,
      acting: null,
    })),
    takeWay: assign(({ context, event }) => ({
      way: (event.type === 'CHOOSE_WAY' ? context.item.ways[event.index] : undefined) ?? context.way,
      question: 0,
      answers: {},
    })),
    takeWayForAnother: assign(({ context }) => ({
      way: wayForAnother(context.item, context.status) ?? context.way,
      question: 0,
      answers: {},
    })),
    takeAnswer: assign(({ context, event }) =>
      event.type === 'ANSWER'
        ? { answers: { ...context.answers, ...event.answers }, question: context.question + 1 }
        : {},
    ),
    askAgain: assign({ question: 0, output: null, refusal: null, fault: null }),
    previousQuestion: assign({ question: ({ context }) => Math.max(context.question - 1, 0) }),
    wantRating: assign({ next: 'rate' }),
    wantHome: assign({ next: 'home' }),
  },
}).createMachine({
  id: 'item',
  context: ({ input }) => ({
    ...input,
    way: input.item.ways[0],
    cardKnown: false,
    acting: null,
    question: 0,
    answers: {},
    output: null,
    refusal: null,
    fault: null,
    next: 'home',
  }),
  initial: 'guide',
  output: ({ context }) => ({ next: context.next, identity: context.identity }),
  on: {
    STATUS: { actions: 'keepStatus' },
    HOME: { target: '.done', actions: 'wantHome' },
    ...passTurn,
  },
  states: {
    guide: {
      entry: 'beginAnew',
      on: {
        ACT_FOR: { guard: 'canActFor', target: 'actFor', actions: 'takeWayForAnother' },
        CHOOSE_WAY: { guard: 'canStart', target: 'start', actions: 'takeWay' },
        BACK: { target: 'done', actions: 'wantHome' },
      },
    },
    start: { always: [{ guard: 'needsCard', target: 'identify' }, { target: 'fill' }] },
    identify: {
      invoke: {
        id: 'identify',
        src: 'identify',
        onDone: [
          { guard: ({ event }) => event.output === null, target: 'guide' },
          { target: 'fill', actions: assign({ identity: ({ event }) => event.output }) },
        ],
      },
      on: { STATUS: { actions: ['keepStatus', sendTo('identify', ({ event }) => event)] } },
    },
    actFor: {
      invoke: {
        id: 'actingFor',
        src: 'actingFor',
        onDone: [
          { guard: ({ event }) => event.output === null, target: 'guide' },
          { target: 'fill', actions: assign({ acting: ({ event }) => event.output }) },
        ],
      },
      on: { STATUS: { actions: ['keepStatus', sendTo('actingFor', ({ event }) => event)] } },
    },
    fill: {
      always: { guard: ({ context }) => context.question >= context.way.inputs.length, target: 'send' },
      on: {
        ANSWER: { guard: 'hasQuestion', target: 'fill', reenter: true, actions: 'takeAnswer' },
        BACK: [
          { guard: 'firstQuestion', target: 'guide' },
          { target: 'fill', reenter: true, actions: 'previousQuestion' },
        ],
      },
    },
    send: {
      ...machinesTurn,
      invoke: {
        src: 'callDepartment',
        input: ({ context }) => requestOf(context),
        onDone: [
          {
            guard: ({ event }) => event.output.ok && event.output.value.outcome === 'done',
            target: 'result',
            actions: assign({
              output: ({ event }) =>
                event.output.ok && event.output.value.outcome === 'done' ? event.output.value.output : null,
            }),
          },
          {
            guard: ({ event }) => event.output.ok && event.output.value.outcome === 'refused',
            target: 'refused',
            actions: assign({
              refusal: ({ event }) =>
                event.output.ok && event.output.value.outcome === 'refused'
                  ? { code: event.output.value.code, reason: event.output.value.reason }
                  : null,
            }),
          },
          {
            target: 'problem',
            actions: assign({
              fault: ({ event }) => (event.output.ok ? fault('departmentSilent') : event.output.fault),
            }),
          },
        ],
        onError: { target: 'problem', actions: assign({ fault: fault('internal') }) },
      },
      on: { BACK: 'leaveSend' },
    },
    /** Cancelled by the visitor: back to the last question, or to the guide when nothing was asked. */
    leaveSend: {
      always: [{ guard: 'hasQuestions', target: 'fill', actions: 'askAgain' }, { target: 'guide' }],
    },
    result: {
      on: {
        PRINT: 'deliver',
        CHANGE: { guard: 'hasQuestions', target: 'fill', actions: 'askAgain' },
        DONE: { target: 'done', actions: 'wantRating' },
      },
    },
    refused: {
      on: {
        CHANGE: { guard: 'hasQuestions', target: 'fill', actions: 'askAgain' },
        DONE: { target: 'done', actions: 'wantRating' },
      },
    },
    problem: {
      on: {
        RETRY: { target: 'send', actions: assign({ fault: null }) },
        DONE: { target: 'done', actions: 'wantRating' },
      },
    },
    deliver: {
      invoke: {
        id: 'deliver',
        src: 'deliver',
        input: ({ context, event }) => {
          assertEvent(event, 'PRINT')
          return { receipt: event.receipt, record: event.record, status: context.status }
        },
        onDone: [
          { guard: ({ event }) => event.output.next === 'back', target: 'result' },
          {
            target: 'done',
            actions: assign({ next: ({ event }) => (event.output.next === 'rate' ? 'rate' : 'home') }),
          },
        ],
      },
      on: { STATUS: { actions: ['keepStatus', sendTo('deliver', ({ event }) => event)] } },
    },
    done: { type: 'final' },
  },
})
