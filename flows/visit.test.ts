import { expect, test } from 'vitest'
import { createActor, fromCallback, fromPromise, SimulatedClock, waitFor } from 'xstate'
import type { KioskStatus } from '#contract/device-status.ts'
import { fault } from '#contract/faults.ts'
import type { Rating } from '#contract/rating.ts'
import { done, failed, type Result } from '#contract/result.ts'
import { catalogue } from './catalogue.ts'
import { delays, slowPace } from './delays.ts'
import { itemJourneyMachine } from './item-journey.ts'
import { goodStatus, statusWith } from './test-kit.ts'
import { allMoves } from './test-moves.ts'
import { playVisit, settle } from './test-play.ts'
import { visitMachine } from './visit.ts'
import { where } from './where.ts'

const item = catalogue[0]!
const never = new Promise<never>(() => {})

/** A visit whose outside is given by the test. */
function visit(outside: {
  removal?: () => Promise<Result<unknown>>
  save?: () => Promise<Result<unknown>>
  cardLeft?: boolean
  status?: KioskStatus
}) {
  const clock = new SimulatedClock()
  const calls: string[] = []
  const machine = visitMachine.provide({
    actors: {
      awaitRemoval: fromPromise<Result<unknown>>(outside.removal ?? (() => Promise.resolve(done({})))),
      saveRating: fromPromise<Result<unknown>, Rating>(outside.save ?? (() => Promise.resolve(done({})))),
      itemJourney: itemJourneyMachine,
      callAttendant: fromCallback(() => {
        calls.push('calls')
        return () => calls.push('stops')
      }),
    },
  })
  const { status = goodStatus, cardLeft = false } = outside
  const actor = createActor(machine, { clock, input: { status, cardLeft } })
  actor.start()
  return { actor, clock, calls, at: () => where(actor.getSnapshot()) }
}

test('the attract screen waits without end; a start opens home', () => {
  const { actor, clock, at } = visit({})
  clock.increment(delays.idle * 100)
  expect(at()).toBe('journey.attract.clear')
  actor.send({ type: 'START' })
  expect(at()).toBe('journey.home')
})

test('a domain opens its category, and back leads home', () => {
  const { actor, at } = visit({})
  actor.send({ type: 'START' })
  actor.send({ type: 'CHOOSE_DOMAIN', domain: 'realEstate' })
  expect(at()).toBe('journey.category')
  expect(actor.getSnapshot().context.domain).toBe('realEstate')
  actor.send({ type: 'BACK' })
  expect(at()).toBe('journey.home')
})

test('an item opens its guide from home and from its category', () => {
  const { actor, at } = visit({})
  actor.send({ type: 'START' })
  actor.send({ type: 'CHOOSE_ITEM', item })
  expect(at()).toBe('journey.item.guide')
  actor.getSnapshot().children.item?.send({ type: 'BACK' })
  expect(at()).toBe('journey.home')
  actor.send({ type: 'CHOOSE_DOMAIN', domain: item.domain })
  actor.send({ type: 'CHOOSE_ITEM', item })
  expect(at()).toBe('journey.item.guide')
})

test('an idle visitor is warned, then taken for gone; a touch keeps the visit', async () => {
  const { actor, clock, at } = visit({})
  actor.send({ type: 'START' })
  clock.increment(delays.idle - 1)
  actor.send({ type: 'TOUCH' })
  clock.increment(delays.idle - 1)
  expect(actor.getSnapshot().value.attention).toBe('attentive')
  clock.increment(1)
  expect(actor.getSnapshot().value.attention).toBe('warning')
  actor.send({ type: 'TOUCH' })
  expect(actor.getSnapshot().value.attention).toBe('attentive')
  clock.increment(delays.idle)
  clock.increment(delays.warning)
  expect(at()).toContain('journey.parting')
  await waitFor(actor, (snapshot) => where(snapshot) === 'journey.farewell')
})

test('elder mode takes its time', () => {
  const { actor, clock } = visit({})
  actor.send({ type: 'START' })
  actor.send({ type: 'COMFORT', change: { elder: true } })
  actor.send({ type: 'TOUCH' })
  clock.increment(delays.idle * slowPace - 1)
  expect(actor.getSnapshot().value.attention).toBe('attentive')
  clock.increment(1)
  expect(actor.getSnapshot().value.attention).toBe('warning')
})

test('leaving with the card on the reader is said until it is taken', async () => {
  let take: (result: Result<unknown>) => void = () => {}
  const { actor, clock, at } = visit({ removal: () => new Promise((resolve) => (take = resolve)) })
  actor.send({ type: 'START' })
  actor.send({ type: 'LEAVE' })
  expect(at()).toBe('journey.parting.check')
  clock.increment(delays.cardCheck)
  expect(at()).toBe('journey.parting.takeCard')
  take(done({}))
  await waitFor(actor, (snapshot) => where(snapshot) === 'journey.farewell')
  clock.increment(delays.farewell)
  expect(actor.getSnapshot()).toMatchObject({ status: 'done', output: { cardLeft: false } })
})

