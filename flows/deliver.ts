/** From the slip's preview to paper in the hand. `printed` is only ever said with the printer's proof. */
import { and, assign, fromPromise, setup } from 'xstate'
import type { KioskStatus } from '#contract/device-status.ts'
import { type Fault, fault } from '#contract/faults.ts'
import { printOutcome } from '#contract/print-outcome.ts'
import type { Receipt } from '#contract/receipt.ts'
import type { Result } from '#contract/result.ts'
import { printerTrouble } from './can-finish.ts'
import { delays } from './delays.ts'
import { deviceReady, passing } from './identify.ts'
import { provided } from './provided.ts'
import { machinesTurn } from './turn.ts'

/** What the visitor wants after the slip. `back` = look at the result again. */
interface DeliverOutput {
  next: 'rate' | 'another' | 'back'
}

type DeliverEvent =
  | { type: 'STATUS'; status: KioskStatus | null }
  | { type: 'PRINT' }
  | { type: 'CAME_OUT' }
  | { type: 'DID_NOT_COME_OUT' }
  | { type: 'RATE' }
  | { type: 'ANOTHER' }
  | { type: 'BACK' }

interface Context {
  receipt: Receipt
  /** A second slip, printed behind the first; null = there is none. */
  record: Receipt | null
  /** Whether the second one is under way: the first is proven. */
  second: boolean
  status: KioskStatus | null
  fault: Fault | null
  next: DeliverOutput['next']
}

/** Which of the slips it is about now. */
export function slipOf({ receipt, record, second }: Pick<Context, 'receipt' | 'record' | 'second'>): Receipt {
  return second && record !== null ? record : receipt
}

const closing = {
  RATE: { target: '#deliver.done', actions: 'wantRating' },
  ANOTHER: { target: '#deliver.done', actions: 'wantAnother' },
} as const
const backing = { BACK: { target: '#deliver.done', actions: 'wantBack' } } as const

export const deliverMachine = setup({
  types: {} as {
    context: Context
    input: { receipt: Receipt; record: Receipt | null; status: KioskStatus | null }
    events: DeliverEvent
    output: DeliverOutput
  },
  actors: {
    /** Every run is a job of its own: a person asked for it. */
    printReceipt: fromPromise<Result<unknown>, { receipt: Receipt }>(provided('printReceipt')),
  },
  guards: {
    secondToo: ({ context }) => context.record !== null && !context.second,
    /** A printer that is merely away is waited for. */
    noTrouble: ({ context }) => printerTrouble(context.status) === null,
    printerReady: ({ context }) => deviceReady(context.status, 'receiptPrinter'),
    nowReady: ({ event }) => event.type === 'STATUS' && deviceReady(event.status, 'receiptPrinter'),
  },
  actions: {
    keepStatus: assign({ status: ({ event, context }) => (event.type === 'STATUS' ? event.status : context.status) }),
    turnToSecond: assign({ second: true }),
    startOver: assign({ second: false }),
    forgetFault: assign({ fault: null }),
    wantRating: assign({ next: 'rate' }),
    wantAnother: assign({ next: 'another' }),
    wantBack: assign({ next: 'back' }),
  },
  delays: { replug: delays.replug },
}).createMachine({
  id: 'deliver',
  context: ({ input }) => ({ ...input, second: false, fault: null, next: 'back' }),
  initial: 'preview',
  output: ({ context }) => ({ next: context.next }),
  on: { STATUS: { actions: 'keepStatus' } },
  states: {
    preview: { on: { PRINT: { guard: 'noTrouble', target: 'printing' }, ...backing } },
    printing: {
      ...machinesTurn,
      // whoever doesn't want to wait any longer looks into the slot: the printer's own word is not waited for
      on: { BACK: 'unknown' },
      invoke: {
        src: 'printReceipt',
        input: ({ context }) => ({ receipt: slipOf(context) }),
        onDone: [
          {
            guard: and([({ event }) => printOutcome(event.output) === 'printed', 'secondToo']),
            target: 'printing',
            reenter: true,
            actions: 'turnToSecond',
          },
          { guard: ({ event }) => printOutcome(event.output) === 'printed', target: 'printed' },
          {
            guard: ({ event }) => printOutcome(event.output) === 'unknown',
            target: 'unknown',
            actions: assign({ fault: ({ event }) => (event.output.ok ? null : event.output.fault) }),
          },
          {
            // nothing was sent: the printer was away before the job began
            guard: ({ event }) => !event.output.ok && passing.has(event.output.fault.code),
            target: 'paused',
            actions: assign({ fault: ({ event }) => (event.output.ok ? null : event.output.fault) }),
          },
          {
            target: 'failed',
            actions: assign({ fault: ({ event }) => (event.output.ok ? null : event.output.fault) }),
          },
        ],
        onError: { target: 'unknown', actions: assign({ fault: fault('internal') }) },
      },
    },
    printed: { on: { ...closing, DID_NOT_COME_OUT: { target: 'missing', actions: 'startOver' } } },
    /** The printer proved it, but the person has no paper in the hand; or nobody knew and the person says so. */
    missing: {
      on: { PRINT: { guard: 'printerReady', target: 'printing', actions: 'forgetFault' }, ...closing, ...backing },
    },
    /** Not printed, and the buffer is cleared: nothing of it can come out later. */
    failed: {
      on: { PRINT: { guard: 'printerReady', target: 'printing', actions: 'forgetFault' }, ...closing, ...backing },
    },
    /** No proof either way: only a person's eyes can tell. Never printed again without being asked. */
    unknown: {
      on: {
        CAME_OUT: [
          { guard: 'secondToo', target: 'printing', actions: ['turnToSecond', 'forgetFault'] },
          { target: 'printed', actions: 'forgetFault' },
        ],
        DID_NOT_COME_OUT: 'missing',
        ...backing,
      },
    },
    paused: {
      ...machinesTurn,
      on: {
        STATUS: [
          { guard: 'nowReady', target: 'printing', actions: ['keepStatus', 'forgetFault'] },
          { actions: 'keepStatus' },
        ],
        ...backing,
      },
      after: { replug: 'failed' },
    },
    done: { type: 'final' },
  },
})
