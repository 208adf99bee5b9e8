/** Every transition of the five machines is taken by a path of theirs, and what every path of each must keep. */
import { getShortestPaths, getSimplePaths } from '@xstate/graph'
import { expect, test, vi } from 'vitest'
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
  createActor,
  fromCallback,
  fromPromise,
  SimulatedClock,
} from 'xstate'
import { fault, type FaultCode } from '#contract/faults.ts'
import type { DepartmentAnswer } from '#contract/operations.ts'
import type { Rating } from '#contract/rating.ts'
import type { Receipt } from '#contract/receipt.ts'
import { done, failed, type Result } from '#contract/result.ts'
import { actingForMachine } from './acting-for.ts'
import { catalogue } from './catalogue.ts'
import { deliverMachine } from './deliver.ts'
import { identifyMachine } from './identify.ts'
import type { Item } from './item.ts'
import { type DepartmentRequest, itemJourneyMachine } from './item-journey.ts'
import { agent, goodStatus, marker, markerCard, statusWith } from './test-kit.ts'
import { visitMachine } from './visit.ts'

vi.setConfig({ testTimeout: 60_000 }) // thousands of paths, on a machine that may be busy

type Step = { type: string } & Record<string, unknown>
interface Subject {
  machine: AnyStateMachine
  inputs: unknown[]
  /** Events with something in them; the others are sent as they are named. */
  events: Step[]
  /** What makes two snapshots the same place; regions that don't know of each other are looked at one after the other. */
  places: Array<(snapshot: AnyMachineSnapshot) => unknown>
}

function never<T>(): Promise<T> {
  return new Promise(() => {})
}
const end = (actor: string, output: unknown): Step => ({ type: `xstate.done.actor.${actor}`, output, actorId: actor })
const lost = statusWith('idCardReader', { state: 'absent', fault: fault('deviceLost') })
const noPrinter = statusWith('receiptPrinter', { state: 'absent', fault: fault('deviceLost') })
const slipLeft = statusWith('receiptPrinter', { state: 'faulted', fault: fault('paperLeft') })
const statuses: Step[] = [goodStatus, lost, noPrinter].map((status) => ({ type: 'STATUS', status }))
const fails = (code: FaultCode) => failed(fault(code))
const item = catalogue.find(({ id }) => id === 'registration-progress')!
const asking = catalogue.find(({ id }) => id === 'medical-account')!
const [way] = asking.ways
const askingTwice: Item = { ...asking, ways: [{ ...way, inputs: [...way.inputs, ...way.inputs] }] }
const forAnother = catalogue.find(({ id }) => id === 'resident-pension-payments')!
const receipt = { nodes: [{ kind: 'rule' as const }] }

const identifying = identifyMachine.provide({ actors: { readCard: fromCallback(() => {}) } })
const actingFor = actingForMachine.provide({ actors: { identify: identifying } })
const delivering = deliverMachine.provide({
  actors: { printReceipt: fromPromise<Result<unknown>, { receipt: Receipt }>(never) },
})
const journeying = itemJourneyMachine.provide({
  actors: {
    identify: identifying,
    actingFor,
    deliver: delivering,
    callDepartment: fromPromise<Result<DepartmentAnswer>, DepartmentRequest>(never),
  },
})
const visiting = visitMachine.provide({
  actors: {
    itemJourney: journeying,
    awaitRemoval: fromPromise<Result<unknown>>(never),
    saveRating: fromPromise<Result<unknown>, Rating>(never),
    callAttendant: fromCallback(() => {}),
  },
})

const identify: Subject = {
  machine: identifying,
  inputs: [undefined],
  events: [
    ...statuses,
    { type: 'CARD_READ', card: markerCard, today: '2026-11-24' },
    ...(['cardReadFailed', 'deviceLost', 'cardUnsupported'] as const).map((code) => ({
      type: 'CARD_FAILED',
      fault: fault(code),
    })),
  ],
  places: [({ value, context }) => [value, context.identity !== null]],
}

const deliver: Subject = {
  machine: delivering,
  inputs: [null, receipt].map((record) => ({ receipt, record, status: goodStatus })),
  events: [
    ...statuses,
    ...[done({}), fails('printUnproven'), fails('paperOut'), fails('deviceLost')].map((output) =>
      end('0.deliver.printing', output),
    ),
  ],
  places: [({ value, context }) => [value, context.next, context.second, context.status === noPrinter]],
}