test('a card that nobody takes ends the visit all the same, and the next attract screen tells', async () => {
  const first = visit({ removal: () => never })
  first.actor.send({ type: 'START' })
  first.actor.send({ type: 'LEAVE' })
  first.clock.increment(delays.cardCheck)
  first.clock.increment(delays.cardLeft)
  expect(first.actor.getSnapshot().output).toEqual({ cardLeft: true })

  let take: (result: Result<unknown>) => void = () => {}
  const next = visit({ cardLeft: true, removal: () => new Promise((resolve) => (take = resolve)) })
  expect(next.at()).toBe('journey.attract.cardLeft.looking')
  next.clock.increment(delays.cardCheck)
  expect(next.at()).toBe('journey.attract.cardLeft.told')
  take(done({}))
  await waitFor(next.actor, (snapshot) => where(snapshot) === 'journey.attract.clear')
})

test('a broken reader cannot say whether a card lies there: farewell is said, not silence', async () => {
  const { actor } = visit({ removal: () => Promise.resolve(failed(fault('deviceLost'))) })
  actor.send({ type: 'START' })
  actor.send({ type: 'LEAVE' })
  await waitFor(actor, (snapshot) => where(snapshot) === 'journey.farewell')
})

test('help is called until somebody comes or the visitor goes on, and the journey stays where it is', () => {
  const { actor, calls, at } = visit({})
  const help = () => actor.getSnapshot().value.help
  actor.send({ type: 'START' })
  actor.send({ type: 'HELP' })
  expect([help(), ...calls]).toEqual(['calling', 'calls'])
  actor.send({ type: 'HELP_CAME' })
  expect([help(), ...calls]).toEqual(['attended', 'calls', 'stops'])
  actor.send({ type: 'HELP_CLOSE' })
  expect(help()).toBe('none')
  actor.send({ type: 'HELP' })
  actor.send({ type: 'HELP_CLOSE' })
  expect([help(), ...calls]).toEqual(['none', 'calls', 'stops', 'calls', 'stops'])
  expect(at()).toBe('journey.home')
})

test.each([[['HELP', 'START']], [['START', 'HELP']], [['START', 'HELP', 'HELP_CAME']]] as const)(
  'whoever waits for help isn’t asked whether they are there: %j',
  (events) => {
    const { actor, clock } = visit({})
    for (const type of events) actor.send({ type })
    clock.increment(delays.helpComes - 1)
    expect(actor.getSnapshot().value.attention).toBe('helped')
    actor.send({ type: 'TOUCH' })
    clock.increment(delays.helpComes - 1)
    expect(actor.getSnapshot().value.attention).toBe('helped')
  },
)

test('whoever called and went away is asked after a long while, then forgotten, and the calling stops', async () => {
  const { actor, clock, calls, at } = visit({})
  actor.send({ type: 'START' })
  actor.send({ type: 'HELP' })
  clock.increment(delays.helpComes)
  expect(actor.getSnapshot().value).toMatchObject({ attention: 'warning', help: 'calling' })
  actor.send({ type: 'TOUCH' })
  expect(actor.getSnapshot().value.attention).toBe('helped')
  clock.increment(delays.helpComes)
  clock.increment(delays.warning)
  expect(at()).toContain('journey.parting')
  expect(actor.getSnapshot().value).toMatchObject({ attention: 'resting', help: 'none' })
  expect(calls).toEqual(['calls', 'stops'])
})

test('once help is closed the usual time counts again', () => {
  const { actor, clock } = visit({})
  for (const type of ['START', 'HELP', 'HELP_CLOSE'] as const) actor.send({ type })
  clock.increment(delays.idle)
  expect(actor.getSnapshot().value.attention).toBe('warning')
})

test('a call from a machine that nobody has begun with ends by itself', () => {
  const { actor, clock, calls, at } = visit({})
  actor.send({ type: 'HELP' })
  clock.increment(delays.helpComes)
  clock.increment(delays.warning)
  expect(actor.getSnapshot().value).toMatchObject({ attention: 'resting', help: 'none' })
  expect(calls).toEqual(['calls', 'stops'])
  actor.send({ type: 'START' })
  expect(at()).toBe('journey.home')
})

