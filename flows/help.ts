import { visitSetup } from './visit-setup.ts'

/** Is the attendant called, or here? */
export const help = visitSetup.createStateConfig({
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
})
