/** Every screen that a visit can reach: nothing cut off on three kinds of screen, and nothing that axe objects to. */
import axeCore from 'axe-core'
import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { domainTexts } from '#flows/texts/domains.ts'
import { landscape, launchBrowser, openKiosk, portrait, type Visitor } from '#tests/support/browser.ts'
import { handOf, itemOf, startingWith } from '#tests/support/errand.ts'
import { flawsOf } from '#tests/support/layout.ts'
import { type Kiosk, startKiosk } from '#tests/support/start-kiosk.ts'
import { tours } from '#tests/support/tours.ts'
import { wordsOf } from '#tests/support/words.ts'

const sizes = [landscape, { width: 1366, height: 768 }, portrait]
const zh = wordsOf('zh')

let kiosk: Kiosk
let browser: Browser
let visitor: Visitor
/** Found while walking; told together at the end of a test. */
let found: string[] = []

beforeAll(async () => {
  ;[kiosk, browser] = await Promise.all([startKiosk(), launchBrowser()])
})
afterEach(async () => {
  await visitor.page.context().close()
  await kiosk.dock('Dock.TakeCard', {})
  await kiosk.dock('Dock.TakePaper', {})
})
afterAll(async () => {
  await browser.close()
  await kiosk.stop()
})

vi.setConfig({ testTimeout: 150_000 }) // a dozen screens, each looked at five times

async function come() {
  found = []
  visitor = await openKiosk(browser, kiosk.url)
  await visitor.page.evaluate(axeCore.source) // there is one page for the whole visit
}

/** In the page. */
declare const axe: typeof axeCore

/** What axe judges is the same in every language; it takes as long as all the rest. */
let withAxe = true

/** Looks at the screen as it stands, on every size. */
async function look(name: string) {
  const { page } = visitor
  for (const size of sizes) {
    await page.setViewportSize(size)
    found.push(...(await flawsOf(page)).map((flaw) => `${name}, ${size.width}×${size.height}: ${flaw}`))
  }
  if (!withAxe) return
  const objections = await page.evaluate(async () => {
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
  found.push(...objections.map((objection) => `${name}: axe ${objection}`))
}

const { t } = zh

test('the look at a screen finds what is wrong with it', async () => {
  await come()
  const hand = handOf(visitor, kiosk, zh, { itemId: 'own-properties' })
  await hand.goTo('journey.home')
  expect(await flawsOf(visitor.page)).toEqual([])
  await visitor.page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`
      .tile { height: 30px; overflow: hidden }
      h1 { white-space: nowrap; width: 40px }
      .bar button:first-child { translate: -100vw }
      .bar::after { content: ''; position: fixed; inset: 0 }
    `)
    document.adoptedStyleSheets.push(sheet)
  })
  const flaws = (await flawsOf(visitor.page)).join('\n')
  for (const flaw of [
    'cut off: <section',
    'wider than its place: <h1',
    'beyond the edge: <button',
    'covered: <button',
  ]) {
    expect(flaws).toContain(flaw)
  }
})

test.each(Object.entries(tours))('%s', async (_, tour) => {
  await come()
  await tour({ visitor, kiosk, words: zh, look })
  expect(found).toEqual([])
})

test.each(['zh', 'en'] as const)('large type, high contrast, within reach from a wheelchair, %s', async (language) => {
  const words = wordsOf(language)
  await come()
  const answer = new RegExp(`^${new Date().getFullYear()}`)
  const hand = handOf(visitor, kiosk, words, { itemId: 'resident-pension-payments', personId: 'farmer', answer })
  for (const change of ['bar.elder', 'bar.contrast', 'bar.low'] as const) await visitor.touch(t(change))
  if (language === 'en') await visitor.touch(t('bar.language'))
  withAxe = language === 'zh'
  await look('attract')
  await hand.goTo('journey.home')
  await look('home')
  await visitor.touch(words.t('bar.high'))
  await look('home, full height')
  await visitor.touch(words.t('bar.low'))
  await visitor.touch(startingWith(words.tell(domainTexts.socialSecurity.plain)))
  await visitor.at('journey.category')
  await look('category')
  await visitor.touch(startingWith(words.t('bar.help')))
  await look('help')
  await visitor.touch(words.t('help.close'))
  await visitor.touch(startingWith(words.tell(itemOf('resident-pension-payments').plainName)))
  await visitor.at('journey.item.guide')
  await look('guide')
  await hand.goTo('journey.item.identify.waiting.present')
  await look('present')
  await hand.goTo('journey.item.identify.read')
  await look('read')
  await hand.goTo('journey.item.fill')
  await look('year')
  await hand.goTo('journey.item.result')
  await look('result')
  await hand.goTo('journey.item.deliver.preview')
  await look('preview')
  await hand.goTo('journey.item.deliver.printed')
  await look('printed')
  await hand.goTo('journey.rate.asking')
  await look('rate')
  expect(found).toEqual([])
})
