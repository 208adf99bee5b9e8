/** How much slower a page's thread really was: what else the machine does slows it down too. */
import type { Page } from 'playwright'

/** A piece of work that takes a thread of its own about 2 ms; in bursts, as a page works. @returns ms of each burst */
function timeBursts(page: Page, bursts: number): Promise<number[]> {
  return page.evaluate(async (bursts) => {
    const times: number[] = []
    for (let burst = 0; burst < bursts; burst++) {
      const begun = performance.now()
      let sum = 0
      for (let step = 0; step < 500_000; step++) sum = (sum * 31 + step) % 1_000_003
      if (sum < 0) throw new Error('never') // so that no compiler leaves the work out
      times.push(performance.now() - begun)
      // a frame goes by, as between two pieces of a page's own work
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }
    return times
  }, bursts)
}

/** ms that a burst takes where nothing disturbs it: the quickest of many. To be asked for before the page is slowed down. */
export async function undisturbed(page: Page): Promise<number> {
  return Math.min(...(await timeBursts(page, 100)))
}

/** @returns how many times longer than undisturbed a burst takes now, on average */
export async function slowDownNow(page: Page, undisturbed: number): Promise<number> {
  const times = await timeBursts(page, 40)
  return times.reduce((sum, time) => sum + time, 0) / times.length / undisturbed
}
