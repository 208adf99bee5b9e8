/** What happens when nobody comes, or a part doesn't come back: the page's clock is put forward, all else is real. */
import { beforeEach, expect, test } from 'vitest'
import { chinaMinute } from '#contract/china-time.ts'
import { delays } from '#flows/delays.ts'
import { write } from '#flows/format.ts'
import { faultTexts } from '#flows/texts/faults.ts'
import { type Visitor } from '#tests/support/browser.ts'
import { type Hand, handOf } from '#tests/support/errand.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { personOf } from '#tests/support/people.ts'
import { heard, openEar } from '#tests/support/ear.ts'
import { until } from '#tests/support/until.ts'
import { wordsOf } from '#tests/support/words.ts'

const words = wordsOf('zh')
const { t, tell } = words

const { kiosk, open } = kioskOfFile()
let visitor: Visitor
let hand: Hand

beforeEach(async () => {
  visitor = await open({ width: 540, height: 960 })
  await openEar(visitor.page)
  await visitor.page.clock.install()
  await visitor.page.reload()
  await visitor.at('journey.attract')
  hand = handOf(visitor, kiosk, words, { itemId: 'own-properties', personId: 'farmer' })
})

const later = (milliseconds: number) => visitor.page.clock.fastForward(milliseconds)
/** A minute, in which whoever waits as the screen says touches it now and then. */
async function waitAMinute() {
  await later(delays.replug / 2)
  await visitor.page.mouse.click(5, 5)
  await later(delays.replug / 2)
}
const plug = async (name: 'readerUnplugged' | 'printerUnplugged', on: boolean) => {
  await kiosk.dock('Dock.Switch', { device: name, on })
}

test('a slip bears the time of its printing, however long its result was read', async () => {
  await hand.goTo('journey.item.result')
  await waitAMinute()
  await hand.goTo('journey.item.deliver.preview')
  const [day = '', time = ''] = chinaMinute(new Date(await visitor.page.evaluate(() => Date.now()))).split('T')
  await visitor.reads(`${write(day, 'date', 'zh')} ${time}`)
})

test('a reader that comes back within a minute costs nothing', async () => {
  await hand.goTo('journey.item.identify.waiting.present')
  await plug('readerUnplugged', true)
  await visitor.at('journey.item.identify.paused')
  await later(delays.replug - 20_000)
  await visitor.reads(t('identify.paused'))
  await plug('readerUnplugged', false)
  await visitor.at('journey.item.identify.waiting.present')
  await hand.goTo('journey.item.identify.read')
})

test('a reader that stays away is told after a minute, and can be tried again when it is back', async () => {
  await hand.goTo('journey.item.identify.waiting.present')
  await plug('readerUnplugged', true)
  await visitor.at('journey.item.identify.paused')
  await waitAMinute()
  await visitor.at('journey.item.identify.problem')
  await visitor.reads(tell(faultTexts.deviceLost.what))
  await visitor.reads(t('identify.problemKept'))
  await plug('readerUnplugged', false)
  await hand.goTo('journey.item.identify.read')
})

test('a printer that stays away is told after a minute; the slip is printed when it is back and asked for', async () => {
  await hand.goTo('journey.item.deliver.preview')
  await plug('printerUnplugged', true)
  await hand.goTo('journey.item.deliver.paused')
  await waitAMinute()
  await visitor.at('journey.item.deliver.failed')
  await visitor.reads(t('failed.kept'))
  const again = visitor.page.getByRole('button', { name: t('failed.again'), exact: true })
  expect(await again.isDisabled()).toBe(true)
  await plug('printerUnplugged', false)
  await until(
    () => again.isEnabled(),
    () => 'the printer to be offered again',
  )
  expect((await hand.dockStatus()).papers).toEqual([])
  await hand.goTo('journey.item.deliver.printed')
  expect((await hand.dockStatus()).papers.map(({ lines }) => lines)).toEqual([hand.preview()])
})

test('whoever is gone is asked, then forgotten', async () => {
  const { card } = personOf('farmer')
  await hand.goTo('journey.item.result')
  await later(delays.idle)
  await visitor.reads(t('warning.title'))
  const seconds = async () => Number(await visitor.page.getByRole('timer').innerText())
  const first = await seconds()
  expect(first).toBeLessThanOrEqual(delays.warning / 1000)
  await later(10_000)
  await until(
    async () => (await seconds()) <= first - 9,
    () => 'the seconds to be counted down',
  )
  await until(
    async () => (await heard(visitor.page)) > 0,
    () => 'the warning to be heard',
  )
  await visitor.touch(t('warning.here'))
  await visitor.readsNot(t('warning.title'))
  expect(await visitor.state()).toBe('journey.item.result')
  await later(delays.idle)
  await visitor.reads(t('warning.title'))
  await later(delays.warning)
  await visitor.at('journey.farewell')
  await later(delays.farewell)
  await visitor.at('journey.attract.clear')
  const left = await visitor.page.content()
  for (const trace of ['郭**', card.name, card.number]) expect(left).not.toContain(trace)
})

test('a card that was left is said at once, and goes on being said until it is taken', async () => {
  await hand.goTo('journey.item.identify.read')
  await visitor.touch(t('bar.leave'))
  await visitor.at('journey.parting.takeCard')
  await visitor.reads(t('parting.take'))
  const first = await heard(visitor.page)
  expect(first).toBeGreaterThan(0)
  await later(delays.chimeAgain)
  expect(await heard(visitor.page)).toBeGreaterThan(first)
  await later(delays.cardLeft - delays.chimeAgain)
  await visitor.at('journey.attract.cardLeft')
  await visitor.reads(t('attract.cardLeft'))
  await kiosk.dock('Dock.TakeCard', {})
  await visitor.at('journey.attract.clear')
  await visitor.readsNot(t('attract.cardLeft'))
})

test('a visitor who walks away in the middle of an answer leaves nothing of it', async () => {
  const digits = '20261'
  hand = handOf(visitor, kiosk, words, { itemId: 'registration-progress', way: 1 })
  await hand.goTo('journey.item.fill')
  for (const digit of digits) await visitor.touch(digit)
  await visitor.reads(t('fill.typed', { all: 12, left: 12 - digits.length }))
  const everything = () =>
    visitor.page.evaluate(async () => {
      const databases = await indexedDB.databases()
      return [
        document.body.outerHTML,
        JSON.stringify([localStorage, sessionStorage, databases]),
        document.cookie,
      ].join()
    })
  const typed = digits.split('').join(' ') // as it is read to whoever can't see it
  expect(await everything()).toContain(typed)
  await later(delays.idle)
  await later(delays.warning)
  await visitor.at('journey.farewell')
  expect(await everything()).not.toContain(typed)
  await later(delays.farewell)
  await visitor.at('journey.attract.clear')
  expect(await everything()).not.toContain(typed)
  await hand.goTo('journey.item.fill')
  await visitor.reads(t('fill.typed', { all: 12, left: 12 }))
})
