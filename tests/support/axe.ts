/** What axe has against the screen as it stands. */
import axeCore from 'axe-core'
import type { Page } from 'playwright'

/** In the page. */
declare const axe: typeof axeCore

/** In words; empty when it objects to nothing. */
export async function objectionsOfAxe(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeCore.source)
  return page.evaluate(async () => {
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `axe ${id}: ${html.slice(0, 160)}`))
  })
}
