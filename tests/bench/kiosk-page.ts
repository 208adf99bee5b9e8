/** A kiosk's page under measurement, and a finger on it. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, CDPSession, Page } from 'playwright'
import { portrait } from '#tests/support/browser.ts'
import { installPageKit, type Shifted } from './page-kit.ts'
import type { Step } from './walks.ts'

export interface KioskPage {
  page: Page
  devtools: CDPSession
  close(): Promise<void>
}

/** What one step took. */
export interface Taken {
  step: Step
  from: string
  /** ms from the lifted finger (or the card laid down) until the first answer on the screen was rendered. */
  first: number
  /** ms until the state that the step leads to was rendered. */
  whole: number
  /** ms from the finger's coming down until the button looked pressed; null when it never did. */
  feedback: number | null
  /** What still moved after that first answer, until the page was at rest. */
  shifted: Shifted
}

const touchLasts = 80 // ms; a short touch of a finger
/** ms between two finds of the reader's driver: the module ignores one that comes within 300. */
export const pollPeriod = 320
const goldenRatio = 0.618 // its multiples, of which only the fraction counts, are spread evenly however many there are
let laid = 0

/** Waits so long that cards are laid at phases of the poll that are spread evenly, not all right behind its first find. */
export async function evenPhase(): Promise<void> {
  await pause(pollPeriod * (1 + ((laid++ * goldenRatio) % 1)))
}
const looksFor = 500 // ms; a touch at the same place before that is a double tap, whose second half does nothing

export async function openPage(browser: Browser, url: string): Promise<KioskPage> {
  // Motion as visitors meet it: what moves costs time too.
  const context = await browser.newContext({ viewport: portrait, locale: 'zh-CN', hasTouch: true })
  const page = await context.newPage()
  await page.addInitScript(installPageKit)
  const devtools = await context.newCDPSession(page)
  await page.goto(url)
  await page.evaluate(() => window.kit.seen('journey.attract', 0))
  await page.waitForLoadState('networkidle') // what stands behind the attract screen comes after it
  return { page, devtools, close: () => context.close() }
}

/** Goes a way as a visitor with a finger does. */
export async function walk({ page, devtools }: KioskPage, steps: readonly Step[]): Promise<Taken[]> {
  const taken: Taken[] = []
  for (const step of steps) {
    await page.evaluate(() => window.kit.rested())
    const from = await page.evaluate(() => document.querySelector('[data-state]')?.getAttribute('data-state') ?? '')
    const touched = 'touch' in step.act
    if (touched) await pause(looksFor)
    if ('lay' in step.act) await evenPhase()
    // set up before the touch: work that the page is given in the midst of it would count as the kiosk's
    const watched = page.evaluate(async ({ act, reaches }) => {
      const { kit } = window
      if ('take' in act) {
        await kit.hand(act.take === 'card' ? 'Dock.TakeCard' : 'Dock.TakePaper')
        return null
      }
      let since = performance.now()
      if ('touch' in act) since = await kit.lifted()
      else if ('lay' in act) since = await kit.hand('Dock.LayCard', { personId: act.lay })
      else document.querySelector('[data-state]')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
      const [first, reached] = await Promise.all([kit.seen('', since), kit.seen(reaches, since)])
      const answered = { first: first.painted - since, whole: reached.painted - since, feedback: kit.feedback() }
      await kit.rested()
      return { ...answered, shifted: kit.shifted(first.painted) }
    }, step)
    if ('touch' in step.act) await tap(page, devtools, step.act.touch)
    const times = await watched
    if (times !== null && (touched || 'lay' in step.act)) taken.push({ step, from, ...times })
  }
  return taken
}

async function tap(page: Page, devtools: CDPSession, words: string): Promise<void> {
  const place = await page.evaluate((words) => window.kit.place(words), words)
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [place] })
  await pause(touchLasts)
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

/** Goes a way inside the page, without a finger and with the card in place before it is asked for: for many visits. */
export function rush({ page }: KioskPage, steps: readonly Step[]): Promise<void> {
  return page.evaluate(async (steps) => {
    const { kit } = window
    let since = 0
    for (const [at, { act, reaches }] of steps.entries()) {
      if (!('lay' in act)) since = performance.now() // the card may have been read already
      const next = steps[at + 1]
      if (next !== undefined && 'lay' in next.act) await kit.hand('Dock.LayCard', { personId: next.act.lay })
      if ('touch' in act) await kit.press(act.touch)
      if ('take' in act) await kit.hand(act.take === 'card' ? 'Dock.TakeCard' : 'Dock.TakePaper')
      if ('touchAnywhere' in act) {
        document.querySelector('[data-state]')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
      }
      if (!('take' in act)) await kit.seen(reaches, since)
    }
  }, steps)
}
