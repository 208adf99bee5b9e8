/** Takes every screen × {portrait, landscape} × {normal, large type, high contrast} × {zh, en}. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, test } from 'vitest'
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

let kiosk: Kiosk
let browser: Browser
beforeAll(async () => {
  ;[kiosk, browser] = await Promise.all([startKiosk(), launchBrowser()])
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
    const visitor = await openKiosk(browser, kiosk.url)
    if (language === 'en') await visitor.touch(wordsOf('zh').t('bar.language'))
    await walk({ visitor, kiosk, words, look: (name) => look(visitor, words, tour, name) })
    await visitor.page.context().close()
    await kiosk.dock('Dock.TakeCard', {})
    await kiosk.dock('Dock.TakePaper', {})
  })
}

/** The modes, each with the button that leads into it and the one that leads out again. */
const modes = [
  { mode: 'normal', into: null, out: null },
  { mode: 'large type', into: 'bar.elder', out: 'bar.normal' },
  { mode: 'high contrast', into: 'bar.contrast', out: 'bar.contrast' },
] as const

/** These stand for seconds only: too short to go through the modes. */
const passing = new Set(['send', 'thanks', 'farewell'])

async function look(visitor: Visitor, { language, t }: Words, tour: string, screen: string) {
  const { page } = visitor
  const reachable = page.locator('button:not([inert] *)', { hasText: t('bar.contrast') })
  for (const { mode, into, out } of modes) {
    if (into !== null && (passing.has(screen) || (await reachable.count()) === 0)) return // a dialog lies over the bar
    if (into !== null) await visitor.touch(t(into))
    for (const size of [landscape, portrait]) {
      await page.setViewportSize(size)
      await page.evaluate(() => document.fonts.ready)
      const shape = size.width < size.height ? 'portrait' : 'landscape'
      const id = [tour, screen, shape, mode, language].join(' · ')
      const file = `${String(shots.length + 1).padStart(3, '0')}.png`
      const picture = await page.screenshot({ path: join(output, file), animations: 'disabled' })
      const print = await fingerprintOf(page, picture)
      prints[id] = print
      shots.push({ id, tour, screen, shape, mode, language, file, changes: changedCells(print, accepted[id]) })
    }
    if (out !== null) await visitor.touch(t(out))
  }
}
