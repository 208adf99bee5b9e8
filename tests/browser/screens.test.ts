/** Every screen that a visit can reach: nothing cut off on three kinds of screen, and nothing that axe objects to. */
import axeCore from 'axe-core'
import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { DockSwitch } from '#contract/dock.ts'
import { landscape, launchBrowser, openKiosk, portrait, type Visitor } from '#tests/support/browser.ts'
import { type Errand, handOf, startingWith } from '#tests/support/errand.ts'
import { flawsOf } from '#tests/support/layout.ts'
import { type Kiosk, startKiosk } from '#tests/support/start-kiosk.ts'
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

async function come(errand: Errand, words = zh) {
  found = []
  visitor = await openKiosk(browser, kiosk.url)
  await visitor.page.evaluate(axeCore.source) // there is one page for the whole visit
  return handOf(visitor, kiosk, words, errand)
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

const flip = (change: DockSwitch) => kiosk.dock('Dock.Switch', change)
const { t } = zh

test('the look at a screen finds what is wrong with it', async () => {
  const hand = await come({ itemId: 'own-properties' })
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

test('the way of a lookup with a question', async () => {
  const hand = await come({ itemId: 'medical-account', personId: 'expired-card', answer: /^近一年/ })
  await look('attract')
  await hand.goTo('journey.home')
  await look('home')
  await hand.goTo('journey.item.guide')
  await look('guide')
  await visitor.touch(t('guide.more'))
  await look('full guide')
  await hand.goTo('journey.item.identify.waiting.present')
  await look('present')
  await visitor.touch(t('bar.help'))
  await look('help')
  await visitor.touch(t('help.close'))
  await hand.goTo('journey.item.identify.read')
  await look('read')
  await hand.goTo('journey.item.fill')
  await look('period')
  await hand.goTo('journey.item.result')
  await look('result with a table')
  await hand.goTo('journey.item.deliver.preview')
  await look('preview')
  await hand.goTo('journey.item.deliver.printed')
  await look('printed')
  await visitor.touch(t('printed.missing'))
  await look('missing')
  await visitor.touch(t('result.done'))
  await look('rate')
  await visitor.touch(t('rate.dissatisfied'))
  await look('why')
  await visitor.touch(t('rate.reason.tooSlow'))
  await visitor.at('journey.rate.thanks')
  await look('thanks')
  expect(found).toEqual([])
})

test('other results, questions and endings', async () => {
  const hand = await come({ itemId: 'own-properties', personId: 'three-properties' })
  await hand.goTo('journey.item.result')
  await look('result with records')
  await visitor.touch(t('result.done'))
  await visitor.touch(t('another'))
  await handOf(visitor, kiosk, zh, { itemId: 'medical-enrolment' }).goTo('journey.item.result')
  await look('result with one record')
  await visitor.touch(t('result.done'))
  await visitor.touch(t('another'))
  await handOf(visitor, kiosk, zh, { itemId: 'employee-contributions' }).goTo('journey.item.fill')
  await look('year')
  await visitor.touch(t('back'))
  await visitor.touch(t('back'))
  const byNumber = handOf(visitor, kiosk, zh, { itemId: 'registration-progress', way: 1, answer: '202610280017' })
  await byNumber.goTo('journey.item.fill')
  await look('digits')
  await byNumber.goTo('journey.item.result')
  await look('result with steps')
  await visitor.touch(t('result.done'))
  await visitor.touch(t('another'))
  await handOf(visitor, kiosk, zh, { itemId: 'registration-progress' }).goTo('journey.item.refused')
  await look('refused')
  await kiosk.dock('Dock.LayCard', { personId: 'three-properties' })
  await visitor.touch(t('bar.leave'))
  await visitor.at('journey.parting.takeCard')
  await look('take card')
  await kiosk.dock('Dock.TakeCard', {})
  await visitor.at('journey.farewell')
  await look('farewell')
  expect(found).toEqual([])
})

test('screens of trouble', async () => {
  const hand = await come({ itemId: 'medical-account', personId: 'many-account-entries', answer: /^近半年/ })
  await hand.goTo('journey.home')
  await flip({ device: 'paperOut', on: true })
  await flip({ department: 'medicalInsurance', mode: 'down' })
  await visitor.reads(t('home.paperOut'))
  await look('home without paper')
  await hand.goTo('journey.item.guide')
  await look('guide of an item that is not available')
  await flip({ department: 'medicalInsurance', mode: 'normal' })
  await hand.goTo('journey.item.identify.waiting.present')
  await flip({ device: 'readerUnplugged', on: true })
  await visitor.at('journey.item.identify.paused')
  await look('reader paused')
  await flip({ device: 'readerUnplugged', on: false })
  await flip({ device: 'cardPulledEarlyOnce', on: true })
  await hand.goTo('journey.item.identify.waiting.again')
  await look('again')
  await hand.goTo('journey.item.fill')
  await flip({ department: 'medicalInsurance', mode: 'slow' })
  await hand.goTo('journey.item.send')
  await look('send')
  await visitor.touch(t('send.cancel'))
  await flip({ department: 'medicalInsurance', mode: 'down' })
  await hand.goTo('journey.item.problem')
  await look('no answer')
  await flip({ department: 'medicalInsurance', mode: 'normal' })
  await hand.goTo('journey.item.result')
  await look('result without paper')
  await flip({ device: 'paperOut', on: false })
  await flip({ device: 'coverOpen', on: false })
  await hand.goTo('journey.item.deliver.preview')
  await flip({ device: 'coverOpen', on: true })
  await hand.goTo('journey.item.deliver.failed')
  await look('not printed')
  await flip({ device: 'coverOpen', on: false })
  await flip({ device: 'printerUnpluggedMidJobOnce', on: true })
  await hand.goTo('journey.item.deliver.unknown')
  await look('unknown')
  await visitor.touch(t('failed.back'))
  await flip({ device: 'printerUnplugged', on: false })
  await hand.goTo('journey.item.deliver.preview')
  await flip({ device: 'printerUnplugged', on: true })
  await hand.goTo('journey.item.deliver.paused')
  await look('printer paused')
  await flip({ device: 'printerUnplugged', on: false })
  await hand.goTo('journey.item.deliver.printed')
  expect(found).toEqual([])
})

test.each(['zh', 'en'] as const)('large type, high contrast, within reach from a wheelchair, %s', async (language) => {
  const words = wordsOf(language)
  const hand = await come(
    { itemId: 'resident-pension-payments', personId: 'farmer', answer: new RegExp(`^${new Date().getFullYear()}`) },
    words,
  )
  for (const change of ['bar.elder', 'bar.contrast', 'bar.low'] as const) await visitor.touch(t(change))
  if (language === 'en') await visitor.touch(t('bar.language'))
  withAxe = language === 'zh'
  await look('home')
  await visitor.touch(startingWith(words.t('bar.help')))
  await look('help')
  await visitor.touch(words.t('help.close'))
  await hand.goTo('journey.item.guide')
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
  await hand.leave()
  await look('attract')
  expect(found).toEqual([])
})
