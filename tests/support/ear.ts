/** What a page makes heard: every tone that it strikes is counted. */
import type { Page } from 'playwright'

declare global {
  interface Window {
    heard?: number
  }
}

/** From the next time that the page is loaded. */
export function openEar(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    window.heard = 0
    window.OscillatorNode = class extends OscillatorNode {
      override start(when?: number) {
        window.heard = (window.heard ?? 0) + 1
        super.start(when)
      }
    }
  })
}

/** Tones so far. */
export function heard(page: Page): Promise<number> {
  return page.evaluate(() => window.heard ?? 0)
}
