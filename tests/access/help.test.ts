/** Calling the attendant: heard, seen, told what they must know, and nothing of the person; the visit waits meanwhile. */
import { beforeEach, expect, test } from 'vitest'
import { fault } from '#contract/faults.ts'
import { delays } from '#flows/delays.ts'
import { faultTexts } from '#flows/texts/faults.ts'
import { actorTexts, partTexts } from '#flows/texts/help-facts.ts'
import { helpTexts } from '#flows/texts/help.ts'
import { outOfOrderTexts } from '#flows/texts/out-of-order.ts'
import { type Visitor } from '#tests/support/browser.ts'
import { type Hand, handOf, itemOf } from '#tests/support/errand.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { personOf } from '#tests/support/people.ts'
import { until } from '#tests/support/until.ts'
import { wordsOf } from '#tests/support/words.ts'

const words = wordsOf('zh')
const { t, tell } = words
const site = { attendant: '值班帮办员', phone: '0539-0000123' }

const { kiosk, open } = kioskOfFile({}, ['--autoplay-policy=no-user-gesture-required'])
let visitor: Visitor
let hand: Hand

beforeEach(async () => {
  visitor = await open({ width: 540, height: 960 })
  await visitor.page.addInitScript(() => {
    const counting = class extends OscillatorNode {
      override start(when?: number) {
        ;(window as unknown as { strokes: number }).strokes += 1
        super.start(when)
      }
    }
    Object.assign(window, { strokes: 0, OscillatorNode: counting })
  })
  await visitor.page.clock.install()
  await visitor.page.reload()
  await visitor.at('journey.attract')
  hand = handOf(visitor, kiosk, words, {
    itemId: 'resident-pension-payments',
    personId: 'farmer',
    answer: new RegExp(`^${new Date().getFullYear()}`),
  })
})

const later = (milliseconds: number) => visitor.page.clock.runFor(milliseconds)
const call = () => visitor.page.locator('.bar .help').click()
const strokes = () => visitor.page.evaluate(() => (window as unknown as { strokes: number }).strokes)
const dialog = () => visitor.page.getByRole('dialog')

test('EN 301 549 5.1.5: the bell rings and the light burns until the attendant comes, and the visit stands where it stood', async () => {
  await hand.goTo('journey.home')
  await call()
  await visitor.reads(tell(helpTexts.calling, site))
  expect(await dialog().innerText()).toContain(site.phone)
  let first = 0
  await until(
    async () => (first = await strokes()) > 0,
    () => 'the bell',
  )
  await later(20_000)
  expect(await strokes()).toBeGreaterThan(2 * first)
  expect(await visitor.page.locator('.beacon').evaluate((light) => getComputedStyle(light).borderWidth)).not.toBe('0px')
  await visitor.touch(tell(helpTexts.came))
  await visitor.reads(tell(helpTexts.attended))
  const rung = await strokes()
  await later(20_000)
  expect(await strokes()).toBe(rung)
  expect(await visitor.page.locator('.beacon').count()).toBe(0)
  await visitor.touch(tell(helpTexts.goOn))
  await visitor.readsNot(tell(helpTexts.attended))
  expect(await visitor.state()).toBe('journey.home')
})

test('the attendant reads the item, the step, the fault and who must act, and nothing of the person', async () => {
  const { card } = personOf('farmer')
  await hand.goTo('journey.item.result')
  await kiosk.dock('Dock.Switch', { device: 'paperOut', on: true })
  await visitor.reads(t('result.kept'))
  await call()
  const says = [
    tell(itemOf('resident-pension-payments').plainName),
    t('steps.result'),
    tell(partTexts.receiptPrinter),
    tell(faultTexts.paperOut.what),
    tell(actorTexts[fault('paperOut').actor]),
    'paperOut',
  ]
  for (const sentence of says) await visitor.reads(sentence)
  for (const part of [helpTexts.came, helpTexts.goOn]) {
    const told = await dialog().innerText()
    expect(told).toMatch(/\d\d:\d\d 起/)
    expect(told).not.toMatch(/\*\*|元|\d+\.\d\d/)
    for (const needle of [card.name, card.number, card.number.slice(0, 4), card.number.slice(-4)])
      expect(told).not.toContain(needle)
    // nor does the result shine through for those whom the light draws near
    const veil = await visitor.page.locator('.veil').evaluate((element) => getComputedStyle(element).backgroundColor)
    expect(veil).toMatch(/^rgb\(/)
    await visitor.touch(tell(part))
  }
  await kiosk.dock('Dock.Switch', { device: 'paperOut', on: false })
})

test.each(['journey.item.send', 'journey.item.deliver.printing'] as const)(
  'called at %s, the machine goes on with its work, and what came of it stands there afterwards',
  async (working) => {
    await kiosk.dock('Dock.Switch', { department: 'socialSecurity', mode: 'slow' })
    await hand.goTo(working)
    const calledAt = await visitor.page.evaluate(() => {
      document.querySelector<HTMLElement>('.bar .help')?.click()
      return document.querySelector('[data-state]')?.getAttribute('data-state')
    })
    expect(calledAt).toBe(working)
    const done = working === 'journey.item.send' ? 'journey.item.result' : 'journey.item.deliver.printed'
    await visitor.at(done)
    await visitor.reads(tell(helpTexts.calling, site))
    await visitor.page.clock.fastForward(delays.idle) // whoever waits for help isn't asked whether they are there
    await visitor.readsNot(t('warning.title'))
    await visitor.touch(t('help.close'))
    expect(await visitor.state()).toBe(done)
    await visitor.page.clock.fastForward(delays.idle)
    await visitor.reads(t('warning.title'))
    await kiosk.dock('Dock.Switch', { department: 'socialSecurity', mode: 'normal' })
  },
)

test('whoever waits is not thrown out; whoever went away is forgotten, and the bell stops', async () => {
  await hand.goTo('journey.item.result')
  await call()
  await visitor.reads(tell(helpTexts.calling, site))
  await visitor.page.clock.fastForward(delays.helpComes - 30_000)
  await visitor.reads(tell(helpTexts.calling, site))
  await visitor.page.clock.fastForward(30_000)
  await visitor.reads(t('warning.title'))
  await visitor.page.clock.fastForward(delays.warning)
  await visitor.at('journey.farewell')
  const rung = await strokes()
  await later(5_000)
  expect(await strokes()).toBe(rung)
})

test('a machine with neither reader nor printer says so itself, with whom to ask', async () => {
  const flip = async (on: boolean) => {
    for (const device of ['readerUnplugged', 'printerUnplugged'] as const)
      await kiosk.dock('Dock.Switch', { device, on })
  }
  await flip(true)
  await visitor.reads(tell(outOfOrderTexts.devices))
  await visitor.reads(site.phone)
  await flip(false)
  await visitor.readsNot(tell(outOfOrderTexts.devices))
})
