/** Takes every screen × {portrait, landscape} × {normal, large type, high contrast} × {zh, en}. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, test } from 'vitest'
import { pressBar } from '#tests/support/comfort.ts'
import { landscape, launchBrowser, openKiosk, portrait, type Visitor } from '#tests/support/browser.ts'
import { holdLine } from '#tests/support/line.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { passing, tours } from '#tests/support/tours.ts'
import { wordsOf, type Words } from '#tests/support/words.ts'
import { contactSheet, type Shot } from './contact-sheet.ts'
import { changedCells, fingerprintOf, readAccepted, writeAccepted } from './fingerprint.ts'

const output = join(import.meta.dirname, '..', 'output', 'shots')
const accepting = process.env['LINBAN_ACCEPT_SHOTS'] === '1'
const accepted = readAccepted()
const shots: Shot[] = []
let walked = 0

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
  if (accepting && walked === ways.length)
    writeAccepted(Object.fromEntries(inOrder.map(({ id, print }) => [id, print])))
  const news = shots.filter(({ changes }) => changes === null || changes.length > 0)
  process.stdout.write(`${shots.length} pictures, ${news.length} differ from the accepted ones: ${output}/index.html\n`)
})

const languages = ['zh', 'en'] as const
const ways = languages.flatMap((language) =>
  Object.entries(tours).map(([tour, { config, walk }], number) => {
    const name = `${language}-${number + 1}`
    return { name, language, tour, config: config ?? {}, walk }
  }),
)

// each has a kiosk of its own: most of a picture's time is waiting
test.concurrent.each(ways)('$name: $tour', async ({ name, language, tour, config, walk }) => {
  const words = wordsOf(language)
  const [kiosk, browser] = await Promise.all([
    startKiosk({ config, env: { LINBAN_SANDBOX_TODAY: today } }),
    launchBrowser(),
  ])
  const visitor = await openKiosk(browser, kiosk.url, portrait, { now })
  const line = await holdLine(visitor.page)
  await visitor.page.addInitScript(stopCounting)
  await visitor.page.reload()
  await visitor.at('journey.attract.clear')
  if (language === 'en') await visitor.touch(wordsOf('zh').t('bar.language'))
  let count = 0
  const pictureName = () => `${name}-${String(++count).padStart(3, '0')}.png`
  await walk({ visitor, kiosk, words, line, look: (screen) => look({ visitor, words, tour, screen, pictureName }) })
  walked += 1
  await browser.close()
  await kiosk.stop()
})

/** The modes, each with the button of the bar that leads into it and the one that leads out again. */
const modes = [
  { mode: 'normal', into: [], out: [] },
  { mode: 'large type', into: ['bar.elder'], out: ['bar.normal'] },
  { mode: 'high contrast', into: ['bar.contrast'], out: ['bar.contrast'] },
] as const

/** In the page: what counts seconds would look different in each picture. */
function stopCounting() {
  const still = new CSSStyleSheet()
  still.replaceSync('.count { color: #0000 !important } .count .left { stroke-dasharray: none !important }')
  document.adoptedStyleSheets.push(still)
}

interface Sight {
  visitor: Visitor
  words: Words
  tour: string
  screen: string
  pictureName: () => string
}

async function look({ visitor, words, tour, screen, pictureName }: Sight) {
  const { page } = visitor
  for (const { mode, into, out } of passing.has(screen) ? modes.slice(0, 1) : modes) {
    await pressBar(page, words, into)
    for (const size of [landscape, portrait]) {
      await page.setViewportSize(size)
      await page.evaluate(() => document.fonts.ready)
      const shape = size.width < size.height ? 'portrait' : 'landscape'
      const id = [tour, screen, shape, mode, words.language].join(' · ')
      const file = pictureName()
      const picture = await page.screenshot({ path: join(output, file), animations: 'disabled' })
      const print = await fingerprintOf(page, picture)
      const changes = changedCells(print, accepted[id])
      shots.push({ id, tour, screen, shape, mode, language: words.language, file, print, changes })
    }
    await pressBar(page, words, out)
  }
}
