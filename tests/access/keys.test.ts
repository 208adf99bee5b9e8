/** Six keys instead of a touch, from the first screen to the last. Whether each control is reached: screens.test.ts. */
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { delays, slowPace } from '#flows/delays.ts'
import { helpTexts } from '#flows/texts/help.ts'
import { speechTexts } from '#flows/texts/speech.ts'
import { portrait, type Visitor } from '#tests/support/browser.ts'
import { type Errand, type Hand, handOf, startingWith } from '#tests/support/errand.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { byKeys, flawsOfKeys } from '#tests/support/keypad.ts'
import { until } from '#tests/support/until.ts'
import { wordsOf } from '#tests/support/words.ts'

const words = wordsOf('zh')
const { t } = words
const helpTitle = words.tell(helpTexts.calling, { attendant: '' }).trim()

const { kiosk, open } = kioskOfFile()
let visitor: Visitor

const byPeriod = { itemId: 'medical-account', personId: 'many-account-entries', answer: /^近一年|^最近/ }
const thisYear = new RegExp(`^${new Date().getFullYear()}`)

/** One of each kind. */
const errands: Errand[] = [
  { itemId: 'own-properties', personId: 'three-properties' }, // a card is all it takes
  { itemId: 'resident-pension-payments', personId: 'farmer', answer: thisYear },
  byPeriod,
  { itemId: 'registration-progress', way: 1, answer: '202610280017' }, // no card, but twelve digits
]

test.each(errands)('EN 301 549 5.1.6.1: $itemId from the first screen to the last, by keys alone', async (errand) => {
  visitor = await open()
  await goesThrough(handOf(byKeys(visitor), kiosk, words, errand))
})

const listens = test.skipIf(!existsSync('/usr/bin/espeak-ng')).each(errands)
listens('EN 301 549 5.1.6.1: $itemId by keys alone, listening to a dark screen', async (errand) => {
  visitor = await open()
  const keys = byKeys(visitor)
  await keys.touch(t('bar.read'))
  await keys.touch(words.tell(speechTexts.dark))
  const asked = visitor.page.locator('[data-ask]')
  /** The voice may ask whether it may say what is personal, whenever it comes to that. */
  const listening: Visitor = {
    ...visitor,
    async touch(name) {
      if (await asked.isVisible()) await keys.touch(words.tell(speechTexts.yes))
      await keys.touch(name)
    },
  }
  const hand = handOf(listening, kiosk, words, errand)
  await hand.goTo('journey.item.result')
  const dark = await visitor.page.locator('.dark').boundingBox()
  expect(dark).toMatchObject({ x: 0, y: 0, ...portrait })
  await goesThrough(hand)
  expect(await visitor.page.locator('.dark').count()).toBe(0) // the next one sees
})

async function goesThrough(hand: Hand) {
  await hand.goTo('journey.farewell')
  expect((await hand.dockStatus()).papers.map(({ lines }) => lines)).toEqual([hand.preview()])
  await press('ArrowDown')
  await visitor.at('journey.attract')
  expect(visitor.complaints()).toEqual([])
}

/** The name of what has the focus. */
const focused = () => visitor.page.evaluate(() => document.activeElement?.textContent ?? '')
const has = (name: string) =>
  until(
    async () => (await focused()).includes(name),
    () => `the focus on “${name}”`,
  )
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => visitor.page.keyboard.press(key)), Promise.resolve())

test('EN 301 549 5.1.6.2: in large type, high contrast and the low layout every control is seen to have the focus', async () => {
  visitor = await open()
  for (const change of ['bar.elder', 'bar.contrast', 'bar.low'] as const) await visitor.touch(t(change))
  const hand = handOf(visitor, kiosk, words, byPeriod)
  const found: string[] = []
  for (const screen of ['journey.home', 'journey.item.fill', 'journey.item.result']) {
    await hand.goTo(screen)
    for (const size of [{ width: 1366, height: 768 }, portrait]) {
      await visitor.page.setViewportSize(size)
      found.push(...(await flawsOfKeys(visitor.page)).map((flaw) => `${screen}, ${size.width}: ${flaw}`))
    }
  }
  expect(found).toEqual([])
})

test('who changes the look by keys stays where they were', async () => {
  visitor = await open()
  const hand = handOf(byKeys(visitor), kiosk, words, { itemId: 'own-properties', personId: 'three-properties' })
  for (const screen of ['journey.home', 'journey.item.guide']) {
    await hand.goTo(screen)
    await visitor.page.getByRole('button', { name: t('bar.elder') }).focus()
    await press('Enter')
    await has(t('bar.normal'))
    await press('Enter')
    await has(t('bar.elder'))
  }
})

test('back goes back, or shows the way out; next goes from part to part; help comes and goes', async () => {
  visitor = await open()
  const hand = handOf(byKeys(visitor), kiosk, words, { itemId: 'own-properties', personId: 'three-properties' })
  await hand.goTo('journey.item.guide')
  await press('ArrowRight', 'ArrowRight')
  await has(t('bar.elder')) // what it shows has nothing to press; what can be done, then the bar
  await press('F1')
  await has(helpTitle)
  await press('F1', 'ArrowUp', 'ArrowLeft') // there is no help for help; back closes it
  await has(t('bar.elder'))
  await press('ArrowLeft')
  await visitor.at('journey.home')
  await has(t('home.title'))
  await hand.goTo('journey.item.result')
  await press('Escape')
  await has(t('bar.leave'))
  expect(await visitor.state()).toBe('journey.item.result') // nobody is sent away by one key
  await press('Enter')
  await visitor.at('journey.parting')
})

test('a key that is held down does one thing', async () => {
  visitor = await open()
  await byKeys(visitor).touch(t('attract.start'))
  await visitor.at('journey.home')
  await has(t('home.title'))
  const { keyboard } = visitor.page
  const hold = async (key: string) => {
    for (let repeated = 0; repeated < 4; repeated++) await keyboard.down(key)
    await keyboard.up(key)
  }
  await hold('ArrowUp')
  await has(t('bar.help'))
  await hold('Enter')
  await has(helpTitle) // and not closed again by what it repeats
  await press('ArrowLeft')
  await has(t('bar.help'))
})

test('whoever uses keys has three times as long, and any key answers the question', async () => {
  visitor = await open()
  const { page } = visitor
  await page.clock.install()
  await page.reload()
  await visitor.at('journey.attract.clear')
  const hand = handOf(byKeys(visitor), kiosk, words, { itemId: 'own-properties' })
  await hand.goTo('journey.item.guide')
  await page.clock.fastForward(delays.idle * slowPace - 5_000)
  expect(await page.getByRole('alertdialog').count()).toBe(0)
  await page.clock.fastForward(5_000)
  await visitor.reads(t('warning.title'))
  await press('ArrowLeft')
  await visitor.readsNot(t('warning.title'))
  expect(await visitor.state()).toBe('journey.item.guide') // it was an answer, and nothing else
  // the next visitor, who touches, has the usual time again
  await visitor.touch(startingWith(t('bar.leave')))
  await visitor.at('journey.farewell')
  await page.clock.fastForward(delays.farewell)
  await visitor.at('journey.attract.clear')
  await visitor.touch(t('attract.start'))
  await visitor.at('journey.home')
  await page.clock.fastForward(delays.idle)
  await visitor.reads(t('warning.title'))
})
