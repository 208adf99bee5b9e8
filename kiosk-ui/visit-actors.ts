/** What the visit needs of the outside, done over the bridge. */
import { fromCallback, fromPromise } from 'xstate'
import { chinaDay } from '#contract/china-time.ts'
import type { DepartmentAnswer } from '#contract/operations.ts'
import type { Rating } from '#contract/rating.ts'
import type { Receipt } from '#contract/receipt.ts'
import type { Result } from '#contract/result.ts'
import { actingForMachine } from '#flows/acting-for.ts'
import { deliverMachine } from '#flows/deliver.ts'
import { type CardEvent, identifyMachine } from '#flows/identify.ts'
import { type DepartmentRequest, itemJourneyMachine } from '#flows/item-journey.ts'
import { visitMachine } from '#flows/visit.ts'
import type { Bridge } from './bridge/connection.ts'
import { enqueue } from './outbox.ts'
import { ring } from './sound/ring.ts'

/** The visit machine with its actors, ready to start. Stopping an actor cancels its command. */
export function visitOver(bridge: Bridge) {
  const readCard = fromCallback<CardEvent>(({ sendBack }) => {
    const stop = new AbortController()
    const onEvent = (name: string) => {
      if (name === 'IdCardReader.CardPresented') sendBack({ type: 'CARD_FOUND' })
    }
    void bridge.command('IdCardReader.Read', {}, { signal: stop.signal, onEvent }).then((result) => {
      sendBack(
        result.ok
          ? { type: 'CARD_READ', card: result.value.card, today: chinaDay(new Date()) }
          : { type: 'CARD_FAILED', fault: result.fault },
      )
    })
    return () => stop.abort()
  })
  // one run = one job that a person asked for, hence a job id of its own
  const printReceipt = fromPromise<Result<unknown>, { receipt: Receipt }>(({ input, signal }) =>
    bridge.command('ReceiptPrinter.Print', { jobId: crypto.randomUUID(), receipt: input.receipt }, { signal }),
  )
  const callDepartment = fromPromise<Result<DepartmentAnswer>, DepartmentRequest>(({ input, signal }) =>
    bridge.command('Department.Call', { ...input, requestKey: crypto.randomUUID() }, { signal }),
  )
  const awaitRemoval = fromPromise<Result<unknown>>(({ signal }) =>
    bridge.command('IdCardReader.AwaitRemoval', {}, { signal }),
  )
  const saveRating = fromPromise<Result<unknown>, Rating>(({ input }) => enqueue(input))

  // whoever hears it comes; who isn't in the room is called by the telephone number beside it
  const callAttendant = fromCallback(() => ring())

  const identify = identifyMachine.provide({ actors: { readCard } })
  const actingFor = actingForMachine.provide({ actors: { identify } })
  const deliver = deliverMachine.provide({ actors: { printReceipt } })
  const itemJourney = itemJourneyMachine.provide({ actors: { identify, actingFor, deliver, callDepartment } })
  return visitMachine.provide({ actors: { itemJourney, awaitRemoval, saveRating, callAttendant } })
}
