/** A page that crashes or is loaded anew forgets its visit; the card on the reader must not be forgotten with it. */
import { beforeEach, expect, test } from 'vitest'
import type { Visitor } from '#tests/support/browser.ts'
import { handOf } from '#tests/support/errand.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { wordsOf } from '#tests/support/words.ts'

const words = wordsOf('zh')
const { kiosk, open } = kioskOfFile({ env: { LINBAN_VIRTUAL_PACE: 'none' } })
let visitor: Visitor
beforeEach(async () => {
  visitor = await open()
  const errand = { itemId: 'resident-pension-payments', personId: 'farmer' }
  await handOf(visitor, kiosk, words, errand).goTo('journey.item.identify.read')
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
