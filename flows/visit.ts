/**
 * A visit, from the first touch to the last: one actor that holds everything known about a person and is stopped at
 * the end. Regions: journey (where), attention (is somebody still there?), help. Comfort settings are context.
 */
import { assign, fromCallback, fromPromise, not, raise, sendTo, setup, stateIn } from 'xstate'
import type { DepartmentName, KioskStatus } from '#contract/device-status.ts'
import type { Rating, RatingLevel, RatingReason } from '#contract/rating.ts'
import type { Result } from '#contract/result.ts'
import { slipLeft } from './can-finish.ts'
import { delays, paceOf } from './delays.ts'
import { deviceReady } from './identify.ts'
import type { Identity } from './identity.ts'
import type { Item } from './item.ts'
import { itemJourneyMachine } from './item-journey.ts'
import type { Language } from './language.ts'
import { provided } from './provided.ts'
import type { TurnEvent } from './turn.ts'

export interface Comfort {
  language: Language
  elder: boolean
  highContrast: boolean
  /** The whole layout within reach from a wheelchair. */
  low: boolean
  /** Every screen is read aloud. */
  speech: boolean
  /** Somebody uses a keypad instead of the screen. */
  keypad: boolean
}
const plainComfort: Comfort = {
  language: 'zh',
  elder: false,
  highContrast: false,
  low: false,
  speech: false,
  keypad: false,
}

export type VisitEvent =
  | TurnEvent
  /** Any sign that somebody is there: a touch, a key. */
  | { type: 'TOUCH' }
  | { type: 'START' }
  | { type: 'STATUS'; status: KioskStatus | null }
  | { type: 'COMFORT'; change: Partial<Comfort> }
  | { type: 'CHOOSE_DOMAIN'; domain: DepartmentName }
  | { type: 'CHOOSE_ITEM'; item: Item }
  | { type: 'RATE'; level: RatingLevel; reasons: RatingReason[]; at: string }
  | { type: 'SKIP' }
  | { type: 'BACK' }
  | { type: 'ANOTHER' }
  | { type: 'LEAVE' }
  | { type: 'HELP' }
  /** Whoever was called stands at the machine. */
  | { type: 'HELP_CAME' }
  | { type: 'HELP_CLOSE' }
  | { type: 'OVER' }

interface Context {
  status: KioskStatus | null
  comfort: Comfort
  /** Somebody has chosen or declined large type: it isn't offered again. */
  elderDecided: boolean
  domain: DepartmentName | null
  item: Item | null
  identity: Identity | null
  /** Somebody's card lies on the reader and nobody took it: the next attract screen goes on telling. */
  cardLeft: boolean
}

const gone = { target: '#visit.journey.parting', actions: 'forget' } as const

/** What needs no answer goes by itself, but not under the hand or the eyes of somebody who is doing something. */
function lastWords<Name extends string>(name: Name) {
  const again = { target: name, reenter: true } as const
  const nothingOverIt = stateIn({ help: 'none' })
  return { on: { TOUCH: again, HELP_CLOSE: again }, after: { farewell: { ...gone, guard: nothingOverIt } } } as const
}

