/** Fingers as they are: they tremble, rest, slide off, come in pairs, and double-click everything. */
import { expect, test } from 'vitest'
import type { DockStatus } from '#contract/dock.ts'
import type { Visitor } from '#tests/support/browser.ts'
import { handOf } from '#tests/support/errand.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { until } from '#tests/support/until.ts'
import { wordsOf } from '#tests/support/words.ts'

const { kiosk, open } = kioskOfFile({ env: { LINBAN_VIRTUAL_PACE: 'none' } })
const words = wordsOf('zh')

interface Point {
  x: number
  y: number
}

async function middleOf({ page }: Visitor, name: string | RegExp): Promise<Point> {
  const box = await page.getByRole('button', { name, exact: true }).boundingBox()
  if (box === null) throw new Error(`${name} is not on the screen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** What touches did would be seen by now: this is a frame later. */
async function settled({ page }: Visitor): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** Two quick taps on a button; the second is given the time of a quick finger, however slow this machine is. */
async function doubleTap(visitor: Visitor, name: string, lands: string): Promise<void> {
  const { page } = visitor
  const touchPoints = [await middleOf(visitor, name)]
  const cdp = await page.context().newCDPSession(page)
  const first = Date.now() / 1000
  const tap = async (timestamp: number) => {
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints, timestamp })
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp: timestamp + 0.05 })
  }
  await tap(first)
  await page.locator(`[data-state^="${lands}"]`).waitFor()
  await tap(first + 0.2)
  await settled(visitor)
}

/** A finger that comes down, goes by way of some points, and is lifted. */
async function drag(visitor: Visitor, from: Point, ...way: Point[]): Promise<void> {
  const cdp = await visitor.page.context().newCDPSession(visitor.page)
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] })
  for (const point of way) await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] })
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await settled(visitor)
}

test('a finger that trembles presses what it began and ended on', async () => {
  const visitor = await open()
  const { x, y } = await middleOf(visitor, words.t('attract.start'))
  await drag(visitor, { x, y }, { x: x + 30, y: y + 10 }, { x: x - 30, y: y + 40 }, { x: x + 20, y: y - 30 })
  expect(await visitor.state()).toBe('journey.home')
})

test('a finger that slides off its button presses nothing, neither that one nor where it ends', async () => {
  const visitor = await open()
  await visitor.touch(words.t('attract.start'))
  const pension = await middleOf(visitor, /^养老金发了多少/)
  const leave = await middleOf(visitor, words.t('bar.leave'))
  await drag(visitor, leave, pension)
  await drag(visitor, pension, leave)
  expect(await visitor.state()).toBe('journey.home')
  await visitor.page.getByRole('button', { name: /^养老金发了多少/ }).tap() // as it would have
  await visitor.at('journey.item.guide')
})

test('a finger that moves a long text presses nothing on it', async () => {
  const visitor = await open()
  await handOf(visitor, kiosk, words, { itemId: 'medical-account', personId: 'farmer' }).goTo('journey.item.guide')
  await visitor.page.getByRole('button', { name: words.t('guide.more') }).tap()
  const window = visitor.page.locator('.long > .window')
  const { x, y } = await window
    .locator('button')
    .first()
    .evaluate((term) => {
      const { left, top, width, height } = term.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2 }
    })
  await drag(visitor, { x, y }, { x, y: y - 20 }, { x, y: y - 40 }, { x, y: y - 60 })
  await until(
    () => window.evaluate(({ scrollTop }) => scrollTop > 0),
    () => 'the text to move',
  )
  expect(await visitor.page.getByRole('dialog').count()).toBe(0)
})

test('of two fingers each presses its own; a palm that lies on the screen keeps nobody from it', async () => {
  const visitor = await open()
  await visitor.touch(words.t('attract.start'))
  const palm = { x: 20, y: 20, id: 1 }
  const finger = { ...(await middleOf(visitor, /^养老金发了多少/)), id: 2 }
  const cdp = await visitor.page.context().newCDPSession(visitor.page)
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [palm] })
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [palm, finger] })
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [finger] })
  await visitor.at('journey.item.guide')
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await settled(visitor)
  expect(await visitor.state()).toBe('journey.item.guide')
})

test('a touch that ends the farewell does not begin the next visit too', async () => {
  const visitor = await open()
  await visitor.touch(words.t('attract.start'))
  await visitor.touch(words.t('bar.leave'))
  await visitor.at('journey.farewell')
  await drag(visitor, { x: 540, y: 900 })
  expect(await visitor.state()).toMatch(/^journey\.attract/)
})

test('a double tap goes one screen on', async () => {
  const visitor = await open()
  await doubleTap(visitor, words.t('attract.start'), 'journey.home')
  expect(await visitor.state()).toBe('journey.home')
})

// on a page of its own: a fast machine walks here so soon that a tap before would be the first of these
test('a double tap prints nothing unseen', async () => {
  const visitor = await open()
  const errand = {
    itemId: 'resident-pension-payments',
    personId: 'farmer',
    answer: new RegExp(`^${new Date().getFullYear()}`),
  }
  await handOf(visitor, kiosk, words, errand).goTo('journey.item.result')
  await doubleTap(visitor, words.t('result.print'), 'journey.item.deliver')
  expect(await visitor.state()).toBe('journey.item.deliver.preview')
  expect(((await kiosk.dock('Dock.Status', {})) as DockStatus).papers).toEqual([])
})

test('whoever taps on and on is heard', async () => {
  const visitor = await open()
  const errand = { itemId: 'own-properties', personId: 'farmer' }
  await handOf(visitor, kiosk, words, errand).goTo('journey.item.result')
  const print = await middleOf(visitor, words.t('result.print'))
  await until(
    async () => {
      await drag(visitor, print)
      return !/result|preview/.test(await visitor.state())
    },
    () => 'the slip to be printed',
  )
})

test('on the number keys each tap counts, and only once', async () => {
  const visitor = await open()
  await handOf(visitor, kiosk, words, { itemId: 'registration-progress', way: 1 }).goTo('journey.item.fill')
  const [one, five] = [await middleOf(visitor, '1'), await middleOf(visitor, '5')]
  await drag(visitor, { x: (one.x + five.x) / 2, y: (one.y + five.y) / 2 }) // beside them, on what they lie in
  await doubleTap(visitor, '5', 'journey.item.fill')
  await doubleTap(visitor, '5', 'journey.item.fill')
  await visitor.reads(words.t('fill.typed', { all: 12, left: 8 }))
})

test('what moves leaves the page’s own thread free for a finger', async () => {
  const visitor = await open()
  const { page } = visitor
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  const drawn = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'RecalcStyleCount')?.value ?? Number.NaN
  }
  const now = () => page.evaluate(() => Number(document.timeline.currentTime))
  /** How often the page was styled anew while its drawings moved on by half a second: 30 times if it moves them itself. */
  const styledWhileMoving = async () => {
    await until(
      () => page.evaluate(() => document.getAnimations().some(({ playState }) => playState === 'running')),
      () => 'something that moves',
    )
    await settled(visitor)
    const [begun, before] = [await now(), await drawn()]
    await until(
      async () => (await now()) > begun + 500,
      () => 'half a second of movement',
    )
    return (await drawn()) - before
  }
  const hand = handOf(visitor, kiosk, words, { itemId: 'own-properties', personId: 'three-properties' })
  const counts: Record<string, number> = {}
  for (const state of ['journey.attract', 'journey.item.identify.waiting.present', 'journey.rate.thanks']) {
    await hand.goTo(state)
    counts[state] = await styledWhileMoving()
  }
  await visitor.touch(words.t('bar.help'))
  counts['help'] = await styledWhileMoving()
  expect(Object.entries(counts).filter(([, count]) => !(count < 10))).toEqual([])
})

test('a slip that has come out does not come out again at the next touch', async () => {
  const visitor = await open()
  await visitor.page.emulateMedia({ reducedMotion: 'no-preference' })
  const errand = { itemId: 'own-properties', personId: 'three-properties' }
  await handOf(visitor, kiosk, words, errand).goTo('journey.item.deliver.printed')
  const out = () =>
    visitor.page.evaluate(() => {
      const slip = document.querySelector('.outlet.out .slip')
      return slip?.getAnimations().map(({ playState }) => playState)
    })
  await until(
    async () => (await out())?.join() === 'finished',
    () => 'the slip to be out',
  )
  await drag(visitor, { x: 500, y: 60 }) // on no button
  expect(await out()).toEqual(['finished'])
})

test('the buttons that turn a long page stand at once as they will, and in the end as it does', async () => {
  const visitor = await open()
  await visitor.page.emulateMedia({ reducedMotion: 'no-preference' })
  await handOf(visitor, kiosk, words, { itemId: 'medical-account', personId: 'farmer' }).goTo('journey.item.guide')
  await visitor.touch(words.t('guide.more'))
  const [up, down] = (['scroll.up', 'scroll.down'] as const).map((key) => visitor.page.getByText(words.t(key)))
  if (up === undefined || down === undefined) throw new Error('a long page has two buttons')
  expect(await up.isDisabled()).toBe(true)
  // pressed, looked at before a frame could move the page, and on its way sent elsewhere, as by a key that moves the focus
  const atOnce = await down.evaluate(async (button) => {
    const page = document.querySelector('.window')
    page?.addEventListener('scroll', () => page.scrollTo({ top: 0, behavior: 'instant' }), { once: true })
    if (button instanceof HTMLElement) button.click()
    await Promise.resolve()
    await Promise.resolve()
    return { moved: page?.scrollTop, up: button.parentElement?.firstElementChild?.matches(':enabled') }
  })
  expect(atOnce).toEqual({ moved: 0, up: true })
  await until(
    () => up.isDisabled(),
    () => 'the button to know that the page is at its top',
  )
  expect(await down.isEnabled()).toBe(true)
})
