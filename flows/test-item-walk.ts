/** For tests: one way of an item from the attract screen to the farewell, and what the visitor saw and got. */
import { done } from '#contract/result.ts'
import type { Receipt } from '#contract/receipt.ts'
import type { Input, Item } from './item.ts'
import type { Answers } from './item-journey.ts'
import type { Language } from './language.ts'
import { type ResultView, readResult } from './read-result.ts'
import { resultReceipt } from './result-receipt.ts'
import { markerCard } from './test-kit.ts'
import { playVisit, settle } from './test-play.ts'
import { delays } from './delays.ts'

export interface Walk {
  /** What the department was asked. */
  request: { operation: string; input: Readonly<Record<string, unknown>> }
  view: ResultView
  receipt: Receipt
  /** Where the visit stood after each thing the visitor did. */
  seen: string[]
  output: unknown
}

/** @param output what the department answers */
export async function walkItem(
  item: Item,
  index: number,
  output: Record<string, unknown>,
  language: Language,
): Promise<Walk> {
  const play = playVisit()
  const { visit, department, printer, disk } = play
  const seen: string[] = []
  const look = async () => {
    await settle()
    seen.push(play.at().replace('journey.', ''))
  }
  visit.send({ type: 'START' })
  visit.send({ type: 'COMFORT', change: { language } })
  visit.send({ type: 'CHOOSE_DOMAIN', domain: item.domain })
  visit.send({ type: 'CHOOSE_ITEM', item })
  await look()
  play.item?.send({ type: 'CHOOSE_WAY', index })
  if (play.identify !== undefined) {
    play.card({ type: 'CARD_FOUND' })
    play.card({ type: 'CARD_READ', card: markerCard, today: '2026-11-24' })
    await look()
    play.identify.send({ type: 'CONFIRM' })
  }
  for (const input of item.ways[index]?.inputs ?? []) {
    await look()
    play.item?.send({ type: 'ANSWER', answers: answerTo(input) })
  }

  const request = department.open?.input
  if (request === undefined) throw new Error(`the department wasn't asked: ${play.at()}`)
  department.open?.answer(done({ outcome: 'done', output }))
  await look()

  const journey = play.item?.getSnapshot().context
  if (journey?.output === null || journey?.output === undefined) throw new Error(`no result: ${play.at()}`)
  const view = readResult(journey.way, journey.output, language)
  const receipt = resultReceipt({
    item,
    view,
    identity: journey.identity,
    agent: null,
    site: { id: 'test-0001', name: { zh: '测试村便民服务站', en: 'Test village service point' } },
    at: '2026-11-24T09:43',
    language,
  })
  play.item?.send({ type: 'PRINT', receipt, record: null })
  play.deliver?.send({ type: 'PRINT' })
  printer.open?.answer(done({}))
  await look()
  play.deliver?.send({ type: 'RATE' })
  visit.send({ type: 'RATE', level: 'verySatisfied', reasons: [], at: '2026-11-24T01:43:00Z' })
  disk.open?.answer(done({}))
  await look()
  visit.send({ type: 'SKIP' })
  play.takeCard()
  await look()
  play.clock.increment(delays.farewell)
  return { request, view, receipt, seen, output: visit.getSnapshot().output }
}

function answerTo(input: Input): Answers {
  switch (input.kind) {
    case 'year':
      return { year: 2026 }
    case 'period':
      return { from: '2026-08-24', to: '2026-11-24' }
    case 'digits':
      return { [input.name]: '1'.repeat(input.length) }
  }
}
