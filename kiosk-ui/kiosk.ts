/** The kiosk's life: one visit after another, each a new actor. Between two visits nothing is kept but a card left behind. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { createActor } from 'xstate'
import type { KioskSetup } from '#contract/config.ts'
import type { KioskStatus } from '#contract/device-status.ts'
import {
  type ActingFor,
  type Visit,
  type VisitSnapshot,
  type Deliver,
  type Identify,
  type ItemJourney,
  where,
} from '#flows/where.ts'
import { type Means, slipLeft } from '#flows/can-finish.ts'
import type { VisitEvent } from '#flows/visit-setup.ts'
import type { Bridge } from './bridge/connection.ts'
import { visitOver } from './visit-actors.ts'

/** What a screen gets: where the visit stands, what is known, and which machines listen. */
export interface Stage {
  /** E.g. `journey.item.identify.waiting.present`. */
  at: string
  setup: KioskSetup
  status: KioskStatus | null
  visit: VisitSnapshot
  send: (event: VisitEvent) => void
  item: ItemJourney | undefined
  actingFor: ActingFor | undefined
  identify: Identify | undefined
  deliver: Deliver | undefined
}

/** What the visit can count on now. */
export function meansOf({ status, visit, item }: Stage): Means {
  const identity = item?.getSnapshot().context.identity ?? visit.context.identity
  return { status, cardRead: identity !== null }
}

export interface Kiosk {
  readonly stage: ReadonlySignal<Stage>
  /** Ends the visit at once, whatever it is doing: for a crash of the page. */
  reset: () => void
}

export function startKiosk(bridge: Bridge, setup: KioskSetup, firstStatus: KioskStatus | null): Kiosk {
  let status = firstStatus
  let soon = false
  // a page loaded anew, in the middle of a visit or after a power cut, can't know whether a card lies there from before
  let visit = begin(true)
  const stage = signal(stageOf())

  function begin(cardLeft: boolean): Visit {
    const machine = visitOver(bridge)
    const actor = createActor(machine, {
      input: { status, cardLeft },
      // the machines inside change without the visit's own snapshot changing
      inspect: ({ type }) => {
        if (type === '@xstate.snapshot') refreshSoon()
      },
    })
    actor.subscribe({
      next: (snapshot) => {
        if (snapshot.status === 'done') renew(snapshot.output?.cardLeft ?? false)
      },
      // a bug in a machine costs this visit, not the next one; whether its card still lies there, the reader knows
      error: (bug) => {
        console.error('a visit broke:', bug instanceof Error ? bug.name : typeof bug)
        renew(true)
      },
    })
    actor.start()
    return actor
  }

  function renew(cardLeft: boolean) {
    visit.stop()
    // the paper of whoever has gone is nothing for the next one to see; a printer that can't says so in the log
    if (slipLeft(status)) void bridge.command('ReceiptPrinter.Retract', {})
    visit = begin(cardLeft)
    refresh()
  }

  function stageOf(): Stage {
    const snapshot = visit.getSnapshot()
    const item = snapshot.children.item
    const inner = item?.getSnapshot()
    const actingFor = inner?.children.actingFor
    return {
      at: where(snapshot),
      setup,
      status,
      visit: snapshot,
      send: visit.send,
      item,
      actingFor,
      identify: actingFor?.getSnapshot().children.identify ?? inner?.children.identify,
      deliver: inner?.children.deliver,
    }
  }

  /** What the screens are drawn from. A touch that only shows that somebody is there leaves all of it as it was. */
  let shown = seen(stage.peek())

  /** One event moves several machines: the screen is drawn when all of them stand. */
  function refreshSoon() {
    if (soon) return
    soon = true
    queueMicrotask(refresh)
  }

  function refresh() {
    soon = false
    const next = stageOf()
    const sight = seen(next)
    if (sight.every((part, index) => part === shown[index])) return
    shown = sight
    if (next.at !== stage.peek().at) letFocusGo()
    stage.value = next
  }

  function hear(next: KioskStatus | null) {
    status = next
    visit.send({ type: 'STATUS', status })
  }

  bridge.on('Common.StatusChanged', hear)
  bridge.state.subscribe((state) => {
    // a lost bridge makes every promise void; a new one is asked afresh
    if (state === 'lost') hear(null)
    if (state === 'open') {
      void bridge.command('Common.Status', {}).then((result) => result.ok && hear(result.value))
    }
  })
  return { stage, reset: () => renew(true) }
}

/** Everything of a stage that can change, as values to compare by identity. */
function seen({ at, status, visit, item, actingFor, identify, deliver }: Stage): readonly unknown[] {
  return [
    at,
    status,
    visit.value.attention,
    visit.value.help,
    visit.context,
    ...[item, actingFor, identify, deliver].flatMap((machine) => [machine, machine?.getSnapshot().context]),
  ]
}

/** The focus leaves a screen before the screen goes: taking a focused element away lays out the half-built next one. */
function letFocusGo() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
