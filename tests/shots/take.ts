/** Takes every screen × {portrait, landscape} × {normal, large type, high contrast, low} × {zh, en}. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, test } from 'vitest'
import { pressBar } from '#tests/support/comfort.ts'
import { landscape, launchBrowser, openKiosk, portrait, type Visitor } from '#tests/support/browser.ts'
import { type Kiosk, startKiosk } from '#tests/support/start-kiosk.ts'
import { tours } from '#tests/support/tours.ts'
import { wordsOf, type Words } from '#tests/support/words.ts'
import { contactSheet, type Shot } from './contact-sheet.ts'
import { changedCells, fingerprintOf, readAccepted, writeAccepted } from './fingerprint.ts'

const output = join(import.meta.dirname, '..', 'output', 'shots')
const accepting = process.env['LINBAN_ACCEPT_SHOTS'] === '1'
const accepted = readAccepted()
const shots: Shot[] = []
const prints: Record<string, string> = {}

/** A picture of today and one of next year are to be the same. */
const today = '2026-11-24'
const now = new Date(`${today}T09:42:00+08:00`)

let kiosk: Kiosk
let browser: Browser
beforeAll(async () => {
  ;[kiosk, browser] = await Promise.all([startKiosk({ env: { LINBAN_SANDBOX_TODAY: today } }), launchBrowser()])
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
})
afterAll(async () => {
  await browser.close()
  await kiosk.stop()
  writeFileSync(join(output, 'index.html'), contactSheet(shots))
  if (accepting) writeAccepted(prints)
  const news = shots.filter(({ changes }) => changes === null || changes.length > 0)
  process.stdout.write(`${shots.length} pictures, ${news.length} differ from the accepted ones: ${output}/index.html\n`)
})

for (const language of ['zh', 'en'] as const) {
  const words = wordsOf(language)
  test.each(Object.entries(tours))(`${language}: %s`, async (tour, walk) => {
    const visitor = await openKiosk(browser, kiosk.url, portrait, { now })
    if (language === 'en') await visitor.touch(wordsOf('zh').t('bar.language'))
    await walk({ visitor, kiosk, words, look: (name) => look(visitor, words, tour, name) })
    await visitor.page.context().close()
    await kiosk.dock('Dock.TakeCard', {})
    await kiosk.dock('Dock.TakePaper', {})
  })
}

/** The modes, each with the button of the bar that leads into it and the one that leads out again. */
const modes = [
  { mode: 'normal', into: [], out: [] },
  { mode: 'large type', into: ['bar.elder'], out: ['bar.normal'] },
  { mode: 'high contrast', into: ['bar.contrast'], out: ['bar.contrast'] },
  { mode: 'low', into: ['bar.low'], out: ['bar.high'] },
] as const

/** These stand for seconds only, too short to go through the modes; and whoever changes an attract screen leaves it. */
const passing = new Set(['attract', 'send', 'thanks', 'farewell'])

/** What counts seconds would look different in each picture. */
const still = '.count { color: #0000 !important } .count .left { stroke-dasharray: none !important }'

async function look(visitor: Visitor, words: Words, tour: string, screen: string) {
  const { page } = visitor
  for (const { mode, into, out } of passing.has(screen) ? modes.slice(0, 1) : modes) {
    await pressBar(page, words, into)
    for (const size of [landscape, portrait]) {
      await page.setViewportSize(size)
      await page.evaluate(() => document.fonts.ready)
      const shape = size.width < size.height ? 'portrait' : 'landscape'
      const id = [tour, screen, shape, mode, words.language].join(' · ')
      const file = `${String(shots.length + 1).padStart(3, '0')}.png`
      const picture = await page.screenshot({ path: join(output, file), animations: 'disabled', style: still })
      const print = await fingerprintOf(page, picture)
      prints[id] = print
      const changes = changedCells(print, accepted[id])
      shots.push({ id, tour, screen, shape, mode, language: words.language, file, changes })
    }
    await pressBar(page, words, out)
  }
}
