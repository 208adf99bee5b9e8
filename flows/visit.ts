/**
 * A visit, from the first touch to the last: one actor that holds everything known about a person and is stopped at
 * the end. Regions: journey (where), attention (is somebody still there?), help. Comfort settings are context.
 */
import { assign, not, raise, sendTo, stateIn } from 'xstate'
import { attention } from './attention.ts'
import { plainComfort } from './comfort.ts'
import { help } from './help.ts'
import { visitSetup } from './visit-setup.ts'

const gone = { target: '#visit.journey.parting', actions: 'forget' } as const

/** What needs no answer goes by itself, but not under the hand or the eyes of somebody who is doing something. */
function lastWords<Name extends string>(name: Name) {
  const again = { target: name, reenter: true } as const
  const nothingOverIt = stateIn({ help: 'none' })
  return { on: { TOUCH: again, HELP_CLOSE: again }, after: { farewell: { ...gone, guard: nothingOverIt } } } as const
}

export const visitMachine = visitSetup.createMachine({
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
    attention,
    help,
  },
})
