/** Where a visit stands, for the page's root element and for choosing a screen. */
import type { ActorRefFrom, SnapshotFrom } from 'xstate'
import type { actingForMachine } from './acting-for.ts'
import type { deliverMachine } from './deliver.ts'
import type { identifyMachine } from './identify.ts'
import type { itemJourneyMachine } from './item-journey.ts'
import type { visitMachine } from './visit.ts'

export type Visit = ActorRefFrom<typeof visitMachine>
export type VisitSnapshot = SnapshotFrom<typeof visitMachine>
export type ItemJourney = ActorRefFrom<typeof itemJourneyMachine>
export type Identify = ActorRefFrom<typeof identifyMachine>
export type ActingFor = ActorRefFrom<typeof actingForMachine>
export type Deliver = ActorRefFrom<typeof deliverMachine>

type StateValue = string | { readonly [region: string]: StateValue | undefined }

function pathOf(value: StateValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  return Object.entries(value)
    .map(([key, inner]) => `${key}.${pathOf(inner)}`)
    .join(' ')
}

/** `journey.item.identify.waiting.present`, looking through the invoked machines. */
export function where(visit: VisitSnapshot): string {
  const outer = `journey.${pathOf(visit.value.journey)}`
  const item = visit.children.item?.getSnapshot()
  if (item === undefined) return outer
  const inner = `${outer}.${pathOf(item.value)}`
  const acting = item.children.actingFor?.getSnapshot()
  const through = acting === undefined ? inner : `${inner}.${pathOf(acting.value)}`
  const identify = acting?.children.identify ?? item.children.identify
  const deepest = identify?.getSnapshot() ?? item.children.deliver?.getSnapshot()
  return deepest === undefined ? through : `${through}.${pathOf(deepest.value)}`
}
