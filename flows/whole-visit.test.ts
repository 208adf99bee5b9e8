/**
 * Everything a visitor and the outside can do to a visit, followed to every place it leads to, with all five machines
 * together; and what must hold wherever that is.
 */
import * as fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import type { AnyActorRef, AnyStateMachine, AnyStateNode, Snapshot } from 'xstate'
import { done } from '#contract/result.ts'
import { delays, slowPace } from './delays.ts'
import { actingForMachine } from './acting-for.ts'
import { deliverMachine } from './deliver.ts'
import { identifyMachine } from './identify.ts'
import { itemJourneyMachine } from './item-journey.ts'
import { allMoves, answer, fails, movesAt, readerMatters } from './test-moves.ts'
import { type Play, playVisit, settle } from './test-play.ts'
import { visitMachine } from './visit.ts'

vi.setConfig({ testTimeout: 60_000 }) // hundreds of visits, on a machine that may be busy

const secrets = ['鄢标记', '371399195003070010', '测试省测试县标记路9号', '郗代办', '371399197801020025']

async function make(play: Play, move: string): Promise<void> {
  allMoves[move]!(play)
  await settle()
}

async function playing(path: readonly string[]): Promise<Play> {
  const play = playVisit()
  for (const move of path) await make(play, move)
  return play
}

/** Whose cards somebody who acts for somebody else has laid down: one person's two are none. */
const cardsOf = ({ actingFor, identify }: Play) =>
  [actingFor?.getSnapshot().context.agent, identify?.getSnapshot().context.identity].map(
    (card) => card?.name ?? 'nobody',
  )

/** What the next move may depend on. */
function placeOf(play: Play): string {
  const item = play.item?.getSnapshot().context
  const { identity } = item ?? play.visit.getSnapshot().context
  return [
    play.at(),
    identity === null ? 'nobody' : 'somebody',
    ...(item ? [item.way.operation, `question ${item.question}`, item.acting === null ? 'own' : 'for another'] : []),
    ...(play.actingFor ? [`cards of ${cardsOf(play).join()}`] : []),
    ...(play.deliver ? [`second slip: ${play.deliver.getSnapshot().context.second}`] : []),
    ...(readerMatters.test(play.at())
      ? [`card lies: ${play.reader.cardLies}`, `reader lost: ${play.reader.lost}`]
      : []),
  ].join(', ')
}

/** Shortest way to every place. */
const places = new Map<string, readonly string[]>()

beforeAll(async () => {
  const queue: Array<readonly string[]> = [[]]
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const play = await playing(path)
    const place = placeOf(play)
    if (places.has(place)) continue
    places.set(place, path)
    for (const move of movesAt(play)) queue.push([...path, move])
  }
}, 60_000)

/** How the outside behaves while nobody touches anything. */
const outsides: Record<string, (play: Play) => void> = {
  answers: ({ department, printer, disk }) => {
    department.open?.answer(done({ outcome: 'done', output: answer }))
    printer.open?.answer(done({}))
    disk.open?.answer(done({}))
  },
  fails: (play) => {
    if (!play.reader.lost) play.loseReader()
    play.department.open?.answer(fails('departmentDown'))
    play.printer.open?.answer(fails('printUnproven'))
    play.disk.open?.answer(fails('internal'))
  },
  'never answers': (play) => {
    play.reader.silent = true
  },
}

const step = 10_000
/** A machine that hangs, nobody there, warned, gone, told of the card, of the slip; each timer may start just after a step. */
const longest = delays.stuck + (delays.idle + delays.warning + delays.cardLeft + delays.slipLeft) * slowPace + 8 * step

/** Lets time pass until the visit is over. */
async function waitForEnd(play: Play, outside: (play: Play) => void, patience = longest): Promise<number> {
  let waited = 0
  for (; play.visit.getSnapshot().status !== 'done' && waited < patience; waited += step) {
    outside(play)
    await settle()
    play.clock.increment(step)
    await settle()
  }
  return waited
}

/** Where somebody has begun a visit: the attract screen waits without end. */
const begun = () => [...places].filter(([place]) => !place.startsWith('journey.attract'))

/** States that are passed through at once, that a machine's own states stand for, or that only a card left by somebody before leads to. */
const passing = [
  'attract.checking',
  'attract.cardLeft.looking',
  'attract.cardLeft.told',
  'item.start',
  'item.leaveSend',
  'item.done',
  'identify.done',
  'deliver.done',
]