const acting: Subject = {
  machine: actingFor,
  inputs: [undefined],
  events: [...statuses, end('identify', null), end('identify', marker), end('identify', agent)],
  places: [({ value, context }) => [value, context.agent, context.principal]],
}

const journey: Subject = {
  machine: journeying,
  inputs: [item, asking, askingTwice, forAnother].map((item) => ({ item, status: goodStatus, identity: null })),
  events: [
    ...statuses,
    { type: 'CHOOSE_WAY', index: 0 },
    { type: 'CHOOSE_WAY', index: 1 },
    { type: 'ANSWER', answers: {} },
    { type: 'PRINT', receipt, record: null },
    end('actingFor', null),
    end('actingFor', { agent, principal: marker }),
    end('identify', null),
    end('identify', marker),
    ...(['back', 'rate', 'another'] as const).map((next) => end('deliver', { next })),
    ...[
      done({ outcome: 'done', output: {} }),
      done({ outcome: 'refused', code: 'notFound', reason: '' }),
      done({ outcome: 'unknown' }),
      fails('departmentDown'),
    ].map((output) => end('0.item.send', output)),
  ],
  places: [
    ({ value, context }) => [
      value,
      context.way.operation,
      context.question,
      context.identity !== null,
      context.acting !== null,
    ],
  ],
}

const visit: Subject = {
  machine: visiting,
  inputs: [false, true].map((cardLeft) => ({ status: goodStatus, cardLeft })),
  events: [
    ...statuses,
    { type: 'STATUS', status: slipLeft },
    { type: 'COMFORT', change: { low: true } },
    { type: 'CHOOSE_DOMAIN', domain: 'realEstate' },
    { type: 'CHOOSE_ITEM', item },
    { type: 'RATE', level: 'satisfied', reasons: [], at: '2026-11-24T01:43:00Z' },
    ...(['rate', 'home'] as const).map((next) => end('item', { next, identity: marker })),
    ...['0.visit.journey.attract.cardLeft', '0.visit.journey.parting', '0.visit.journey.rate.saving'].flatMap((actor) =>
      [done({}), fails('deviceLost')].map((output) => end(actor, output)),
    ),
  ],
  places: [
    ({ value, context }) => [value.journey, context.cardLeft, [lost, slipLeft].indexOf(context.status)],
    ({ value }) => [value.attention, value.help],
  ],
}

const subjects = Object.entries({ identify, acting, deliver, journey, visit })

function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)]
}

function transitionsOf(machine: AnyStateMachine): AnyTransitionDefinition[] {
  return nodesOf(machine.root).flatMap((node) => [...[...node.transitions.values()].flat(), ...(node.always ?? [])])
}

/** Every event the machine knows, as often as it can mean something else. */
function eventsOf({ machine, events }: Subject): Step[] {
  const plain = transitionsOf(machine)
    .map(({ eventType }) => eventType)
    .filter((type) => type !== '' && !events.some((event) => event.type === type))
  return [...events, ...[...new Set(plain)].map((type) => ({ type }))]
}

/** Whether the event does anything here. */
function means(snapshot: AnyMachineSnapshot, event: Step): boolean {
  return snapshot.status === 'active' && snapshot.can(event)
}

interface Path {
  input: unknown
  steps: Step[]
  end: AnyMachineSnapshot
}

function pathsOf(
  subject: Subject,
  find: typeof getSimplePaths | typeof getShortestPaths,
  place = subject.places[0]!,
): Path[] {
  return subject.inputs.flatMap((input) =>
    find(subject.machine, {
      input: input as never,
      events: ((snapshot: AnyMachineSnapshot) => eventsOf(subject).filter((event) => means(snapshot, event))) as never,
      serializeState: ((snapshot: AnyMachineSnapshot) => JSON.stringify(place(snapshot))) as never,
    }).map(({ steps, state }) => ({ input, steps: steps.slice(1).map(({ event }) => event as Step), end: state })),
  )
}

/** Sends the steps to a running machine. */
function run({ machine }: Subject, input: unknown, steps: Step[], taken: Set<AnyTransitionDefinition> = new Set()) {
  const actor = createActor(machine, {
    input,
    clock: new SimulatedClock(),
    inspect: (event) => {
      if (event.type === '@xstate.microstep') for (const transition of event['_transitions']) taken.add(transition)
    },
  })
  actor.start()
  for (const step of steps) if (means(actor.getSnapshot(), step)) actor.send(step)
  return actor
}

