/** For tests: everything that a hand, a card, a cable or a department can do to a visit that is played. */
import { fault, type FaultCode } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { catalogue } from './catalogue.ts'
import { delays } from './delays.ts'
import type { Item } from './item.ts'
import { agentCard, goodStatus, markerCard } from './test-kit.ts'
import type { Play } from './test-play.ts'

/** Two ways, one of them without a card; and one with a question after the card, which can be done for somebody else. */
const twoWays = item('registration-progress')
const asking = item('resident-pension-payments')
const receipt = { nodes: [{ kind: 'text' as const, text: `${markerCard.name} ${markerCard.number}` }] }
/** An answer that repeats what is personal, as departments do. */
export const answer = { cases: [], address: markerCard.kind === 'resident' ? markerCard.address : '', entries: [] }

function item(id: string): Item {
  const found = catalogue.find((entry) => entry.id === id)
  if (found === undefined) throw new Error(`no item ${id}`)
  return found
}

const recordOf = (journey: NonNullable<Play['item']>) =>
  journey.getSnapshot().context.acting === null ? null : { nodes: [{ kind: 'text' as const, text: agentCard.number }] }

export const fails = (code: FaultCode) => failed(fault(code))

type Move = (play: Play) => void
type Moves = Record<string, Move>

const atVisit: Moves = {
  START: ({ visit }) => visit.send({ type: 'START' }),
  domain: ({ visit }) => visit.send({ type: 'CHOOSE_DOMAIN', domain: 'realEstate' }),
  'two ways': ({ visit }) => visit.send({ type: 'CHOOSE_ITEM', item: twoWays }),
  asking: ({ visit }) => visit.send({ type: 'CHOOSE_ITEM', item: asking }),
  'visit BACK': ({ visit }) => visit.send({ type: 'BACK' }),
  LEAVE: ({ visit }) => visit.send({ type: 'LEAVE' }),
  SKIP: ({ visit }) => visit.send({ type: 'SKIP' }),
  'visit ANOTHER': ({ visit }) => visit.send({ type: 'ANOTHER' }),
  'visit RATE': ({ visit }) =>
    visit.send({ type: 'RATE', level: 'satisfied', reasons: [], at: '2026-11-24T01:43:00Z' }),
  'card taken': (play) => play.takeCard(),
}
const atSlip: Moves = {
  'slip left': (play) => play.leaveSlip(),
  'slip taken': ({ tell }) => tell(goodStatus),
}
const atItem: Moves = {
  'first way': ({ item }) => item?.send({ type: 'CHOOSE_WAY', index: 0 }),
  'second way': ({ item }) => item?.send({ type: 'CHOOSE_WAY', index: 1 }),
  ANSWER: ({ item }) => item?.send({ type: 'ANSWER', answers: { acceptanceNumber: '202600000001' } }),
  ACT_FOR: ({ item }) => item?.send({ type: 'ACT_FOR' }),
  'item PRINT': ({ item }) => item?.send({ type: 'PRINT', receipt, record: recordOf(item) }),
  CHANGE: ({ item }) => item?.send({ type: 'CHANGE' }),
  'item RETRY': ({ item }) => item?.send({ type: 'RETRY' }),
  DONE: ({ item }) => item?.send({ type: 'DONE' }),
  HOME: ({ item }) => item?.send({ type: 'HOME' }),
  'item BACK': ({ item }) => item?.send({ type: 'BACK' }),
}
const atActing: Moves = {
  AGREE: ({ actingFor }) => actingFor?.send({ type: 'AGREE' }),
  DECLINE: ({ actingFor }) => actingFor?.send({ type: 'DECLINE' }),
  'other person': ({ actingFor }) => actingFor?.send({ type: 'OTHER_CARD' }),
  'acting BACK': ({ actingFor }) => actingFor?.send({ type: 'BACK' }),
  'agent read': (play) => play.card({ type: 'CARD_READ', card: agentCard, today: '2026-11-24' }),
}
/** Regions that know nothing of where the visit stands: tried in whatever order, not at every place. */
const anywhere: Moves = {
  HELP: ({ visit }) => visit.send({ type: 'HELP' }),
  HELP_CAME: ({ visit }) => visit.send({ type: 'HELP_CAME' }),
  HELP_CLOSE: ({ visit }) => visit.send({ type: 'HELP_CLOSE' }),
}
const atIdentify: Moves = {
  CONFIRM: ({ identify }) => identify?.send({ type: 'CONFIRM' }),
  OTHER_CARD: ({ identify }) => identify?.send({ type: 'OTHER_CARD' }),
  'identify RETRY': ({ identify }) => identify?.send({ type: 'RETRY' }),
  'identify BACK': ({ identify }) => identify?.send({ type: 'BACK' }),
  'card laid': (play) => play.card({ type: 'CARD_FOUND' }),
  'card read': (play) => play.card({ type: 'CARD_READ', card: markerCard, today: '2026-11-24' }),
  'card unreadable': (play) => play.card({ type: 'CARD_FAILED', fault: fault('cardReadFailed') }),
  'card unsupported': (play) => play.card({ type: 'CARD_FAILED', fault: fault('cardUnsupported') }),
}
const atReader: Moves = {
  'reader lost': (play) => play.loseReader(),
  'reader back': (play) => play.findReader(),
  'a moment': ({ clock }) => clock.increment(delays.cardCheck),
}
const atDepartment: Moves = {
  answered: ({ department }) => department.open?.answer(done({ outcome: 'done', output: answer })),
  refused: ({ department }) => department.open?.answer(done({ outcome: 'refused', code: 'notFound', reason: '' })),
  'outcome unknown': ({ department }) => department.open?.answer(done({ outcome: 'unknown' })),
  'department down': ({ department }) => department.open?.answer(fails('departmentDown')),
  'department bug': ({ department }) => department.open?.break(),
}
const atDeliver: Moves = {
  'deliver PRINT': ({ deliver }) => deliver?.send({ type: 'PRINT' }),
  CAME_OUT: ({ deliver }) => deliver?.send({ type: 'CAME_OUT' }),
  DID_NOT_COME_OUT: ({ deliver }) => deliver?.send({ type: 'DID_NOT_COME_OUT' }),
  'deliver RATE': ({ deliver }) => deliver?.send({ type: 'RATE' }),
  'deliver ANOTHER': ({ deliver }) => deliver?.send({ type: 'ANOTHER' }),
  'deliver BACK': ({ deliver }) => deliver?.send({ type: 'BACK' }),
  printed: ({ printer }) => printer.open?.answer(done({})),
  unproven: ({ printer }) => printer.open?.answer(fails('printUnproven')),
  'no paper': ({ printer }) => printer.open?.answer(fails('paperOut')),
  'printer lost': ({ printer }) => printer.open?.answer(fails('deviceLost')),
  'printer bug': ({ printer }) => printer.open?.break(),
}
const atDisk: Moves = {
  saved: ({ disk }) => disk.open?.answer(done({})),
  'not saved': ({ disk }) => disk.open?.answer(fails('internal')),
  'disk bug': ({ disk }) => disk.open?.break(),
}
export const allMoves: Moves = {
  ...atVisit,
  ...atItem,
  ...atActing,
  ...anywhere,
  ...atIdentify,
  ...atReader,
  ...atDepartment,
  ...atDeliver,
  ...atDisk,
  ...atSlip,
}

/** Where the reader is looked at: elsewhere it may come and go without anybody asking. */
export const readerMatters = /identify|parting|attract/

/** What a hand, a card, a cable or a department can do here. */
export function movesAt(play: Play): string[] {
  return Object.keys({
    ...atVisit,
    ...(play.item && atItem),
    ...(play.actingFor && atActing),
    ...(play.identify && atIdentify),
    ...(readerMatters.test(play.at()) && atReader),
    ...(play.department.open && atDepartment),
    ...(play.deliver && atDeliver),
    ...(play.disk.open && atDisk),
    ...(/parting|farewell|takeSlip/.test(play.at()) && atSlip),
  })
}
