/** Helps to read, what is hidden by default, and what must not be left behind. */
import { expect, test } from 'vitest'
import { readingTexts } from '#flows/texts/reading.ts'
import { type Visitor } from '#tests/support/browser.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { heard, openEar } from '#tests/support/ear.ts'
import { handOf } from '#tests/support/errand.ts'
import { personOf } from '#tests/support/people.ts'
import { wordsOf } from '#tests/support/words.ts'

const words = wordsOf('zh')
const { t, tell } = words

const { kiosk, open } = kioskOfFile({ config: { devices: { receiptPrinter: { profile: 'custom-kpm150-h' } } } })
let visitor: Visitor

async function come(itemId: string, personId: string) {
  visitor = await open({ width: 540, height: 960 })
  return handOf(visitor, kiosk, words, { itemId, personId })
}

const focused = () => visitor.page.evaluate(() => document.activeElement?.textContent ?? '')
const millimetres = () =>
  visitor.page.evaluate(() => {
    const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))
    return [...document.querySelectorAll('.term')].map((term) => {
      const { width, height } = term.getBoundingClientRect()
      return Math.min(width, height) / mm
    })
  })

test('a touch or a key on an official word puts it plainly, and the focus comes back to it', async () => {
  const hand = await come('own-properties', 'three-properties')
  await hand.goTo('journey.item.result')
  const term = visitor.page.getByRole('button', { name: '抵押', exact: true }).first()
  const dialog = visitor.page.getByRole('dialog')
  await term.click()
  expect(await focused()).toBe(tell(readingTexts.explained, { term: '抵押' }))
  await visitor.reads('拿房子作担保借了钱')
  await visitor.touch(tell(readingTexts.close))
  await dialog.waitFor({ state: 'detached' })
  await term.focus()
  await visitor.page.keyboard.press('Enter')
  await dialog.waitFor()
  await visitor.page.keyboard.press('Tab')
  expect(await focused()).toBe(tell(readingTexts.close))
  await visitor.page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await visitor.page.waitForFunction(() => document.activeElement?.classList.contains('term'))
  expect(await focused()).toBe('抵押')
  expect(await visitor.state()).toBe('journey.item.result')
})

test('official words are no smaller to touch than a button', async () => {
  const hand = await come('own-properties', 'three-properties')
  await hand.goTo('journey.item.result')
  expect(Math.min(...(await millimetres()))).toBeGreaterThanOrEqual(19.99)
  await visitor.touch(t('bar.elder'))
  await visitor.page.locator('[data-size=elder]').waitFor()
  expect(Math.min(...(await millimetres()))).toBeGreaterThanOrEqual(23.99)
})

test('name and number are masked; holding shows the one that is held, by hand or by key', async () => {
  const { card } = personOf('three-properties')
  const hand = await come('own-properties', 'three-properties')
  await hand.goTo('journey.item.identify.read')
  for (const state of ['journey.item.identify.read', 'journey.item.result']) {
    await hand.goTo(state)
    const [name, number] = await visitor.page.locator('.peek').all()
    if (name === undefined || number === undefined) throw new Error('nothing to hold')
    expect(await name.innerText()).toContain('王**')
    await name.hover()
    await visitor.page.mouse.down()
    await visitor.reads(card.name)
    await visitor.readsNot(card.number)
    await visitor.page.mouse.up()
    await visitor.readsNot(card.name)
    await number.focus()
    await visitor.page.keyboard.down('Enter')
    await visitor.reads(card.number)
    await visitor.readsNot(card.name)
    await visitor.page.keyboard.up('Enter')
    await visitor.readsNot(card.number)
  }
})

test('a card of somebody of sixty offers large type: one touch takes it, one declines it, once a visit', async () => {
  const offer = tell(readingTexts.offer)
  let hand = await come('resident-pension-payments', 'farmer')
  await hand.goTo('journey.item.identify.read')
  await visitor.reads(offer)
  await visitor.touch(tell(readingTexts.declineOffer))
  await visitor.readsNot(offer)
  await hand.goBy(t('identify.other'))
  await hand.goTo('journey.item.identify.read')
  await visitor.readsNot(offer)
  await hand.leave()

  hand = handOf(visitor, kiosk, words, { itemId: 'resident-pension-payments', personId: 'farmer' })
  await hand.goTo('journey.item.identify.read')
  await visitor.touch(tell(readingTexts.takeOffer))
  await visitor.page.locator('[data-size=elder]').waitFor()
  await visitor.readsNot(offer)
  await hand.leave()
  expect(await visitor.page.locator('.kiosk').getAttribute('data-size')).toBe('normal')

  hand = handOf(visitor, kiosk, words, { itemId: 'own-properties', personId: 'three-properties' })
  await hand.goTo('journey.item.identify.read')
  await visitor.readsNot(offer)
})

test('the next visitor finds the machine as it always is, whatever the last one made of it', async () => {
  const hand = await come('own-properties', 'three-properties')
  const { page } = visitor
  const look = () =>
    page.evaluate(() => {
      const { size, contrast, layout } = document.querySelector<HTMLElement>('.kiosk')?.dataset ?? {}
      return { size, contrast, layout, lang: document.documentElement.lang }
    })
  const before = await look()
  await hand.goTo('journey.home')
  for (const change of ['bar.elder', 'bar.contrast', 'bar.low', 'bar.language'] as const) await visitor.touch(t(change))
  const changed = await look()
  for (const what of ['size', 'contrast', 'layout', 'lang'] as const) expect(changed[what]).not.toBe(before[what])
  await visitor.touch(wordsOf('en').t('bar.leave'))
  await visitor.at('journey.attract')
  expect(await look()).toEqual(before)
})

test('EN 301 549 5.1.5: a slip left in the mouth is seen and heard before the visit closes', async () => {
  const hand = await come('own-properties', 'three-properties')
  await openEar(visitor.page)
  await visitor.page.reload()
  await visitor.at('journey.attract.clear')
  await hand.goTo('journey.item.deliver.printed')
  await visitor.touch(t('bar.leave'))
  await visitor.at('journey.takeSlip')
  await visitor.reads(tell(readingTexts.takeSlip))
  expect(await heard(visitor.page)).toBeGreaterThan(0)
  await kiosk.dock('Dock.TakePaper', {})
  await visitor.at('journey.farewell')
})
