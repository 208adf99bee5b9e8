/** A page that crashes or is loaded anew forgets its visit; the card on the reader must not be forgotten with it. */
import type { Browser } from 'playwright'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser, openKiosk, type Visitor } from '#tests/support/browser.ts'
import { handOf } from '#tests/support/errand.ts'
import { type Kiosk, startKiosk } from '#tests/support/start-kiosk.ts'
import { wordsOf } from '#tests/support/words.ts'

const words = wordsOf('zh')
let browser: Browser
let kiosk: Kiosk
let visitor: Visitor
beforeAll(async () => {
  ;[browser, kiosk] = await Promise.all([launchBrowser(), startKiosk({ env: { LINBAN_VIRTUAL_PACE: 'none' } })])
})
beforeEach(async () => {
  await kiosk.dock('Dock.TakeCard', {})
  visitor = await openKiosk(browser, kiosk.url)
  const errand = { itemId: 'resident-pension-payments', personId: 'farmer' }
  await handOf(visitor, kiosk, words, errand).goTo('journey.item.identify.read')
})
afterAll(async () => {
  await browser.close()
  await kiosk.stop()
})

async function tellsOfTheCardUntilItIsTaken() {
  await visitor.at('journey.attract.cardLeft')
  await visitor.reads(words.t('attract.cardLeft'))
  await kiosk.dock('Dock.TakeCard', {})
  await visitor.at('journey.attract.clear')
}

test('a page loaded anew with a card on the reader tells of it', async () => {
  await visitor.page.reload()
  await tellsOfTheCardUntilItIsTaken()
  await visitor.page.reload()
  await visitor.at('journey.attract.clear')
  await visitor.readsNot(words.t('attract.cardLeft'))
})

test('so does a page that crashed', async () => {
  await visitor.page.evaluate(
    () =>
      void setTimeout(() => {
        throw new Error('a bug')
      }),
  )
  await tellsOfTheCardUntilItIsTaken()
  expect(await visitor.page.content()).not.toContain('郭')
})
