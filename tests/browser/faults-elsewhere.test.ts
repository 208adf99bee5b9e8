/**
 * The same faults in the phases beside the way: a category, the cards of somebody who acts for somebody else, and a visit that
 * is over or about to be. There a fault is told where it matters for what comes next, and nothing is lost to it.
 */
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DockSwitch } from '#contract/dock.ts'
import type { Text } from '#flows/language.ts'
import { actingTexts } from '#flows/texts/acting.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { faultTexts } from '#flows/texts/faults.ts'
import { reasonTexts } from '#flows/texts/reasons.ts'
import { launchBrowser, openKiosk, type Visitor } from '#tests/support/browser.ts'
import { type Hand, handOf, startingWith } from '#tests/support/errand.ts'
import { type Kiosk, startKiosk } from '#tests/support/start-kiosk.ts'
import { until } from '#tests/support/until.ts'
import { wordsOf } from '#tests/support/words.ts'
import { department, type FaultName, faultTable, isWell, switchesOf } from './fault-table.ts'

const { t, tell } = wordsOf('zh')
const faults = Object.keys(faultTable) as FaultName[]

let kiosk: Kiosk
let browser: Browser
let visitor: Visitor
let hand: Hand

beforeAll(async () => {
  ;[kiosk, browser] = await Promise.all([startKiosk({ env: { LINBAN_VIRTUAL_PACE: 'none' } }), launchBrowser()])
  visitor = await openKiosk(browser, kiosk.url, { width: 540, height: 960 })
  hand = handOf(visitor, kiosk, wordsOf('zh'), {
    itemId: 'resident-pension-payments',
    personId: 'farmer',
    answer: /^2025/,
  })
})
afterAll(async () => {
  await browser.close()
  await kiosk.stop()
})

async function flip(switches: DockSwitch[]) {
  for (const change of switches) await kiosk.dock('Dock.Switch', change)
}

/** The fault comes, is looked at, and goes; no paper comes by it. */
async function under(fault: FaultName, look: () => Promise<unknown>) {
  const before = (await hand.dockStatus()).papers.length
  const { on, off } = switchesOf(fault)
  await flip(on)
  try {
    await look()
    expect((await hand.dockStatus()).papers).toHaveLength(before)
  } finally {
    await flip(off)
    await kiosk.dock('Dock.TakePaper', {})
    await until(
      async () => isWell(await hand.kioskStatus()),
      () => 'the kiosk to be well',
    )
  }
}

const stays = async (state: string) => expect(await visitor.state()).toBe(state)

describe('category', () => {
  const { readerBroken, paperOut, printerBroken, departmentDown } = reasonTexts
  const told: Partial<Record<FaultName, Text>> = {
    readerUnplugged: readerBroken.chip,
    paperOut: paperOut.chip,
    coverOpen: printerBroken.chip,
    headHot: printerBroken.chip,
    printerUnplugged: printerBroken.chip,
    departmentDown: departmentDown.chip,
  }

  test.each(faults)('%s', async (fault) => {
    await hand.goTo('journey.home')
    await visitor.touch(t('bar.elder'))
    await visitor.touch(startingWith(tell(domainTexts[department].plain)))
    await visitor.at('journey.category')
    const says = told[fault]
    await under(fault, async () => {
      if (says !== undefined) await visitor.reads(tell(says))
      await stays('journey.category')
    })
    if (says !== undefined) await visitor.readsNot(tell(says))
    await visitor.touch(t('back'))
    await stays('journey.home')
    await hand.leave()
  })
})

describe('the own card of somebody who acts for somebody else', () => {
  const waits = 'journey.item.actFor.agent.waiting'

  test.each(faults)('%s', async (fault) => {
    await hand.goTo('journey.item.guide')
    await visitor.touch(tell(actingTexts.start))
    await visitor.at(`${waits}.present`)
    await under(fault, async () => {
      if (fault === 'readerUnplugged') return visitor.at('journey.item.actFor.agent.paused')
      if (fault !== 'cardPulledEarlyOnce' && fault !== 'cardUnreadable') return stays(`${waits}.present`)
      await kiosk.dock('Dock.LayCard', { personId: 'farmer' })
      await visitor.at(`${waits}.again`)
      const { what } = fault === 'cardUnreadable' ? faultTexts.cardReadFailed : faultTexts.cardRemoved
      return visitor.reads(tell(what))
    })
    await visitor.at(waits)
    await kiosk.dock('Dock.TakeCard', {})
    await kiosk.dock('Dock.LayCard', { personId: 'farmer' })
    await visitor.at('journey.item.actFor.agent.read')
    await kiosk.dock('Dock.TakeCard', {})
    await hand.leave()
  })
})

describe('a card that is to be taken', () => {
  test.each(faults)('%s', async (fault) => {
    await hand.goTo('journey.home')
    await kiosk.dock('Dock.LayCard', { personId: 'farmer' })
    await visitor.touch(t('bar.leave'))
    await visitor.at('journey.parting.takeCard')
    await under(fault, async () => {
      // a reader that is gone can't say whether the card is: both are said, then it is farewell
      if (fault === 'readerUnplugged') return visitor.at('journey.farewell')
      return stays('journey.parting.takeCard')
    })
    await kiosk.dock('Dock.TakeCard', {})
    await visitor.at('journey.farewell')
    await hand.goTo('journey.attract')
    await visitor.at('journey.attract.clear')
  })
})

describe('thanks and farewell', () => {
  test.each(faults)('%s', async (fault) => {
    await hand.goTo('journey.rate.thanks')
    await under(fault, () => visitor.reads(t('rate.thanks')))
    await hand.goTo('journey.farewell')
    await under(fault, () => visitor.reads(t('farewell.title')))
    await hand.goTo('journey.attract')
    await visitor.at('journey.attract.clear')
  })
})
