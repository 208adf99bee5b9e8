/** Every screen that a visit can reach: nothing cut off, too small in real millimetres, out of reach of keys, or objected to by axe. */
import axeCore from 'axe-core'
import { expect, test, vi } from 'vitest'
import { domainTexts } from '#flows/texts/domains.ts'
import { landscape, portrait, type Visitor } from '#tests/support/browser.ts'
import { pressBar } from '#tests/support/comfort.ts'
import { handOf, itemOf, startingWith } from '#tests/support/errand.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { flawsOfKeys } from '#tests/support/keypad.ts'
import { flawsOf } from '#tests/support/layout.ts'
import { violationsOf } from '#tests/support/sizes.ts'
import { tours } from '#tests/support/tours.ts'
import { wordsOf, type Words } from '#tests/support/words.ts'

const small = { width: 1366, height: 768 }
const sizes = [landscape, small, portrait]
const zh = wordsOf('zh')

const { kiosk, open } = kioskOfFile()
let visitor: Visitor
/** Found while walking; told together at the end of a test. */
let found: string[] = []

vi.setConfig({ testTimeout: 150_000 }) // a dozen screens, each looked at five times

async function come() {
  found = []
  visitor = await open()
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
    if (size !== small) await measure(name) // which is the landscape in fewer pixels
  }
  if (!withAxe) return
  const objections = await page.evaluate(async () => {
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
  found.push(...objections.map((objection) => `${name}: axe ${objection}`))
}

/** Measures the screen as it stands. */
async function measure(name: string) {
  const { page } = visitor
  const { width, height } = page.viewportSize() ?? portrait
  for (const { rule, what, is, needs } of await violationsOf(page)) {
    found.push(`${name}, ${width}×${height}: ${rule} of ${what} is ${is}, needs ${needs}`)
  }
}

/** Looks at the screen as it stands, and once more where everything is largest and lowest, on the smallest kiosk. */
async function lookTwice(name: string, words: Words) {
  await look(name)
  // any key ends a farewell
  if (name !== 'farewell') found.push(...(await flawsOfKeys(visitor.page)).map((flaw) => `${name}, by keys: ${flaw}`))
  if (name === 'attract') return // who changes its look is a visitor, and no longer there
  const { page } = visitor
  await pressBar(page, words, ['bar.elder', 'bar.contrast', 'bar.low'])
  for (const size of [landscape, portrait]) {
    await page.setViewportSize(size)
    await page.evaluate(setDiagonal, 21.5)
    found.push(...(await flawsOf(page)).map((flaw) => `${name}, largest, ${size.width}×${size.height}: ${flaw}`))
    await measure(`${name}, largest`)
  }
  await pressBar(page, words, ['bar.normal', 'bar.contrast', 'bar.high'])
}

/** In the page: as if its screen were so many inches across. */
function setDiagonal(inches: number) {
  const pixels = Math.hypot(innerWidth, innerHeight)
  document.documentElement.style.setProperty('--mm', `${pixels / inches / 25.4}px`)
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
    const button = document.createElement('button')
    button.className = 'button'
    button.textContent = '一个按钮上的字。 太多了'
    document.querySelector('main')?.append(button)
  })
  const flaws = (await flawsOf(visitor.page)).join('\n')
  for (const flaw of [
    'cut off: <section',
    'wider than its place: <h1',
    'beyond the edge: <button',
    'covered: <button',
    'a button of 10 hanzi',
    'a gap after full-width punctuation: <button',
  ]) {
    expect(flaws).toContain(flaw)
  }
})

test.each(Object.entries(tours))('%s', async (_, tour) => {
  await come()
  await tour({ visitor, kiosk, words: zh, look: (name) => lookTwice(name, zh) })
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

test('the measuring finds what is too small, too near, too many, too high and too pale', async () => {
  await come()
  const hand = handOf(visitor, kiosk, zh, { itemId: 'own-properties' })
  await hand.goTo('journey.home')
  await pressBar(visitor.page, zh, ['bar.elder', 'bar.contrast', 'bar.low'])
  await visitor.touch(startingWith(zh.tell(domainTexts.realEstate.plain)))
  await visitor.at('journey.category')
  await measure('category')
  expect(found).toEqual([])
  await visitor.page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`
      h1 { font-size: 6mm; width: 2em; line-height: 1.1 }
      .choice small { color: #777 }
      .choice { height: 60px; min-height: 0 !important; flex: none !important }
      .choices.choices { gap: 2px }
      .actions { position: fixed; top: 0; left: 0 }
    `)
    document.adoptedStyleSheets.push(sheet)
    const choice = document.querySelector('.choice')
    for (let copies = 0; copies < 6; copies++) choice?.after(choice.cloneNode(true))
  })
  await measure('category')
  const rules = new Set(found.map((line) => /: ([a-z ]+) of /.exec(line)?.[1]))
  for (const rule of ['text', 'lines', 'target', 'gap', 'choices', 'main action', 'reach', 'contrast']) {
    expect(rules).toContain(rule)
  }
})
