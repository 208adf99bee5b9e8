/**
 * For tests: a whole visit with its real machines on a simulated clock, whose outside (card, printer, departments, disk)
 * is played by the test. A card that was found lies on the reader until it is taken.
 */
import { type ActorRefLike, createActor, fromCallback, fromPromise, SimulatedClock } from 'xstate'
import type { KioskStatus } from '#contract/device-status.ts'
import { fault } from '#contract/faults.ts'
import type { DepartmentAnswer } from '#contract/operations.ts'
import type { Rating } from '#contract/rating.ts'
import type { Receipt } from '#contract/receipt.ts'
import { done, failed, type Result } from '#contract/result.ts'
import { actingForMachine } from './acting-for.ts'
import { deliverMachine } from './deliver.ts'
import { type CardEvent, identifyMachine } from './identify.ts'
import { type DepartmentRequest, itemJourneyMachine } from './item-journey.ts'
import { goodStatus, statusWith } from './test-kit.ts'
import { visitMachine } from './visit.ts'
import { where } from './where.ts'

/** A call that the visit has made and that the outside hasn't answered yet. */
interface Call<Input, Output> {
  input: Input
  answer(output: Output): void
  /** The actor throws: a bug of the outside. */
  break(): void
}

interface Slot<Input, Output> {
  open: Call<Input, Output> | null
}

/** Opens a call in the slot until it is answered or its actor is stopped. */
function call<Input, Output>(slot: Slot<Input, Output>, input: Input, signal: AbortSignal): Promise<Output> {
  signal.addEventListener('abort', () => (slot.open = null))
  return new Promise((resolve, reject) => {
    slot.open = { input, answer: resolve, break: () => reject(new Error('broken outside')) }
  })
}

/** The reader with a card on it or not, as the visit meets it. */
class Reader {
  cardLies: boolean
  lost = false
  silent = false
  listener: ((event: CardEvent) => void) | null = null
  readonly #removals = new Set<(result: Result<unknown>) => void>()

  constructor(cardLies: boolean) {
    this.cardLies = cardLies
  }

  listen(listener: (event: CardEvent) => void): () => void {
    this.listener = listener
    if (this.lost) listener({ type: 'CARD_FAILED', fault: fault('deviceLost') })
    return () => (this.listener = null)
  }

  awaitRemoval(signal: AbortSignal): Promise<Result<unknown>> {
    return new Promise((resolve) => {
      this.#removals.add(resolve)
      signal.addEventListener('abort', () => this.#removals.delete(resolve))
      this.tellRemovals()
    })
  }

  tellRemovals(): void {
    if (this.silent || (!this.lost && this.cardLies)) return
    for (const tell of this.#removals) tell(this.lost ? failed(fault('deviceLost')) : done({}))
    this.#removals.clear()
  }
}

class Outside {
  readonly department: Slot<DepartmentRequest, Result<DepartmentAnswer>> = { open: null }
  readonly printer: Slot<{ receipt: Receipt }, Result<unknown>> = { open: null }
  readonly disk: Slot<Rating, Result<unknown>> = { open: null }
  readonly reader: Reader

  constructor(cardLies: boolean) {
    this.reader = new Reader(cardLies)
  }
}

/** By the visit's actor system, which its children know too. */
const outsides = new WeakMap<object, Outside>()

function outsideOf(system: object): Outside {
  const outside = outsides.get(system)
  if (outside === undefined) throw new Error('a visit that nobody plays')
  return outside
}

const identify = identifyMachine.provide({
  actors: { readCard: fromCallback<CardEvent>(({ sendBack, system }) => outsideOf(system).reader.listen(sendBack)) },
})

/** Made once for all plays: making machines takes longer than most plays. */
const machine = visitMachine.provide({
  actors: {
    itemJourney: itemJourneyMachine.provide({
      actors: {
        identify,
        actingFor: actingForMachine.provide({ actors: { identify } }),
        deliver: deliverMachine.provide({
          actors: {
            printReceipt: fromPromise<Result<unknown>, { receipt: Receipt }>(({ input, signal, system }) =>
              call(outsideOf(system).printer, input, signal),
            ),
          },
        }),
        callDepartment: fromPromise<Result<DepartmentAnswer>, DepartmentRequest>(({ input, signal, system }) =>
          call(outsideOf(system).department, input, signal),
        ),
      },
    }),
    awaitRemoval: fromPromise<Result<unknown>>(({ signal, system }) => outsideOf(system).reader.awaitRemoval(signal)),
    saveRating: fromPromise<Result<unknown>, Rating>(({ input, signal, system }) =>
      call(outsideOf(system).disk, input, signal),
    ),
    callAttendant: fromCallback(() => {}),
  },
})

/** Lets everything that is already answered be heard. */
export function settle(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}

export type Play = ReturnType<typeof playVisit>

export function playVisit(input: { cardLeft: boolean } = { cardLeft: false }) {
  const clock = new SimulatedClock()
  const actors: ActorRefLike[] = []
  const outside = new Outside(input.cardLeft)
  const { reader, department, printer, disk } = outside
  /** Everywhere the visit's own machine has been. */
  const said = new Set<string>()

  const visit = createActor(machine, {
    clock,
    input: { status: goodStatus, ...input },
    inspect: ({ type, actorRef }) => {
      if (type === '@xstate.actor') actors.push(actorRef)
    },
  })
  outsides.set(visit.system, outside)
  visit.subscribe((snapshot) => said.add(where(snapshot)))
  visit.start()

  const tell = (status: KioskStatus | null): void => visit.send({ type: 'STATUS', status })
  const itemActor = () => visit.getSnapshot().children.item
  return {
    visit,
    clock,
    department,
    printer,
    disk,
    reader,
    said,
    /** Every actor there ever was, children included. */
    actors,
    tell,
    at: () => where(visit.getSnapshot()),
    get item() {
      return itemActor()
    },
    get actingFor() {
      return itemActor()?.getSnapshot().children.actingFor
    },
    get identify() {
      const { identify, actingFor } = itemActor()?.getSnapshot().children ?? {}
      return actingFor?.getSnapshot().children.identify ?? identify
    },
    get deliver() {
      return itemActor()?.getSnapshot().children.deliver
    },
    /** What a reader that is being listened to says. */
    card(event: CardEvent) {
      if (reader.listener === null || reader.lost || reader.silent) return
      if (event.type !== 'CARD_FAILED') reader.cardLies = true
      reader.listener(event)
    },
    takeCard() {
      reader.cardLies = false
      reader.tellRemovals()
    },
    /** The printer sees that nobody takes the slip out of its mouth. */
    leaveSlip() {
      tell(statusWith('receiptPrinter', { state: 'faulted', fault: fault('paperLeft') }))
    },
    loseReader() {
      reader.lost = true
      tell(statusWith('idCardReader', { state: 'absent', fault: fault('deviceLost') }))
      reader.listener?.({ type: 'CARD_FAILED', fault: fault('deviceLost') })
      reader.tellRemovals()
    },
    findReader() {
      reader.lost = false
      tell(goodStatus)
    },
  }
}
