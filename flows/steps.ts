/** The few steps that a visitor sees of an item: which there are, and which one this is. */
import type { Way } from './item.ts'
import type { ActingFor, ItemJourney } from './where.ts'

export type StepName = 'guide' | 'identify' | 'agent' | 'principal' | 'consent' | 'fill' | 'result' | 'deliver'

/** `steps[now]` is where the visitor is. */
export interface Progress {
  steps: readonly StepName[]
  now: number
}

type JourneySnapshot = ReturnType<ItemJourney['getSnapshot']>
type ActingState = ReturnType<ActingFor['getSnapshot']>['value']

const stepOfState: Record<JourneySnapshot['value'], StepName> = {
  guide: 'guide',
  start: 'guide',
  identify: 'identify',
  actFor: 'agent',
  fill: 'fill',
  send: 'result',
  leaveSend: 'result',
  result: 'result',
  refused: 'result',
  problem: 'result',
  deliver: 'deliver',
  done: 'deliver',
}

const stepOfActing: Record<ActingState, StepName> = {
  agent: 'agent',
  principal: 'principal',
  samePerson: 'principal',
  consent: 'consent',
  done: 'consent',
}

export function progressOf({ value, context, children }: JourneySnapshot): Progress {
  const acting = children.actingFor?.getSnapshot().value
  const forAnother = acting !== undefined || context.acting !== null
  const steps = stepsOf(context.way, forAnother ? 'two' : context.cardKnown ? 'none' : 'one')
  return { steps, now: steps.indexOf(acting === undefined ? stepOfState[value] : stepOfActing[acting]) }
}

/** @param cards how many are asked for where the way needs one; none when it was read for the item before */
function stepsOf(way: Way, cards: 'none' | 'one' | 'two'): StepName[] {
  const one = way.identity === 'id-card' && cards === 'one'
  return [
    'guide',
    ...(one ? ['identify' as const] : []),
    ...(cards === 'two' ? ['agent' as const, 'principal' as const, 'consent' as const] : []),
    ...(way.inputs.length > 0 ? ['fill' as const] : []),
    'result',
    'deliver',
  ]
}
