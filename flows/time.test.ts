/** How much time a visitor has: each test is named by what is required. All of it on a simulated clock. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { delays, slowPace } from './delays.ts'
import { allMoves } from './test-moves.ts'
import { goodStatus, markerCard } from './test-kit.ts'
import { type Play, playVisit, settle } from './test-play.ts'
import type { Comfort } from './comfort.ts'

const attention = ({ visit }: Play) => visit.getSnapshot().value.attention

function begun(comfort: Partial<Comfort> = {}): Play {
  const play = playVisit()
  play.visit.send({ type: 'START' })
  play.visit.send({ type: 'COMFORT', change: comfort })
  return play
}

async function walked(...moves: string[]): Promise<Play> {
  const play = playVisit()
  for (const move of moves) {
    allMoves[move]?.(play)
    await settle()
  }
  return play
}
const toCard = ['START', 'two ways', 'first way'] as const
const toResult = [...toCard, 'card read', 'card taken', 'CONFIRM', 'answered'] as const

test('the idle warning lasts at least 30 seconds (WCAG 2.2.1 wants 20)', () => {
  const play = begun()
  play.clock.increment(delays.idle)
  play.clock.increment(29_999)
  expect(attention(play)).toBe('warning')
})

test('any touch extends the time, as often as there is one (WCAG 2.2.1 wants ten times)', () => {
  const play = begun()
  const wait = fc.integer({ min: 1, max: delays.idle + delays.warning - 1 })
  fc.assert(
    fc.property(wait, (ms) => {
      play.clock.increment(ms)
      play.visit.send({ type: 'TOUCH' })
      expect(attention(play)).toBe('attentive')
      expect(play.at()).toBe('journey.home')
    }),
  )
})

test.each([{ elder: true }, { speech: true }, { keypad: true }])(
  'times are three times as long with %j',
  async (comfort) => {
    const play = begun(comfort)
    play.clock.increment(slowPace * delays.idle - 1)
    expect(attention(play)).toBe('attentive')
    play.clock.increment(1)
    expect(attention(play)).toBe('warning')
    play.clock.increment(slowPace * delays.warning - 1)
    expect(attention(play)).toBe('warning')
    play.clock.increment(1)
    await settle()
    expect(play.at()).toBe('journey.farewell')
    play.clock.increment(slowPace * delays.farewell - 1)
    expect(play.at()).toBe('journey.farewell')
    play.clock.increment(1)
    expect(play.visit.getSnapshot().status).toBe('done')
  },
)

test.each([
  ['a reader that dropped out', [...toCard, 'reader lost']],
  ['a card that is being read', [...toCard, 'card laid']],
  ['the card of somebody who acts for another', ['START', 'asking', 'ACT_FOR', 'card laid']],
  ['a department', [...toCard, 'card read', 'CONFIRM']],
  ['a printer', [...toResult, 'item PRINT', 'deliver PRINT']],
  ['a printer that dropped out', [...toResult, 'item PRINT', 'deliver PRINT', 'printer lost']],
])('nobody who waits for %s is asked whether they are still there', async (_, moves) => {
  const play = await walked(...moves)
  const waitingAt = play.at()
  play.clock.increment(delays.replug - 1)
  expect([play.at(), attention(play)]).toEqual([waitingAt, 'waiting'])
})

test.each([
  ['told that the reader stays away', [...toCard, 'reader lost'], (play: Play) => play.clock.increment(delays.replug)],
  ['at the reader again', [...toCard, 'reader lost'], (play: Play) => play.findReader()],
  [
    'at the read card',
    [...toCard, 'card laid'],
    (play: Play) => play.card({ type: 'CARD_READ', card: markerCard, today: '2026-11-24' }),
  ],
  [
    'at the result',
    [...toCard, 'card read', 'CONFIRM'],
    ({ department }: Play) => department.open?.answer(done({ outcome: 'done', output: {} })),
  ],
  ['at the slip', [...toResult, 'item PRINT', 'deliver PRINT'], ({ printer }: Play) => printer.open?.answer(done({}))],
  [
    'asked to look for the slip',
    [...toResult, 'item PRINT', 'deliver PRINT'],
    ({ deliver }: Play) => deliver?.send({ type: 'BACK' }),
  ],
  [
    'back at the question',
    ['START', 'asking', 'first way', 'card read', 'CONFIRM', 'ANSWER'],
    ({ item }: Play) => item?.send({ type: 'BACK' }),
  ],
  ['home', [...toCard, 'reader lost'], ({ item }: Play) => item?.send({ type: 'HOME' })],
])('after a wait the visitor, now %s, has all of their time', async (_, moves, end) => {
  const play = await walked(...moves)
  play.clock.increment(delays.idle - 1)
  expect(attention(play)).toBe('waiting')
  end(play)
  await settle()
  play.clock.increment(delays.idle - 1)
  expect(attention(play)).toBe('attentive')
  play.clock.increment(1)
  expect(attention(play)).toBe('warning')
})

test('a card laid down while somebody is asked for answers as a touch does', async () => {
  const play = await walked(...toCard)
  play.clock.increment(delays.idle)
  expect(attention(play)).toBe('warning')
  play.card({ type: 'CARD_FOUND' })
  expect(attention(play)).toBe('waiting')
})

test('a machine that hangs keeps nobody’s data: somebody is asked for in the end', async () => {
  const play = await walked(...toCard, 'card read', 'CONFIRM')
  play.clock.increment(delays.stuck)
  expect(attention(play)).toBe('warning')
  play.clock.increment(delays.warning)
  expect(play.at()).toContain('journey.parting')
})

test('a card left on the reader is told within three seconds, and a touch gives more time to take it', async () => {
  const play = await walked(...toCard, 'card laid', 'card read', 'CONFIRM')
  play.visit.send({ type: 'LEAVE' })
  play.clock.increment(3_000)
  expect(play.at()).toBe('journey.parting.takeCard')
  play.clock.increment(delays.cardLeft - 3_000)
  play.visit.send({ type: 'TOUCH' })
  play.clock.increment(delays.cardLeft - 1)
  expect(play.at()).toBe('journey.parting.takeCard')
})

test('a slip left in the mouth is told within three seconds, until it is taken', async () => {
  const play = await walked(...toResult)
  play.leaveSlip()
  play.visit.send({ type: 'LEAVE' })
  await settle()
  play.clock.increment(3_000)
  expect(play.at()).toBe('journey.takeSlip')
  play.visit.send({ type: 'TOUCH' })
  expect(play.at()).toBe('journey.takeSlip')
  play.tell(goodStatus)
  expect(play.at()).toBe('journey.farewell')
})

test('a slip that is only seen during the farewell is told all the same', async () => {
  const play = await walked(...toResult, 'LEAVE')
  expect(play.at()).toBe('journey.farewell')
  play.leaveSlip()
  expect(play.at()).toBe('journey.takeSlip')
})

test('a slip that nobody takes, or that only a dirty sensor sees, doesn’t hold the machine', async () => {
  const left = await walked(...toResult, 'slip left', 'LEAVE')
  left.clock.increment(delays.slipLeft)
  expect(left.visit.getSnapshot().status).toBe('done')
  const said = await walked(...toResult, 'slip left', 'LEAVE', 'SKIP')
  expect(said.visit.getSnapshot().status).toBe('done')
})

test('nothing moves by itself under a hand, nor under the eyes of somebody who reads about help', async () => {
  const play = await walked(...toResult, 'DONE', 'visit RATE', 'saved')
  expect(play.at()).toBe('journey.rate.thanks')
  play.clock.increment(delays.farewell - 1)
  play.visit.send({ type: 'TOUCH' })
  play.clock.increment(delays.farewell - 1)
  play.visit.send({ type: 'HELP' })
  play.clock.increment(delays.farewell)
  expect(play.at()).toBe('journey.rate.thanks')
  play.visit.send({ type: 'HELP_CLOSE' })
  play.clock.increment(delays.farewell - 1)
  expect(play.at()).toBe('journey.rate.thanks')
  play.clock.increment(1)
  expect(play.at()).toContain('journey.parting')
})

test('a slip is not begun on a printer that somebody must see to first, and begins once it is seen to', async () => {
  const play = await walked(...toResult, 'item PRINT')
  play.tell({
    ...goodStatus,
    devices: goodStatus.devices.map((device) =>
      device.device === 'receiptPrinter' ? { ...device, state: 'faulted', fault: fault('paperOut') } : device,
    ),
  })
  play.deliver?.send({ type: 'PRINT' })
  expect(play.at()).toBe('journey.item.deliver.preview')
  play.tell(goodStatus)
  play.deliver?.send({ type: 'PRINT' })
  expect(play.at()).toBe('journey.item.deliver.printing')
})

test('whoever doesn’t wait for the printer any longer is asked to look, and its late word changes nothing', async () => {
  const play = await walked(...toResult, 'item PRINT', 'deliver PRINT')
  const call = play.printer.open
  play.deliver?.send({ type: 'BACK' })
  expect(play.at()).toBe('journey.item.deliver.unknown')
  call?.answer(failed(fault('deviceLost')))
  await settle()
  expect(play.at()).toBe('journey.item.deliver.unknown')
})
