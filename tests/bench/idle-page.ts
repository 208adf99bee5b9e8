/** The first screen while nobody is there: what the browser takes of the machine, day and night. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { openPage } from './kiosk-page.ts'
import type { Row } from './rows.ts'

const settles = 5 // s; what stands behind the first screen is loaded
const seconds = 20

export async function measureIdlePage(browser: Browser): Promise<Row[]> {
  const kiosk = await startKiosk()
  const devtools = await browser.newBrowserCDPSession()
  /** Seconds of processor that all of the browser's processes have taken, the one that paints included. */
  const taken = async () => {
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
  }
  try {
    const kioskPage = await openPage(browser, kiosk.url)
    await pause(settles * 1_000)
    const before = await taken()
    await pause(seconds * 1_000)
    const share = ((await taken()) - before) / seconds
    await kioskPage.close()
    return [{ what: 'the first screen, nobody there', value: share * 100, unit: '% of a core' }]
  } finally {
    await devtools.detach()
    await kiosk.stop()
  }
}
