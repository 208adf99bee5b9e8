/** Somebody does an item for somebody else: two cards, an agreement, two slips, and nothing of either of them afterwards. */
import { beforeEach, expect, test } from 'vitest'
import { actingTexts } from '#flows/texts/acting.ts'
import { type Visitor } from '#tests/support/browser.ts'
import { handOf, itemOf, startingWith } from '#tests/support/errand.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { personOf } from '#tests/support/people.ts'
import { wordsOf } from '#tests/support/words.ts'

const words = wordsOf('zh')
const { t, tell } = words
const agent = personOf('employee-with-gaps').card
const principal = personOf('farmer').card
const errand = { itemId: 'resident-pension-payments', answer: new RegExp(`^${new Date().getFullYear()}`) }

const { kiosk, open } = kioskOfFile()
let visitor: Visitor

beforeEach(async () => {
  visitor = await open({ width: 540, height: 960 })
})

const lay = (personId: string) => kiosk.dock('Dock.LayCard', { personId })

test('a neighbour brings an old farmer’s card: both slips come out, and the next item is the neighbour’s own', async () => {
  const hand = handOf(visitor, kiosk, words, errand)
  await hand.goTo('journey.item.guide')
  await hand.goBy(tell(actingTexts.start))
  await visitor.at('journey.item.actFor.agent.waiting.present')
  await visitor.reads(tell(actingTexts.agentLead, { bring: tell(itemOf(errand.itemId).forAnother!) }))
  await lay('employee-with-gaps')
  await visitor.at('journey.item.actFor.agent.read')
  await hand.goBy(t('continue'))
  await visitor.at('journey.item.actFor.principal.waiting.present')
  await lay('farmer')
  await visitor.at('journey.item.actFor.principal.read')
  await kiosk.dock('Dock.TakeCard', {})
  expect(await hand.goBy(t('continue'))).toBe('journey.item.actFor.consent')
  const consent = await visitor.page.locator('main').innerText()
  for (const { number } of [agent, principal]) {
    expect(consent).toContain(number.slice(-4))
    expect(consent).not.toContain(number)
  }
  expect(await hand.goBy(tell(actingTexts.agree))).toBe('journey.item.fill')
  await hand.goTo('journey.item.result')
  await hand.goTo('journey.item.deliver.printed')
  await visitor.reads(tell(actingTexts.twoPrinted))
  const { papers } = await hand.dockStatus()
  expect(papers.flatMap(({ lines }) => lines)).toEqual(hand.preview())
  expect(papers.map(({ cut }) => cut)).toEqual([true, true])
  const [slip = '', record = ''] = papers.map(({ lines }) => lines.join('\n'))
  expect(slip).toContain(principal.name)
  for (const { name, number } of [agent, principal]) {
    expect(record).toContain(`${Array.from(name)[0]}** 尾号 ${number.slice(-4)}`)
    expect(record).not.toContain(name)
  }
  expect(slip).toContain(agent.number.slice(-4))
  await kiosk.dock('Dock.TakePaper', {})

  // the neighbour's next item asks for a card again: neither of the two is taken for whoever stands there
  await visitor.touch(t('another'))
  const next = handOf(visitor, kiosk, words, { itemId: 'own-properties', personId: 'three-properties' })
  expect(await next.goTo('journey.item.result')).toContain('journey.item.identify.read')
  await next.leave()
  const left = await visitor.page.evaluate(() => document.documentElement.outerHTML)
  for (const { name, number } of [agent, principal]) {
    expect(left).not.toContain(name)
    expect(left).not.toContain(number)
  }
})

test('two cards of one person are said and not taken; who doesn’t agree is back at the guide, with nothing looked up', async () => {
  const hand = handOf(visitor, kiosk, words, errand)
  await hand.goTo('journey.item.guide')
  await hand.goBy(tell(actingTexts.start))
  for (const whose of ['agent', 'principal']) {
    await visitor.at(`journey.item.actFor.${whose}.waiting.present`)
    await kiosk.dock('Dock.TakeCard', {})
    await lay('farmer')
    await visitor.at(`journey.item.actFor.${whose}.read`)
    await hand.goBy(t('continue'))
  }
  await visitor.at('journey.item.actFor.samePerson')
  await visitor.reads(tell(actingTexts.samePerson))
  await visitor.reads(tell(actingTexts.samePersonKept))
  await hand.goBy(tell(actingTexts.otherCard))
  await lay('long-term-card')
  await visitor.at('journey.item.actFor.principal.read')
  await hand.goBy(t('continue'))
  expect(await hand.goBy(tell(actingTexts.decline))).toBe('journey.item.guide')
})

test('where the guide knows of nobody but oneself, nothing else is offered', async () => {
  await handOf(visitor, kiosk, words, { itemId: 'own-properties' }).goTo('journey.item.guide')
  expect(await visitor.page.getByRole('button', { name: startingWith(tell(actingTexts.start)) }).count()).toBe(0)
})
