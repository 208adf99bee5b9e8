/** The dock, by its own controls: what a person at a desk does who has no hardware. */
import type { Browser, FrameLocator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DockStatus } from '#contract/dock.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { itemOf, startingWith } from '#tests/support/errand.ts'
import { type Kiosk, startKiosk } from '#tests/support/start-kiosk.ts'
import { until } from '#tests/support/until.ts'
import { wordsOf } from '#tests/support/words.ts'

const { t, tell } = wordsOf('zh')
let browser: Browser
let kiosk: Kiosk
beforeAll(async () => {
  ;[browser, kiosk] = await Promise.all([
    launchBrowser(),
    startKiosk({ config: { devices: { documentPrinter: { driver: 'ipp', port: 'virtual:' } } } }),
  ])
})
afterAll(async () => {
  await browser.close()
  await kiosk.stop()
})

async function openDesk(address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${kiosk.url}${address}`)
  await page.locator('[data-person]').first().waitFor()
  return page
}

const dockStatus = async () => (await kiosk.dock('Dock.Status', {})) as DockStatus
const stands = (screen: FrameLocator, state: string) => screen.locator(`[data-state^="${state}"]`).waitFor()

test('a whole visit beside the dock: card, slip as a picture and as bytes, rating', async () => {
  const page = await openDesk('?dock')
  const screen = page.frameLocator('iframe')
  const touch = (name: string | RegExp) => screen.getByRole('button', { name, exact: true }).click()
  await stands(screen, 'journey.attract.clear')
  await touch(t('attract.start'))
  const item = itemOf('own-properties')
  await touch(startingWith(tell(item.plainName)))
  await touch(tell(item.ways[0].label))
  await stands(screen, 'journey.item.identify.waiting.present')
  await page.locator('[data-person="three-properties"]').click()
  await stands(screen, 'journey.item.identify.read')
  await page.getByRole('button', { name: /拿走/ }).click()
  await touch(t('continue'))
  await touch(t('result.print'))
  await touch(t('preview.print'))
  await stands(screen, 'journey.item.deliver.printed')

  const [paper] = (await dockStatus()).papers
  if (paper === undefined) throw new Error('nothing was printed')
  const slip = page.getByRole('article', { name: `小票 ${paper.id}` })
  expect(await slip.getByRole('img').getAttribute('alt')).toBe(paper.lines.join('\n'))
  expect(await slip.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await slip.getByRole('button', { name: /原始字节/ }).click()
  const dump = (await page.getByLabel(`小票 ${paper.id} 的原始字节`).textContent()) ?? ''
  expect(dump).toContain('1b 40') // ESC @, with which every slip begins
  await page.getByRole('button', { name: /取走纸/ }).click()
  await until(
    async () => (await dockStatus()).papers.length === 0,
    () => 'an empty mouth',
  )

  expect(await page.getByTestId('ratings-waiting').textContent()).toBe('0')
  await touch(t('printed.rate'))
  await touch(t('rate.verySatisfied'))
  await until(
    async () => (await page.getByTestId('ratings-waiting').textContent()) === '1',
    () => 'a rating that waits',
  )
  await page.context().close()
})

test('every switch and every mode does what it says, and shows it', async () => {
  const page = await openDesk('dock')
  const { switches, departments } = await dockStatus()
  for (const name of Object.keys(switches) as (keyof typeof switches)[]) {
    const knob = page.locator(`[data-switch="${name}"]`)
    for (const on of [true, false]) {
      await knob.click()
      await page.locator(`[data-switch="${name}"][aria-checked="${on}"]`).waitFor()
      expect((await dockStatus()).switches[name]).toBe(on)
    }
  }
  for (const name of Object.keys(departments) as (keyof typeof departments)[]) {
    for (const [mode, words] of [
      ['slow', /很慢/],
      ['down', /断线/],
      ['refusing', /拒绝/],
      ['normal', /正常/],
    ] as const) {
      await page.locator(`input[name="${name}"]`).and(page.getByLabel(words)).click()
      await page.locator(`fieldset[data-mode="${mode}"]:has(input[name="${name}"])`).waitFor()
      expect((await dockStatus()).departments[name]).toBe(mode)
    }
  }
  await page.context().close()
})

test('what the bridge sees stands there while it happens', async () => {
  const page = await openDesk('dock')
  const reader = page.locator('[data-device="idCardReader"]')
  await page.locator('[data-device="idCardReader"][data-state="ready"]').waitFor()
  await page.locator('[data-switch="readerUnplugged"]').click()
  await until(
    async () => (await reader.getAttribute('data-state')) !== 'ready',
    () => 'a reader that is not ready',
  )
  await page.locator('[data-switch="readerUnplugged"]').click()
  await page.locator('[data-device="idCardReader"][data-state="ready"]').waitFor()
  await page.locator('[data-switch="paperLow"]').click()
  await page.locator('[data-device="receiptPrinter"]', { hasText: '纸少' }).waitFor()
  await page.locator('[data-switch="paperLow"]').click()
  await page.locator('[data-device="receiptPrinter"]', { hasText: '有纸' }).waitFor()
  await page.context().close()
})

test('where every port is real, there is no dock', async () => {
  const nowhere = 'tcp://127.0.0.1:1'
  const real = await startKiosk({
    config: { devices: { idCardReader: { port: nowhere }, receiptPrinter: { port: nowhere } } },
  })
  try {
    const page = await browser.newPage()
    for (const address of ['dock', '?dock']) {
      await page.goto(`${real.url}${address}`)
      await page.getByText('这台机器没有虚拟硬件').waitFor()
      expect(await page.locator('[data-person], [data-switch]').count()).toBe(0)
    }
    await page.close()
  } finally {
    await real.stop()
  }
})