test('a visitor can get everywhere', () => {
  const inMachine = (name: string, machine: AnyStateMachine) => leavesOf(machine.root).map((path) => `${name}${path}`)
  const states = [
    ...leavesOf(visitMachine.root.states['journey']!).map((path) => path.slice(1)),
    ...inMachine('item', itemJourneyMachine),
    ...inMachine('identify', identifyMachine),
    ...inMachine('actFor', actingForMachine),
    ...inMachine('deliver', deliverMachine),
  ].filter(
    (state) =>
      ![
        ...passing,
        'item',
        'item.identify',
        'item.actFor',
        'item.deliver',
        'actFor.agent',
        'actFor.principal',
        'actFor.done',
        'over',
      ].includes(state),
  )
  const reached = [...places.keys()].map((place) => place.split(',')[0]!)
  for (const state of states)
    expect(
      reached.filter((at) => at.endsWith(`.${state}`)),
      state,
    ).not.toEqual([])
})

function leavesOf(node: AnyStateNode): string[] {
  return Object.values(node.states).flatMap((child) => {
    const inner = leavesOf(child)
    return inner.length === 0 ? [`.${child.key}`] : inner.map((path) => `.${child.key}${path}`)
  })
}

test.each(Object.entries(outsides))(
  'a visit that everybody has left ends by itself: the outside %s',
  async (_, outside) => {
    for (const [place, path] of begun()) {
      const play = await playing(path)
      play.visit.send({ type: 'COMFORT', change: { elder: true } })
      expect(await waitForEnd(play, outside), place).toBeLessThan(longest)
    }
  },
)

/** Where in everything reachable from `root` one of the words stands. Closures can't be looked into. */
function findWords(root: unknown, words: readonly string[]): string[] {
  const found: string[] = []
  const seen = new Set<unknown>()
  const queue: Array<[unknown, string]> = [[root, 'visit']]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [value, path] = next
    if (typeof value === 'string' && words.some((word) => value.includes(word))) found.push(path)
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) continue
    seen.add(value)
    if (value instanceof Map || value instanceof Set) for (const entry of value) queue.push([entry, `${path}[…]`])
    for (const key of Reflect.ownKeys(value)) {
      const own = Object.getOwnPropertyDescriptor(value, key)
      if (own !== undefined && 'value' in own) queue.push([own.value, `${path}.${String(key)}`])
    }
  }
  return found
}

function expectForgotten(play: Play, place: string) {
  expect(findWords(play.visit, secrets), place).toEqual([])
  const running = play.actors.filter((actor) => (actor.getSnapshot() as Snapshot<unknown>).status === 'active')
  for (const actor of [play.visit, ...running]) {
    expect(findWords((actor as AnyActorRef).getPersistedSnapshot(), secrets), place).toEqual([])
  }
}

test('the search finds what is there', async () => {
  const play = await playing([
    'START',
    'two ways',
    'first way',
    'card read',
    'CONFIRM',
    'answered',
    'item PRINT',
    'deliver PRINT',
  ])
  expect(play.at()).toBe('journey.item.deliver.printing')
  for (const secret of secrets.slice(0, 3)) expect(findWords(play.visit, [secret])).not.toEqual([])
  const acting = await playing(['START', 'asking', 'ACT_FOR', 'agent read', 'CONFIRM', 'card read', 'CONFIRM', 'AGREE'])
  expect(acting.at()).toBe('journey.item.fill')
  for (const secret of [...secrets.slice(0, 2), ...secrets.slice(3)])
    expect(findWords(acting.visit, [secret])).not.toEqual([])
})

test('nothing of a person is left in parting, in farewell and after the end, wherever the visit was', async () => {
  for (const [place, path] of begun()) {
    const play = await playing(path)
    play.visit.send({ type: 'LEAVE' })
    if (/parting/.test(play.at())) expectForgotten(play, `${place}: parting`)
    await settle()
    if (/farewell/.test(play.at())) expectForgotten(play, `${place}: farewell`)
    await waitForEnd(play, outsides['never answers']!)
    expectForgotten(play, `${place}: over`)
  }
})

function expectCardSaid(play: Play, path: string) {
  const { status, output } = play.visit.getSnapshot()
  if (status !== 'done' || !play.reader.cardLies) return
  const told = play.said.has('journey.parting.takeCard')
  if (!play.reader.lost) expect(told, path).toBe(true)
  expect(told || play.said.has('journey.farewell'), path).toBe(true)
  if (told) expect(output?.cardLeft, path).toBe(true)
}

test('no visit ends with a card on the reader unsaid', async () => {
  for (const [place, path] of begun()) {
    for (const outside of Object.values(outsides)) {
      const play = await playing(path)
      await waitForEnd(play, outside)
      expectCardSaid(play, place)
    }
  }
})

test('nor does any visit of a hundred moves in whatever order', async () => {
  const time = 'ten seconds'
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(time, ...Object.keys(allMoves)), { maxLength: 100 }), async (path) => {
      const play = playVisit()
      for (const move of path) {
        if (move === time) play.clock.increment(step)
        else allMoves[move]!(play)
        await settle()
      }
      await waitForEnd(play, outsides['answers']!, longest + delays.helpComes)
      expectCardSaid(play, path.join(', '))
      expectForgotten(play, path.join(', '))
    }),
    { numRuns: 60 },
  )
})
