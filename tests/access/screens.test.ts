/** Every screen that a visit can reach, in every mode: nothing cut off, too small in real millimetres, out of reach of keys, or objected to by axe. */
import { expect, test, vi } from 'vitest'
import { domainTexts } from '#flows/texts/domains.ts'
import { reasonTexts } from '#flows/texts/reasons.ts'
import { objectionsOfAxe } from '#tests/support/axe.ts'
import { portrait } from '#tests/support/browser.ts'
import { handOf, itemOf, startingWith } from '#tests/support/errand.ts'
import { pressBar } from '#tests/support/comfort.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { flawsOf } from '#tests/support/layout.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { wordsOf } from '#tests/support/words.ts'
import { measured, testScreens } from './test-screens.ts'

const zh = wordsOf('zh')

const { kiosk, open } = kioskOfFile()

vi.setConfig({ testTimeout: 240_000 }) // a dozen screens, each looked at in five modes

testScreens('zh')

test('the look at a screen finds what is wrong with it', async () => {
  const visitor = await open()
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

test('a department that is closed says from when on, before a card is asked for', async () => {
  const closed = await startKiosk({
    config: { departments: { realEstate: { hours: { opens: '00:00', closes: '00:00' } } } },
  })
  try {
    const visitor = await open(portrait, {}, closed.url)
    const look = async () => [
      ...(await flawsOf(visitor.page)),
      ...(await measured(visitor.page)),
      ...(await objectionsOfAxe(visitor.page)),
    ]
    const department = zh.tell(domainTexts.realEstate.department)
    await visitor.reads(zh.t('attract.departmentClosed', { department, opens: '00:00' }))
    expect(await look()).toEqual([])
    const hand = handOf(visitor, closed, zh, { itemId: 'own-properties' })
    await hand.goTo('journey.home')
    await visitor.reads(zh.tell(reasonTexts.departmentClosed.chip, { department, opens: '00:00' }))
    expect(await look()).toEqual([])
    await hand.goTo('journey.item.guide')
    await visitor.reads(zh.tell(reasonTexts.departmentClosed.full, { department, opens: '00:00' }))
    expect(await look()).toEqual([])
    const way = zh.tell(itemOf('own-properties').ways[0].label)
    expect(await visitor.page.getByRole('button', { name: startingWith(way), disabled: false }).count()).toBe(0)
  } finally {
    await closed.stop()
  }
})

test('the measuring finds what is too small, too near, too many, too high and too pale', async () => {
  const visitor = await open()
  const hand = handOf(visitor, kiosk, zh, { itemId: 'own-properties' })
  await hand.goTo('journey.home')
  await pressBar(visitor.page, zh, ['bar.elder', 'bar.contrast', 'bar.low'])
  await visitor.touch(startingWith(zh.tell(domainTexts.realEstate.plain)))
  await visitor.at('journey.category')
  expect(await measured(visitor.page)).toEqual([])
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
  const rules = new Set((await measured(visitor.page)).map((line) => /^([a-z ]+) of /.exec(line)?.[1]))
  for (const rule of ['text', 'lines', 'target', 'gap', 'choices', 'main action', 'reach', 'contrast']) {
    expect(rules).toContain(rule)
  }
})