async function rating(save: () => Promise<Result<unknown>>) {
  const { actor, clock, at } = visit({ save })
  actor.send({ type: 'START' })
  actor.send({ type: 'CHOOSE_ITEM', item })
  // the journey's own way to its end is tested in item-journey.test.ts
  actor.send({ type: 'xstate.done.actor.item', output: { next: 'rate', identity: null }, actorId: 'item' } as never)
  expect(at()).toBe('journey.rate.asking')
  actor.send({ type: 'RATE', level: 'satisfied', reasons: [], at: '2026-11-24T09:43:00Z' })
  return { actor, clock }
}

test('a rating is thanked for once it is kept, and said to be lost when it is not', async () => {
  const kept = await rating(() => Promise.resolve(done({})))
  await waitFor(kept.actor, (snapshot) => where(snapshot) === 'journey.rate.thanks')
  const lost = await rating(() => Promise.resolve(failed(fault('internal'))))
  await waitFor(lost.actor, (snapshot) => where(snapshot) === 'journey.rate.lost')
  lost.clock.increment(delays.farewell)
  await waitFor(lost.actor, (snapshot) => where(snapshot) === 'journey.farewell')
})

test('a service is rated once: what is touched again while it is kept, or after, is no second rating', async () => {
  const play = playVisit()
  const rate = async (level: 'satisfied' | 'dissatisfied') => {
    play.visit.send({ type: 'RATE', level, reasons: [], at: '2026-11-24T01:43:00Z' })
    await settle()
  }
  play.visit.send({ type: 'START' })
  play.visit.send({ type: 'CHOOSE_ITEM', item: catalogue[0]! })
  allMoves['first way']!(play)
  allMoves['card read']!(play)
  allMoves['CONFIRM']!(play)
  await settle()
  allMoves['answered']!(play)
  await settle()
  play.item?.send({ type: 'DONE' })
  await settle()
  expect(play.at()).toBe('journey.rate.asking')
  await rate('satisfied')
  await rate('dissatisfied')
  expect(play.disk.open?.input.level).toBe('satisfied')
  play.disk.open?.answer(done({}))
  await settle()
  expect(play.at()).toBe('journey.rate.thanks')
  play.disk.open = null
  await rate('dissatisfied')
  expect(play.disk.open).toBeNull()
})

test('a card left before is told of only while a reader sees it, and forgotten when it is gone', async () => {
  const play = playVisit({ cardLeft: true })
  expect(play.at()).toBe('journey.attract.cardLeft.looking')
  play.loseReader()
  await settle()
  expect(play.at()).toBe('journey.attract.clear')
  play.findReader()
  expect(play.at()).toBe('journey.attract.cardLeft.looking')
  play.tell(goodStatus)
  expect(play.at()).toBe('journey.attract.cardLeft.looking')
  play.takeCard()
  await settle()
  expect(play.at()).toBe('journey.attract.clear')
})

test('a card that may lie there is told of only once the reader could see it', () => {
  const status = statusWith('idCardReader', { state: 'opening', fault: fault('deviceLost') })
  const { actor, at } = visit({ cardLeft: true, status, removal: () => never })
  expect(at()).toBe('journey.attract.clear')
  actor.send({ type: 'STATUS', status: goodStatus })
  expect(at()).toBe('journey.attract.cardLeft.looking')
})

test('a card left before and gone by now is not said to be left again', async () => {
  const play = playVisit({ cardLeft: true })
  play.visit.send({ type: 'START' })
  play.takeCard()
  play.visit.send({ type: 'LEAVE' })
  await settle()
  play.clock.increment(delays.farewell)
  expect(play.visit.getSnapshot().output).toEqual({ cardLeft: false })
})

test('a reader that vanishes after it saw the card leaves the card unaccounted for', async () => {
  const play = playVisit({ cardLeft: true })
  play.visit.send({ type: 'START' })
  play.visit.send({ type: 'LEAVE' })
  play.clock.increment(delays.cardCheck)
  expect(play.at()).toBe('journey.parting.takeCard')
  play.loseReader()
  await settle()
  expect(play.at()).toBe('journey.farewell')
  play.clock.increment(delays.farewell)
  expect(play.visit.getSnapshot().output).toEqual({ cardLeft: true })
})

test('nobody is asked whether they are still there while the visit parts by itself', async () => {
  const kept = await rating(() => Promise.resolve(done({})))
  await waitFor(kept.actor, (snapshot) => where(snapshot) === 'journey.rate.thanks')
  kept.clock.increment(delays.farewell)
  expect(kept.actor.getSnapshot().value).toMatchObject({ attention: 'resting', help: 'none' })
})

test('elder mode slows the clock from the moment it is chosen', () => {
  const { actor, clock } = visit({})
  actor.send({ type: 'START' })
  actor.send({ type: 'COMFORT', change: { elder: true } })
  expect(actor.getSnapshot().context.comfort.elder).toBe(true)
  clock.increment(delays.idle)
  expect(actor.getSnapshot().value.attention).toBe('attentive')
})
