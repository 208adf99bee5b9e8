import { not, raise, stateIn } from 'xstate'
import { visitSetup } from './visit-setup.ts'

/** Is somebody still there? And whose turn is it? */
export const attention = visitSetup.createStateConfig({
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
})
