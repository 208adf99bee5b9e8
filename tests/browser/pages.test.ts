/** What may befall the page itself, and who may use it: crashes, keys alone, strangers' pages. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { portrait, type Visitor } from '#tests/support/browser.ts'
import { handOf } from '#tests/support/errand.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { personOf } from '#tests/support/people.ts'
import { until } from '#tests/support/until.ts'
import { wordsOf } from '#tests/support/words.ts'

const words = wordsOf('zh')
const { t } = words
const errand = { itemId: 'own-properties', personId: 'farmer' }
const { card } = personOf('farmer')

const { kiosk, open } = kioskOfFile()
let visitor: Visitor

test('a crash of the page clears the visit, and the next visitor can start within 3 s', async () => {
  visitor = await open()
  const { page } = visitor
  const hand = handOf(visitor, kiosk, words, errand)
  await hand.goTo('journey.item.result')
  expect(await page.content()).toContain('郭**')
  const crashed = performance.now()
  await page.evaluate(() => {
    dispatchEvent(new ErrorEvent('error', { error: new Error('a bug') }))
  })
  await page.getByRole('alert').waitFor()
  expect(await page.content()).not.toContain('郭**')
  await visitor.at('journey.attract')
  expect(performance.now() - crashed).toBeLessThan(3000)
  const left = await page.content()
  for (const trace of ['郭**', card.name, card.number]) expect(left).not.toContain(trace)
  await hand.goTo('journey.item.identify.read') // a new visitor is asked for a card again
})

test('a bug while a screen is drawn does the same', async () => {
  visitor = await open()
  const { page } = visitor
  const hand = handOf(visitor, kiosk, words, errand)
  await hand.goTo('journey.item.result')
  await page.evaluate(() => {
    const write: (this: Date) => string = Reflect.get(Date.prototype, 'toISOString')
    Reflect.set(Date.prototype, 'toISOString', () => {
      Reflect.set(Date.prototype, 'toISOString', write)
      throw new Error('a bug')
    })
  })
  await visitor.touch(t('bar.language')) // the clock is drawn anew
  await page.getByRole('alert').waitFor()
  expect(await page.content()).not.toContain('郭**')
  await visitor.at('journey.attract')
  await hand.goTo('journey.item.identify.read')
})

test('a promise that nobody catches does the same', async () => {
  visitor = await open()
  const hand = handOf(visitor, kiosk, words, errand)
  await hand.goTo('journey.item.result')
  await visitor.page.evaluate(() => void Promise.reject(new Error('a bug')))
  await visitor.page.getByRole('alert').waitFor()
  await visitor.at('journey.attract')
})

test('fonts that cannot be loaded cost no visit', async () => {
  visitor = await open()
  const { page } = visitor
  let asked = 0
  await page.route(/\/assets\/noto-sans-sc.*\.css$/, (route) => {
    asked += 1
    return route.abort()
  })
  await page.reload()
  await visitor.at('journey.attract')
  const hand = handOf(visitor, kiosk, words, errand)
  await hand.goTo('journey.item.guide')
  await until(
    () => Promise.resolve(asked > 0),
    () => 'the page to ask for its fonts',
  )
  await hand.goTo('journey.item.identify.waiting.present')
})

test('a browser that is never idle, as on a busy machine, has the screens behind the first one too', async () => {
  visitor = await open()
  const { page } = visitor
  await page.addInitScript(() => {
    window.requestIdleCallback = (callback, { timeout } = {}) =>
      timeout === undefined ? 0 : window.setTimeout(callback, timeout, { didTimeout: true, timeRemaining: () => 0 })
  })
  await page.reload()
  await visitor.at('journey.attract')
  await visitor.touch(t('attract.start'))
  await page.getByRole('button', { name: /^我名下的房子/ }).waitFor()
})

test('keys alone finish an item, with the focus in sight and on each new heading', async () => {
  visitor = await open()
  const { page } = visitor

  async function headingHasFocus() {
    let focused = ''
    await until(
      async () => {
        focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 90) ?? 'nothing')
        return focused.startsWith('<h1')
      },
      () => `the focus on the heading, it is on ${focused}`,
    )
  }
  /** Tabs to the button of that name and presses it. */
  async function press(name: string | RegExp) {
    const button = page.getByRole('button', { name, exact: true })
    await until(
      async () => {
        await page.keyboard.press('Tab')
        return button.evaluate((element) => element === document.activeElement)
      },
      () => `the focus on ${name}`,
    )
    const seen = await button.evaluate((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return {
        ring: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
        byKeys: element.matches(':focus-visible'),
      }
    })
    expect(seen).toEqual({ ring: true, byKeys: true })
    await page.keyboard.press('Enter')
  }

  await press(t('attract.start'))
  await visitor.at('journey.home')
  await headingHasFocus()
  await press(/^我名下的房子/)
  await visitor.at('journey.item.guide')
  await headingHasFocus()
  await press('放身份证，开始查')
  await visitor.at('journey.item.identify.waiting.present')
  await headingHasFocus()
  await kiosk.dock('Dock.LayCard', { personId: 'farmer' })
  await visitor.at('journey.item.identify.read')
  await headingHasFocus()
  await kiosk.dock('Dock.TakeCard', {})
  await press(t('continue'))
  await visitor.at('journey.item.result')
  await headingHasFocus()
  await press(t('bar.help'))
  await headingHasFocus()
  await press(t('help.close'))
  // the focus comes back to what opened the dialog
  await until(
    () => page.evaluate(() => document.activeElement?.matches('.bar .help') ?? false),
    () => 'the focus on the button for help',
  )
  await press(t('result.print'))
  await visitor.at('journey.item.deliver.preview')
  await headingHasFocus()
  await press(t('preview.print'))
  await visitor.at('journey.item.deliver.printed')
  await headingHasFocus()
  await press(t('printed.rate'))
  await visitor.at('journey.rate')
  await headingHasFocus()
  await press(t('rate.verySatisfied'))
  await visitor.at('journey.rate.thanks')
  const thanks = await visitor.state()
  await press(t('bar.leave'))
  await visitor.left(thanks)
  // at once, while the reader still looks whether the card was taken
  expect(await page.locator('h1').textContent()).toBe(t('farewell.title'))
  await visitor.at('journey.farewell')
  await headingHasFocus()
  await page.keyboard.press('Enter')
  await visitor.at('journey.attract')
})

