/** Generates the tests of every screen that a visit can reach, in every mode, in one language. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import type { Language } from '#flows/language.ts'
import { objectionsOfAxe } from '#tests/support/axe.ts'
import { landscape, launchBrowser, openKiosk, portrait, type Visitor } from '#tests/support/browser.ts'
import { pressBar } from '#tests/support/comfort.ts'
import { flawsOfKeys } from '#tests/support/keypad.ts'
import { flawsOf } from '#tests/support/layout.ts'
import { holdLine } from '#tests/support/line.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { violationsOf } from '#tests/support/sizes.ts'
import { endedByKeys, passing, tours } from '#tests/support/tours.ts'
import { wordsOf, type Words } from '#tests/support/words.ts'

const small = { width: 1366, height: 768 }

/** The modes, each with the buttons of the bar that lead into it and those that lead out again. */
const modes = {
  normal: { into: [], out: [] },
  'large type': { into: ['bar.elder'], out: ['bar.normal'] },
  'high contrast': { into: ['bar.contrast'], out: ['bar.contrast'] },
  low: { into: ['bar.low'], out: ['bar.high'] },
  largest: { into: ['bar.elder', 'bar.contrast', 'bar.low'], out: ['bar.normal', 'bar.contrast', 'bar.high'] },
} as const
type Mode = keyof typeof modes

/** What is too small, too near, too many, too high or too pale on the screen as it stands. */
export async function measured(page: Page): Promise<string[]> {
  const violations = await violationsOf(page)
  return violations.map(({ rule, what, is, needs }) => `${rule} of ${what} is ${is}, needs ${needs}`)
}

/** In the page: as if its screen were so many inches across. */
function setDiagonal(inches: number) {
  const pixels = Math.hypot(innerWidth, innerHeight)
  document.documentElement.style.setProperty('--mm', `${pixels / inches / 25.4}px`)
}

export function testScreens(language: Language) {
  const words = wordsOf(language)
  // each has a kiosk of its own: half of the time goes into waiting for one
  test.concurrent.each(Object.entries(tours))('EN 301 549 5.1.4, 5.1.6.2: %s', async (_, { config = {}, walk }) => {
    const [kiosk, browser] = await Promise.all([startKiosk({ config }), launchBrowser()])
    const found: string[] = []
    try {
      const visitor = await openKiosk(browser, kiosk.url)
      await visitor.page.clock.install()
      const line = await holdLine(visitor.page)
      await visitor.page.reload()
      await visitor.at('journey.attract.clear')
      if (language === 'en') {
        await visitor.touch(wordsOf('zh').t('bar.language'))
        await visitor.at('journey.home')
      }
      const look = async (name: string) => {
        const flaws = await lookAt(visitor, words, name)
        found.push(...flaws.map((flaw) => `${name}, ${flaw}`))
      }
      await walk({ visitor, kiosk, words, line, look })
    } finally {
      await browser.close()
      await kiosk.stop()
    }
    expect(found).toEqual([])
  })
}

const attendant = '0539-0000123' // of kiosk.config.json
/** Before the bridge is heard nobody's number is known; after a crash it is there again in a moment. */
const withoutAttendant = new Set(['starting', 'crashed'])

/** Looks at a screen in every mode, upright and lying, and goes round it by keys. */
async function lookAt(visitor: Visitor, words: Words, name: string): Promise<string[]> {
  const { page } = visitor
  const found = withoutAttendant.has(name) || (await page.getByText(attendant).count()) > 0 ? [] : ['no attendant']
  if (passing.has(name)) return [...found, ...(await lookIn('normal', page))]
  for (const mode of Object.keys(modes) as Mode[]) {
    await pressBar(page, words, modes[mode].into)
    found.push(...(await lookIn(mode, page)))
    await pressBar(page, words, modes[mode].out)
  }
  if (!endedByKeys.has(name)) found.push(...(await flawsOfKeys(page)).map((flaw) => `by keys: ${flaw}`))
  return found
}

async function lookIn(mode: Mode, page: Page): Promise<string[]> {
  const found: string[] = []
  for (const size of mode === 'normal' ? [small, landscape, portrait] : [landscape, portrait]) {
    await page.setViewportSize(size)
    if (mode === 'largest') await page.evaluate(setDiagonal, 21.5) // the smallest kiosk
    const flaws = await flawsOf(page)
    if (size !== small) flaws.push(...(await measured(page))) // which is the landscape in fewer pixels
    found.push(...flaws.map((flaw) => `${mode}, ${size.width}×${size.height}: ${flaw}`))
  }
  found.push(...(await objectionsOfAxe(page)).map((objection) => `${mode}: ${objection}`))
  return found
}
