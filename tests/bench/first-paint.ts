/** What a page loads before there is anything to see, and when its button works on a slow machine. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright'
import { portrait } from '#tests/support/browser.ts'
import residentPension from '#flows/items/resident-pension-payments.ts'
import { screenTexts } from '#flows/texts/screens.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { installPageKit } from './page-kit.ts'
import { openPage } from './kiosk-page.ts'
import { type Row, rowOf } from './rows.ts'

const dist = join(import.meta.dirname, '..', '..', 'dist')
const starts = 10

export async function measureFirstPaint(browser: Browser): Promise<Row[]> {
  const kiosk = await startKiosk()
  try {
    const kioskPage = await openPage(browser, kiosk.url)
    const { paint, files } = await kioskPage.page.evaluate(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
      const begun = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < paint)
      return { paint, files: begun.map(({ name }) => new URL(name).pathname) }
    })
    await kioskPage.close()
    if (paint === 0) throw new Error('the browser told no first paint')
    const sizes = ['/index.html', ...files].map(
      (file) => [file, gzipSync(readFileSync(join(dist, file))).length / 1000] as const,
    )
    return [
      {
        what: 'loaded before the first contentful paint, gz',
        value: sizes.reduce((sum, [, size]) => sum + size, 0),
        unit: 'kB',
        aim: 70,
        note: sizes.map(([file, size]) => `${file} ${size.toFixed(1)}`).join(', '),
      },
    ]
  } finally {
    await kiosk.stop()
  }
}

/** Navigation → a press of the start button leads on, in a browser context that has nothing cached. */
export async function measureInteractive(browser: Browser, slowDown: number): Promise<Row[]> {
  const kiosk = await startKiosk()
  const times: number[] = []
  try {
    for (let start = 0; start < starts; start++) {
      const context = await browser.newContext({ viewport: portrait, locale: 'zh-CN', hasTouch: true })
      const page = await context.newPage()
      await page.addInitScript(installPageKit)
      const devtools = await context.newCDPSession(page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
      await page.goto(kiosk.url, { waitUntil: 'commit' })
      times.push(
        await page.evaluate(
          async ({ start, item }) => {
            await window.kit.seen('journey.attract', 0)
            await window.kit.press(start)
            await window.kit.place(item)
            return performance.now()
          },
          { start: screenTexts['attract.start'].zh, item: residentPension.plainName.zh },
        ),
      )
      await context.close()
    }
  } finally {
    await kiosk.stop()
  }
  return [
    rowOf(`navigation → the start button works, ${slowDown}× slow-down`, times, 'median', {
      unit: 'ms',
      note: 'the attract screen was painted, its button pressed, and the items can be chosen',
    }),
  ]
}
