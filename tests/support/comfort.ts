/** Changes how the screen looks, by its own bar; also where a dialog lies over the bar and no finger could reach it. */
import type { Page } from 'playwright'
import type { Words } from './words.ts'

type Switch = Extract<Parameters<Words['t']>[0], `bar.${string}`>

/** Presses these buttons of the bar at once, within one frame. */
export async function pressBar(page: Page, { t }: Words, switches: readonly Switch[]): Promise<void> {
  await page.evaluate(
    (names) => {
      const buttons = [...document.querySelectorAll<HTMLElement>('.bar button')]
      for (const name of names) {
        const button = buttons.find(({ textContent }) => textContent.trim() === name)
        if (button === undefined) throw new Error(`the bar has no “${name}”`)
        button.click()
      }
    },
    switches.map((name) => t(name)),
  )
}
