/** Takes every screen × {portrait, landscape} × {normal, large type, high contrast} × {zh, en}. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, test } from 'vitest'
import { pressBar } from '#tests/support/comfort.ts'
import { landscape, launchBrowser, openKiosk, portrait, type Visitor } from '#tests/support/browser.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { tours } from '#tests/support/tours.ts'
import { wordsOf, type Words } from '#tests/support/words.ts'
import { contactSheet, type Shot } from './contact-sheet.ts'
import { changedCells, fingerprintOf, readAccepted, writeAccepted } from './fingerprint.ts'

const output = join(import.meta.dirname, '..', 'output', 'shots')
const accepting = process.env['LINBAN_ACCEPT_SHOTS'] === '1'
const accepted = readAccepted()
const shots: Shot[] = []
const taken = { zh: 0, en: 0 }

/** A picture of today and one of next year are to be the same. */
const today = '2026-11-24'
const now = new Date(`${today}T09:42:00+08:00`)

beforeAll(() => {
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
})
afterAll(() => {
  const inOrder = shots.toSorted((one, other) => one.file.localeCompare(other.file))
  writeFileSync(join(output, 'index.html'), contactSheet(inOrder))
  if (accepting) writeAccepted(Object.fromEntries(inOrder.map(({ id, print }) => [id, print])))
  const news = shots.filter(({ changes }) => changes === null || changes.length > 0)
  process.stdout.write(`${shots.length} pictures, ${news.length} differ from the accepted ones: ${output}/index.html\n`)
})

// each language has a kiosk of its own: most of a picture's time is waiting
test.concurrent.each(['zh', 'en'] as const)('%s', async (language) => {
  const words = wordsOf(language)
  const [kiosk, browser] = await Promise.all([startKiosk({ env: { LINBAN_SANDBOX_TODAY: today } }), launchBrowser()])
  for (const [tour, walk] of Object.entries(tours)) {
    const visitor = await openKiosk(browser, kiosk.url, portrait, { now })
    if (language === 'en') await visitor.touch(wordsOf('zh').t('bar.language'))
    await walk({ visitor, kiosk, words, look: (name) => look(visitor, words, tour, name) })
    await visitor.page.context().close()
    await kiosk.dock('Dock.TakeCard', {})
    await kiosk.dock('Dock.TakePaper', {})
  }
  await browser.close()
  await kiosk.stop()
})

/** The modes, each with the button of the bar that leads into it and the one that leads out again. */
const modes = [
  { mode: 'normal', into: [], out: [] },
  { mode: 'large type', into: ['bar.elder'], out: ['bar.normal'] },
  { mode: 'high contrast', into: ['bar.contrast'], out: ['bar.contrast'] },
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
      const file = `${words.language}-${String(++taken[words.language]).padStart(3, '0')}.png`
      const picture = await page.screenshot({ path: join(output, file), animations: 'disabled', style: still })
      const print = await fingerprintOf(page, picture)
      const changes = changedCells(print, accepted[id])
      shots.push({ id, tour, screen, shape, mode, language: words.language, file, print, changes })
    }
    await pressBar(page, words, out)
  }
}