const nameOf = ({ source, eventType, target, guard }: AnyTransitionDefinition) =>
  `${source.id} ${eventType || 'always'} ${guard ? 'if … ' : ''}→ ${target?.map(({ id }) => id).join() ?? 'stays'}`

const namesOf = (steps: Step[]) => steps.map(({ type }) => type).join(', ')

test.each(subjects)('every transition of %s is taken', (_, subject) => {
  const taken = new Set<AnyTransitionDefinition>()
  for (const { input, steps, end } of subject.places.flatMap((place) => pathsOf(subject, getShortestPaths, place))) {
    for (const event of eventsOf(subject)) {
      if (means(end, event)) run(subject, input, [...steps, event], taken).stop()
    }
  }
  const missed = transitionsOf(subject.machine).filter((transition) => !taken.has(transition))
  expect(missed.map(nameOf)).toEqual([])
})

test('every path of identify ends with a person only when the person confirmed it', () => {
  for (const { input, steps, end } of pathsOf(identify, getSimplePaths)) {
    const { status, output } = run(identify, input, steps).getSnapshot()
    expect(status).toBe(end.status)
    if (status === 'done') expect(output !== null, namesOf(steps)).toBe(steps.at(-1)?.type === 'CONFIRM')
  }
})

test('every path of acting ends with two people only when they are two and one of them agreed', () => {
  let agreements = 0
  for (const { input, steps } of pathsOf(acting, getSimplePaths)) {
    const { status, output, context } = run(acting, input, steps).getSnapshot()
    if (status !== 'done') continue
    expect(output !== null, namesOf(steps)).toBe(steps.at(-1)?.type === 'AGREE')
    if (output === null) expect([context.agent, context.principal], namesOf(steps)).toEqual([null, null])
    else {
      agreements += 1
      expect(output.agent.number, namesOf(steps)).not.toBe(output.principal.number)
    }
  }
  expect(agreements).toBeGreaterThan(1)
})

test('no path of an item keeps whoever acted or whom it was for beyond it, nor on its guide', () => {
  let acted = 0
  for (const { input, steps } of pathsOf(journey, getSimplePaths)) {
    const { value, status, output, context } = run(journey, input, steps).getSnapshot()
    if (context.acting !== null) acted += 1
    if (value === 'guide') expect(context.acting, namesOf(steps)).toBeNull()
    if (status === 'done') expect(JSON.stringify(output), namesOf(steps)).not.toContain(agent.number)
  }
  expect(acted).toBeGreaterThan(1)
})

test('every path of deliver says printed only with the printer’s proof or the visitor’s word', () => {
  // whether the printer is there makes ten times the paths and no other answer: deliver.test.ts tries that in any order
  const places = ({ value, context }: AnyMachineSnapshot) => [value, context.second]
  for (const { input, steps, end } of pathsOf(deliver, getSimplePaths, places)) {
    if (end.value !== 'printed') continue
    const last = steps.findLast(({ type }) => type !== 'STATUS')!
    expect(last.type === 'CAME_OUT' || (last['output'] as Result<unknown>).ok, namesOf(steps)).toBe(true)
    expect(run(deliver, input, steps).getSnapshot().context.fault, namesOf(steps)).toBeNull()
  }
})

test('from the end of every path of an item the visitor can go home, and keeps what was confirmed', () => {
  for (const { input, steps, end } of pathsOf(journey, getSimplePaths)) {
    const { status, output } = run(journey, input, [...steps, { type: 'HOME' }]).getSnapshot()
    expect(status, namesOf(steps)).toBe('done')
    expect(output.identity, namesOf(steps)).toEqual(end.context.identity)
    if (!steps.some((step) => step['output'] === marker)) expect(output.identity, namesOf(steps)).toBeNull()
  }
})

test('from the end of every path of the visit time alone leads to its end, and the person is forgotten', () => {
  const step = 10_000
  const visitPaths = pathsOf(visit, getSimplePaths, ({ value }) => value.journey)
  expect(visitPaths.length).toBeGreaterThan(100)
  for (const { input, steps } of visitPaths) {
    const actor = run(visit, input, steps)
    if (actor.getSnapshot().value.journey.attract !== undefined) continue // nobody has come yet
    const clock = actor.clock as SimulatedClock
    for (let time = 0; time < 260_000 && actor.getSnapshot().status !== 'done'; time += step) clock.increment(step)
    expect(actor.getSnapshot().status, namesOf(steps)).toBe('done')
    expect(JSON.stringify(actor.getPersistedSnapshot()), namesOf(steps)).not.toMatch(/鄢标记|371399195003070010/)
  }
})
