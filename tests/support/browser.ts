/** A real browser for tests: Debian's chromium where it is, else playwright's own. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright'

const debian = '/usr/bin/chromium'

export function launchBrowser(args: string[] = []): Promise<Browser> {
  return chromium.launch({
    ...(existsSync(debian) ? { executablePath: debian } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--force-color-profile=srgb', ...args],
  })
}

/** A visitor's hand on the screen: finds by role and name, as a person does. */
export interface Visitor {
  readonly page: Page
  /** Waits until the visit stands at a state whose name starts so, e.g. `journey.item.result`. */
  readonly at: (state: string) => Promise<void>
  /** Touches the button of that name. */
  readonly touch: (name: string | RegExp) => Promise<void>
  readonly state: () => Promise<string>
}

export const portrait = { width: 1080, height: 1920 }
export const landscape = { width: 1920, height: 1080 }

export async function openKiosk(browser: Browser, url: string, viewport = portrait): Promise<Visitor> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce', hasTouch: true })
  const page = await context.newPage()
  await page.goto(url)
  const visitor: Visitor = {
    page,
    at: async (state) => {
      await page.locator(`[data-state^="${state}"]`).waitFor({ state: 'attached', timeout: 30_000 })
    },
    touch: async (name) => {
      await page.getByRole('button', { name, exact: true }).click()
    },
    state: async () => (await page.locator('[data-state]').getAttribute('data-state')) ?? '',
  }
  await visitor.at('journey.attract')
  return visitor
}
