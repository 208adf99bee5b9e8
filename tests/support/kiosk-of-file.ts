/** One kiosk and one browser for all the tests of a file; after each test its pages are closed, and no card or paper lies about. */
import type { Browser, BrowserContextOptions } from 'playwright'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchBrowser, openKiosk, type Visitor } from './browser.ts'
import { type Kiosk, type KioskOptions, startKiosk } from './start-kiosk.ts'

export interface KioskOfFile {
  /** Runs from before the file's first test to after its last. */
  kiosk: Kiosk
  /** A visitor before it, on a screen of that size; or before another kiosk, whose address is given. */
  open: (
    viewport?: { width: number; height: number },
    options?: BrowserContextOptions,
    url?: string,
  ) => Promise<Visitor>
}

export function kioskOfFile(options?: KioskOptions, browserArgs?: string[]): KioskOfFile {
  let running: { kiosk: Kiosk; browser: Browser } | undefined
  const visitors: Visitor[] = []
  const started = () => {
    if (running === undefined) throw new Error('before the first test there is no kiosk')
    return running
  }
  const kiosk: Kiosk = {
    get url() {
      return started().kiosk.url
    },
    get dataDir() {
      return started().kiosk.dataDir
    },
    get process() {
      return started().kiosk.process
    },
    dock: (command, payload) => started().kiosk.dock(command, payload),
    stop: () => started().kiosk.stop(),
  }

  beforeAll(async () => {
    const [kiosk, browser] = await Promise.all([startKiosk(options), launchBrowser(browserArgs)])
    running = { kiosk, browser }
  })
  afterEach(async () => {
    for (const { page } of visitors.splice(0)) await page.context().close()
    await kiosk.dock('Dock.TakeCard', {})
    await kiosk.dock('Dock.TakePaper', {})
  })
  afterAll(async () => {
    await running?.browser.close()
    await running?.kiosk.stop()
  })

  return {
    kiosk,
    async open(viewport, options, url = kiosk.url) {
      const visitor = await openKiosk(started().browser, url, viewport, options)
      visitors.push(visitor)
      return visitor
    },
  }
}
