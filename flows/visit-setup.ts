/** What the visit is made of: what it knows, what can happen to it, and what its states ask and do. */
import { assign, fromCallback, fromPromise, setup } from 'xstate'
import type { DepartmentName, KioskStatus } from '#contract/device-status.ts'
import type { Rating, RatingLevel, RatingReason } from '#contract/rating.ts'
import type { Result } from '#contract/result.ts'
import { slipLeft } from './can-finish.ts'
import type { Comfort } from './comfort.ts'
import { delays, paceOf } from './delays.ts'
import { deviceReady } from './identify.ts'
import type { Identity } from './identity.ts'
import type { Item } from './item.ts'
import { itemJourneyMachine } from './item-journey.ts'
import { provided } from './provided.ts'
import type { TurnEvent } from './turn.ts'

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

export const visitSetup = setup({
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
})