export const visitMachine = setup({
  types: {} as {
    context: Context
    input: { status: KioskStatus | null; cardLeft: boolean }
    events: VisitEvent
    output: { cardLeft: boolean }
    children: { item: 'itemJourney' }
  },
  actors: {
    itemJourney: itemJourneyMachine,
    awaitRemoval: fromPromise<Result<unknown>>(provided('awaitRemoval')),
    saveRating: fromPromise<Result<unknown>, Rating>(provided('saveRating')),
    /** Calls until it is stopped, by whatever means the site has. */
    callAttendant: fromCallback(provided('callAttendant')),
  },
  guards: {
    /** Only a reader that can look says that a card lies there. */
    cardLeft: ({ context }) => context.cardLeft && deviceReady(context.status, 'idCardReader'),
    slipLeft: ({ context }) => slipLeft(context.status),
    /** The reader can tell again whether the card still lies there. */
    cardLeftAndReaderBack: ({ context, event }) =>
      context.cardLeft &&
      event.type === 'STATUS' &&
      !deviceReady(context.status, 'idCardReader') &&
      deviceReady(event.status, 'idCardReader'),
  },
  actions: {
    keepStatus: assign({ status: ({ event, context }) => (event.type === 'STATUS' ? event.status : context.status) }),
    keepComfort: assign(({ event, context }) =>
      event.type === 'COMFORT'
        ? {
            comfort: { ...context.comfort, ...event.change },
            elderDecided: context.elderDecided || event.change.elder !== undefined,
          }
        : {},
    ),
    takeDomain: assign({
      domain: ({ event, context }) => (event.type === 'CHOOSE_DOMAIN' ? event.domain : context.domain),
    }),
    takeItem: assign({ item: ({ event, context }) => (event.type === 'CHOOSE_ITEM' ? event.item : context.item) }),
    /** Nothing of the person outlives the journey, whatever the screens still have to say. */
    forget: assign({ identity: null, item: null, domain: null }),
    cardTaken: assign({ cardLeft: false }),
    cardForgotten: assign({ cardLeft: true }),
  },
  delays: {
    idle: ({ context }) => delays.idle * paceOf(context.comfort),
    warning: ({ context }) => delays.warning * paceOf(context.comfort),
    helpComes: delays.helpComes,
    cardCheck: delays.cardCheck,
    cardLeft: ({ context }) => delays.cardLeft * paceOf(context.comfort),
    slipLeft: ({ context }) => delays.slipLeft * paceOf(context.comfort),
    farewell: ({ context }) => delays.farewell * paceOf(context.comfort),
    stuck: delays.stuck,
  },
}).createMachine({
  id: 'visit',
  type: 'parallel',
  context: ({ input }) => ({
    ...input,
    comfort: plainComfort,
    elderDecided: false,
    domain: null,
    item: null,
    identity: null,
  }),
  output: ({ context }) => ({ cardLeft: context.cardLeft }),
  on: { STATUS: { actions: 'keepStatus' }, COMFORT: { actions: 'keepComfort' } },
  states: {
    journey: {
      initial: 'attract',
      states: {
        attract: {
          initial: 'checking',
          on: {
            START: 'home',
            STATUS: { guard: 'cardLeftAndReaderBack', target: '.cardLeft', actions: 'keepStatus' },
          },
          states: {
            checking: { always: [{ guard: 'cardLeft', target: 'cardLeft' }, { target: 'clear' }] },
            cardLeft: {
              initial: 'looking',
              states: { looking: { after: { cardCheck: 'told' } }, told: {} },
              invoke: {
                src: 'awaitRemoval',
                onDone: [
                  { guard: ({ event }) => event.output.ok, target: 'clear', actions: 'cardTaken' },
                  { target: 'clear' }, // a reader that can't see doesn't say that a card lies there
                ],
                onError: 'clear',
              },
            },
            clear: {},
          },
        },
        home: {
          on: {
            CHOOSE_DOMAIN: { target: 'category', actions: 'takeDomain' },
            CHOOSE_ITEM: { target: 'item', actions: 'takeItem' },
            LEAVE: gone,
          },
        },
        category: {
          on: { BACK: 'home', CHOOSE_ITEM: { target: 'item', actions: 'takeItem' }, LEAVE: gone },
        },
        item: {
          exit: raise({ type: 'VISITORS_TURN' }), // a machine that is stopped doesn't say so any more
          invoke: {
            id: 'item',
            src: 'itemJourney',
            input: ({ context }) => {
              if (context.item === null) throw new Error('an item journey without an item')
              return { item: context.item, status: context.status, identity: context.identity }
            },
            onDone: [
              {
                guard: ({ event }) => event.output.next === 'rate',
                target: 'rate',
                actions: assign({ identity: ({ event }) => event.output.identity }),
              },
              { target: 'home', actions: assign({ identity: ({ event }) => event.output.identity }) },
            ],
          },
          on: { STATUS: { actions: ['keepStatus', sendTo('item', ({ event }) => event)] }, LEAVE: gone },
        },
        rate: {
          initial: 'asking',
          on: { SKIP: gone, ANOTHER: 'home', LEAVE: gone },
          states: {
            asking: { on: { RATE: 'saving' } },
            saving: {
              invoke: {
                src: 'saveRating',
                input: ({ context, event }) => {
                  if (event.type !== 'RATE') throw new Error('a rating without its event')
                  return { level: event.level, reasons: event.reasons, at: event.at, itemId: context.item?.id ?? '' }
                },
                onDone: [{ guard: ({ event }) => event.output.ok, target: 'thanks' }, { target: 'lost' }],
                onError: 'lost',
              },
            },
            thanks: lastWords('thanks'),
            /** The disk or the browser refused it: said, not hidden. */
            lost: lastWords('lost'),
          },
        },
        parting: {
          initial: 'check',
          entry: raise({ type: 'LEAVE' }), // however it came about, the other regions come to rest
          invoke: {
            src: 'awaitRemoval',
            onDone: [
              { guard: ({ event }) => event.output.ok, target: 'farewell', actions: 'cardTaken' },
              // it lay there, and nobody saw it being taken
              { guard: stateIn({ journey: { parting: 'takeCard' } }), target: 'farewell', actions: 'cardForgotten' },
              { target: 'farewell' },
            ],
            onError: 'farewell',
          },
          states: {
            check: { after: { cardCheck: 'takeCard' } },
            takeCard: {
              on: { TOUCH: { target: 'takeCard', reenter: true } },
              after: { cardLeft: { target: '#visit.journey.over', actions: 'cardForgotten' } },
            },
          },
        },
        farewell: {
          always: { guard: 'slipLeft', target: 'takeSlip' },
          after: { farewell: 'over' },
          on: { TOUCH: 'over' },
        },
        /** The printer sees that it lies there; one that can pulls it back in when nobody takes it. */
        takeSlip: {
          always: { guard: not('slipLeft'), target: 'farewell' },
          on: { TOUCH: { target: 'takeSlip', reenter: true }, SKIP: 'over' },
          after: { slipLeft: 'over' },
        },
        over: { entry: raise({ type: 'OVER' }), type: 'final' },
      },
    },
    attention: {
      initial: 'resting',
      on: { OVER: '.over', LEAVE: '.resting' },
      states: {
        /** Nobody is there: the attract screen. */
        resting: { on: { START: 'attentive', HELP: 'helped' } },
        attentive: {
          on: {
            TOUCH: { target: 'attentive', reenter: true },
            COMFORT: { target: 'attentive', reenter: true, actions: 'keepComfort' }, // the new pace counts from now
            HELP: 'helped',
            MACHINES_TURN: 'waiting',
          },
          after: { idle: 'warning' },
        },
        /** It is the machine's turn: the time of the visitor begins when it is theirs again. */
        waiting: { on: { VISITORS_TURN: 'attentive', HELP: 'helped' }, after: { stuck: 'warning' } },
        /** Whoever waits for help, or gets it, touches nothing. */
        helped: {
          on: { TOUCH: { target: 'helped', reenter: true }, HELP_CLOSE: 'attentive' },
          after: { helpComes: 'warning' },
        },
        warning: {
          on: {
            TOUCH: [{ guard: not(stateIn({ help: 'none' })), target: 'helped' }, { target: 'attentive' }],
            MACHINES_TURN: 'waiting', // a card laid down is a sign of somebody as a touch is
          },
          after: { warning: 'gone' },
        },
        gone: { entry: raise({ type: 'LEAVE' }) },
        over: { type: 'final' },
      },
    },
    help: {
      initial: 'none',
      on: { OVER: '.over' },
      states: {
        none: { on: { HELP: 'calling' } },
        calling: {
          invoke: { src: 'callAttendant' },
          on: { HELP_CAME: 'attended', HELP_CLOSE: 'none', LEAVE: 'none' },
        },
        attended: { on: { HELP_CLOSE: 'none', LEAVE: 'none' } },
        over: { type: 'final' },
      },
    },
  },
})
