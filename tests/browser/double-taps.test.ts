/** People double-click everything: the second tap must not press what has come up under the finger. */
import { expect, test } from 'vitest'
import type { DockStatus } from '#contract/dock.ts'
import type { Visitor } from '#tests/support/browser.ts'
import { handOf } from '#tests/support/errand.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { wordsOf } from '#tests/support/words.ts'

const { kiosk, open } = kioskOfFile({ env: { LINBAN_VIRTUAL_PACE: 'none' } })

/** Two quick taps on a button; the second is given the time of a quick finger, however slow this machine is. */
async function doubleTap({ page }: Visitor, name: string, lands: string): Promise<void> {
  const box = await page.getByRole('button', { name, exact: true }).boundingBox()
  if (box === null) throw new Error(`${name} is not on the screen`)
  const cdp = await page.context().newCDPSession(page)
  const first = Date.now() / 1000
  const tap = async (timestamp: number) => {
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints, timestamp })
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp: timestamp + 0.05 })
  }
  await tap(first)
  await page.locator(`[data-state^="${lands}"]`).waitFor()
  await tap(first + 0.2)
  // what the second tap did would be seen by now: this is a frame later
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

test('a double tap goes one screen on, and prints nothing unseen', async () => {
  const visitor = await open()
  const words = wordsOf('zh')
  const errand = { itemId: 'resident-pension-payments', personId: 'farmer', answer: /^2026/ }
  const hand = handOf(visitor, kiosk, words, errand)

  await doubleTap(visitor, words.t('attract.start'), 'journey.home')
  expect(await visitor.state()).toBe('journey.home')
  await hand.goTo('journey.item.result')
  await doubleTap(visitor, words.t('result.print'), 'journey.item.deliver')
  expect(await visitor.state()).toBe('journey.item.deliver.preview')
  expect(((await kiosk.dock('Dock.Status', {})) as DockStatus).papers).toEqual([])
}, 60_000)

test('on the number keys each tap counts', async () => {
  const visitor = await open()
  const words = wordsOf('zh')
  await handOf(visitor, kiosk, words, { itemId: 'registration-progress', way: 1 }).goTo('journey.item.fill')
  await doubleTap(visitor, '5', 'journey.item.fill')
  await doubleTap(visitor, '5', 'journey.item.fill')
  await visitor.reads(words.t('fill.typed', { count: 4, all: 12 }))
}, 60_000)