test('a finger sees no sign of the focus, which only a keyboard follows', async () => {
  visitor = await open()
  const { page } = visitor
  await page.getByRole('button', { name: t('attract.start'), exact: true }).tap()
  await visitor.at('journey.home')
  const marked = () => page.evaluate(() => document.activeElement?.matches('h1:focus-visible'))
  expect(await marked()).toBe(false)
  await page.getByRole('button', { name: /^我名下的房子/ }).tap()
  await visitor.at('journey.item.guide')
  expect(await marked()).toBe(false)
})

test('whoever wants no movement gets none', async () => {
  const moving = () =>
    visitor.page.evaluate(
      () =>
        document
          .getAnimations()
          .filter(
            ({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().duration) > 50,
          ).length,
    )
  const movements: Record<string, number[]> = {}
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    visitor = await open(portrait, { reducedMotion })
    const hand = handOf(visitor, kiosk, words, errand)
    const counts: number[] = []
    for (const state of ['journey.attract', 'journey.item.identify.waiting.present', 'journey.item.deliver.printing']) {
      await hand.goTo(state)
      counts.push(await moving())
    }
    movements[reducedMotion] = counts
    await hand.leave()
    if (reducedMotion === 'no-preference') await visitor.page.context().close()
  }
  expect(movements['reduce']).toEqual([0, 0, 0])
  expect(Math.max(...(movements['no-preference'] ?? []))).toBeGreaterThan(0)
})

test('a wait shows its drawing after 400 ms, with movement or without: an answer that comes sooner leaves no flicker', async () => {
  const seen: Record<string, number[]> = {}
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    visitor = await open(portrait, { reducedMotion })
    const hand = handOf(visitor, kiosk, words, errand)
    await hand.goTo('journey.item.identify.read')
    await kiosk.dock('Dock.Switch', { department: 'realEstate', mode: 'slow' })
    await hand.goTo('journey.item.send')
    seen[reducedMotion] = await visitor.page.locator('.late .art').evaluate((art) => {
      const [appearing] = art.getAnimations()
      if (appearing === undefined) return [Number.NaN]
      appearing.pause()
      return [0, 399, 700].map((time) => {
        appearing.currentTime = time
        return Number(getComputedStyle(art).opacity)
      })
    })
    await kiosk.dock('Dock.Switch', { department: 'realEstate', mode: 'normal' })
    await visitor.page.context().close()
  }
  expect(seen).toEqual({ 'no-preference': [0, 0, 1], reduce: [0, 0, 1] })
})

test('a page of another origin cannot open the bridge, not even in the browser that holds its cookie', async () => {
  visitor = await open()
  const stranger: Server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>stranger</title>')
  })
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = stranger.address() as AddressInfo
    const page = await visitor.page.context().newPage()
    await page.goto(`http://127.0.0.1:${port}/`)
    const tryBridge = (url: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url)
        socket.addEventListener('open', () => resolve('open'))
        socket.addEventListener('error', () => resolve('refused'))
      })
    const url = `${kiosk.url.replace('http', 'ws')}bridge`
    expect(await page.evaluate(tryBridge, url)).toBe('refused')
    expect(await visitor.page.evaluate(tryBridge, url)).toBe('open') // the same try from the kiosk's own page
  } finally {
    stranger.close()
  }
})

test('a plugged-in keyboard does not command the browser', async () => {
  visitor = await open()
  const { page } = visitor
  await visitor.touch(t('attract.start'))
  await visitor.at('journey.home')
  const refused = await page.evaluate(() => {
    const pressed = (key: string, ctrlKey = false) =>
      !dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, cancelable: true, bubbles: true }))
    return { print: pressed('p', true), save: pressed('s', true), reload: pressed('F5'), tab: pressed('Tab') }
  })
  expect(refused).toEqual({ print: true, save: true, reload: true, tab: false })
  await page.keyboard.press('F5')
  await page.keyboard.press('Control+r')
  expect(await visitor.state()).toBe('journey.home')
})
