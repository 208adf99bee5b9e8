/** A real browser for tests: Debian's chromium where it is, else playwright's own. */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { until, within } from './until.ts'

const debian = '/usr/bin/chromium-headless-shell'

export function launchBrowser(args: string[] = []): Promise<Browser> {
  return chromium.launch({
    ...(existsSync(debian) ? { executablePath: debian } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--force-color-profile=srgb', ...args],
  })
}

/** A visitor's hand and eyes on the screen: finds by role and name, as a person does. */
export interface Visitor {
  readonly page: Page
  /** Waits until the visit stands at a state whose name starts so, e.g. `journey.item.result`. */
  at(state: string): Promise<void>
  /** Touches the button of that name; a string is its whole name. */
  touch(name: string | RegExp): Promise<void>
  state(): Promise<string>
  /** Waits until the visit stands elsewhere. Returns where. */
  left(before: string): Promise<string>
  /** Waits until the screen says so, whatever its line breaks. */
  reads(sentence: string): Promise<void>
  /** Waits until the screen doesn't say so any more. */
  readsNot(sentence: string): Promise<void>
  /** What the page complained of to its console since it was opened. */
  complaints(): string[]
}

export const portrait = { width: 1080, height: 1920 }
export const landscape = { width: 1920, height: 1080 }

/** `now` = the time that the page believes it to be, always. */
export async function openKiosk(
  browser: Browser,
  url: string,
  viewport = portrait,
  { now, ...options }: BrowserContextOptions & { now?: Date } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    hasTouch: true,
    deviceScaleFactor: 0.5, // the same layout from a quarter of the pixels: painting them is most of a test's work
    ...options,
  })
  if (now !== undefined) await context.clock.setFixedTime(now)
  const page = await context.newPage()
  const visitor = visitorOf(page)
  await page.goto(url)
  await visitor.at('journey.attract.clear') // the reader was asked for a card left behind
  return visitor
}

function visitorOf(page: Page): Visitor {
  const bare = (text: string) => text.replace(/\s/g, '')
  const screen = async () => bare(await page.locator('body').innerText())
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  let last = ''
  const says = async (sentence: string) => (last = await screen()).includes(bare(sentence))
  return {
    page,
    complaints: () => complaints,
    at: async (state) => {
      await page.locator(`[data-state^="${state}"]`).waitFor({ state: 'attached', timeout: 30_000 })
    },
    touch: async (name) => {
      await page.getByRole('button', { name, exact: true }).click()
    },
    state: async () => (await page.locator('[data-state]').getAttribute('data-state')) ?? '',
    left: (before) => within(leaving(page, before), () => `another state than ${before}`),
    reads: (sentence) =>
      until(
        () => says(sentence),
        () => `“${sentence}” on a screen that reads “${last}”`,
      ),
    readsNot: (sentence) =>
      until(
        async () => !(await says(sentence)),
        () => `no “${sentence}” on a screen that reads “${last}”`,
      ),
  }
}

/** Told by the page itself: asking it again and again takes the time of those who do something. */
function leaving(page: Page, before: string): Promise<string> {
  return page.evaluate(
    (before) =>
      new Promise<string>((resolve) => {
        const look = () => {
          const state = document.querySelector('[data-state]')?.getAttribute('data-state')
          if (state === before || state === null || state === undefined) return
          observer.disconnect()
          resolve(state)
        }
        const observer = new MutationObserver(look)
        observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] })
        look()
      }),
    before,
  )
}
