/**
 * Nothing personal outlives a visit. A marker person makes a whole visit, in which another one acts for them as well; then
 * everything that could remember is searched for their names, numbers and addresses. Each search is shown to be able to find them first.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizenCheckDigit } from '#contract/id-number.ts'
import { actingTexts } from '#flows/texts/acting.ts'
import { helpTexts } from '#flows/texts/help.ts'
import { launchBrowser, openKiosk, type Visitor } from '#tests/support/browser.ts'
import { handOf } from '#tests/support/errand.ts'
import { type Kiosk, startKiosk } from '#tests/support/start-kiosk.ts'
import { wordsOf } from '#tests/support/words.ts'

const digits = '37139919560412999'
const marker = {
  name: '鄢念恩',
  number: digits + citizenCheckDigit(digits),
  address: '山东省临沂市兰陵县忘川街道九百九十九号',
}
const agentDigits = '37139919560412777'
const agent = {
  name: '郗念恩',
  number: agentDigits + citizenCheckDigit(agentDigits),
  address: '山东省临沂市兰陵县忘川街道八百八十八号',
}
const marks = [...Object.values(marker), ...Object.values(agent)]

let folder: string
let kiosk: Kiosk
let browser: Browser
let visitor: Visitor
let cdp: CDPSession

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linban-forget-'))
  const synthetic = JSON.parse(readFileSync('departments/sandbox/people.json', 'utf8'))
  const farmer = synthetic.people.find(({ id }: { id: string }) => id === 'farmer')
  const as = (id: string, marks: object) => ({ ...farmer, id, card: { ...farmer.card, ...marks } })
  const people = [as('marker', marker), as('agent', agent)]
  writeFileSync(join(folder, 'people.json'), JSON.stringify({ people }))
  kiosk = await startKiosk({
    people: join(folder, 'people.json'),
    // the bridge writes a heap snapshot into the folder whenever it is asked by a signal
    execArgv: ['--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${folder}`],
  })
  browser = await launchBrowser()
  visitor = await openKiosk(browser, kiosk.url)
  cdp = await visitor.page.context().newCDPSession(visitor.page)
  await cdp.send('HeapProfiler.enable')
})

afterAll(async () => {
  await browser.close()
  await kiosk.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Which marks a text holds. */
const found = (text: string) => marks.filter((mark) => text.includes(mark))

/** Every string of a V8 heap snapshot; characters outside ASCII are escaped in the file, hence parsed. */
function stringsOf(snapshot: string): string {
  const { strings }: { strings: string[] } = JSON.parse(snapshot)
  return strings.join('\n')
}

async function pageHeap(): Promise<string> {
  const chunks: string[] = []
  const collect = ({ chunk }: { chunk: string }) => chunks.push(chunk)
  cdp.on('HeapProfiler.addHeapSnapshotChunk', collect)
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  cdp.off('HeapProfiler.addHeapSnapshotChunk', collect)
  return stringsOf(chunks.join(''))
}

async function bridgeHeap(): Promise<string> {
  const snapshots = () => readdirSync(folder).filter((name) => name.endsWith('.heapsnapshot'))
  const before = new Set(snapshots())
  let heap: string | null = null
  kiosk.process.kill('SIGUSR2')
  const written = () => (heap ??= wholeSnapshot(snapshots().find((name) => !before.has(name)))) !== null
  await expect.poll(written, { timeout: 30_000, interval: 200 }).toBe(true)
  return heap ?? ''
}

/** Null while it is still being written. */
function wholeSnapshot(name: string | undefined): string | null {
  if (name === undefined) return null
  try {
    return stringsOf(readFileSync(join(folder, name), 'utf8'))
  } catch {
    return null
  }
}

/** Everything the origin keeps in the browser, as text. */
function pageStorage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      location.href,
    ]
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('success', () => resolve(opening.result))
        opening.addEventListener('error', () => reject(opening.error))
      })
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll()
        kept.push(
          name,
          store,
          await new Promise((resolve) => all.addEventListener('success', () => resolve(all.result))),
        )
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        kept.push(request.url, (await (await cache.match(request))?.text()) ?? '')
    }
    return JSON.stringify(kept)
  })
}

/** Mark-up and text: a slip's characters stand each in an element of its own. */
async function dom(page: Page): Promise<string> {
  return `${await page.content()}\n${await page.locator('html').textContent()}`
}

function filesBelow(path: string): string[] {
  return readdirSync(path).flatMap((name) => {
    const inside = join(path, name)
    return statSync(inside).isDirectory() ? filesBelow(inside) : [inside]
  })
}

/** What the data folder and its logs hold, read as UTF-8 and as UTF-16. */
function dataFolder(): string {
  const files = filesBelow(kiosk.dataDir).filter((file) => statSync(file).isFile())
  return files.map((file) => `${file} ${readFileSync(file, 'utf8')} ${readFileSync(file, 'utf16le')}`).join('\n')
}

const words = wordsOf('zh')
const { t, tell } = words

/** The other one acts for the marker person, and calls for help with the result on the screen. */
async function actForMarker() {
  const { page } = visitor
  await visitor.touch(/养老金发了多少/)
  await visitor.touch(tell(actingTexts.start))
  for (const [whose, personId] of [
    ['agent', 'agent'],
    ['principal', 'marker'],
  ] as const) {
    await visitor.at(`journey.item.actFor.${whose}.waiting.present`)
    await kiosk.dock('Dock.TakeCard', {})
    await kiosk.dock('Dock.LayCard', { personId })
    await visitor.at(`journey.item.actFor.${whose}.read`)
    await visitor.touch(t('continue'))
  }
  await visitor.touch(tell(actingTexts.agree))
  // the searches can find: while the department is thinking, page and bridge both know the person
  await kiosk.dock('Dock.Switch', { department: 'socialSecurity', mode: 'slow' })
  await visitor.touch(/今年/)
  await visitor.at('journey.item.send')
  expect(found(await bridgeHeap()), 'the bridge knows the person during the call').toContain(marker.number)
  const known = found(await pageHeap())
  for (const { number } of [marker, agent]) expect(known, 'the page knows both during the visit').toContain(number)
  // a bridge that writes its heap may be too busy to hear the department in time: then the visitor asks again
  await kiosk.dock('Dock.Switch', { department: 'socialSecurity', mode: 'normal' })
  await handOf(visitor, kiosk, words, { itemId: 'resident-pension-payments' }).goTo('journey.item.result')
  await page.locator('.bar .help').click()
  for (const button of [helpTexts.came, helpTexts.goOn]) {
    await page.getByRole('button', { name: tell(button), exact: true }).waitFor()
    expect(found(await page.getByRole('dialog').innerText()), 'what the attendant reads').toEqual([])
    await visitor.touch(tell(button))
  }
  await visitor.touch(t('result.print'))
  await visitor.touch(t('preview.print'))
  await visitor.at('journey.item.deliver.printed')
}

test('a whole visit leaves nothing of the person anywhere', async () => {
  const { page } = visitor
  const at = (state: string) => visitor.at(state)
  const touch = (name: string | RegExp) => visitor.touch(name)
  await touch('摸一下屏幕开始')
  await touch(/养老金发了多少/)
  await touch('放身份证，开始查')
  await at('journey.item.identify.waiting.present')
  await kiosk.dock('Dock.LayCard', { personId: 'marker' })
  await at('journey.item.identify.read')
  await touch('继续')
  await touch(/今年/)
  await at('journey.item.result')
  await touch('打印小票')
  await touch('打印')
  await at('journey.item.deliver.printed')
  expect(found(await dom(page)), 'the slip on the screen shows the name').toContain(marker.name)
  await kiosk.dock('Dock.TakePaper', {})
  await touch(t('another'))
  await actForMarker()
  await touch('给这次服务打个分')
  await touch(/非常满意/)
  await kiosk.dock('Dock.TakeCard', {})
  await kiosk.dock('Dock.TakePaper', {})
  await at('journey.attract')

  expect(found(await dom(page)), 'DOM').toEqual([])
  expect(found(await pageStorage(page)), 'storage, IndexedDB, caches, address').toEqual([])
  expect(found(JSON.stringify(await page.context().cookies())), 'cookies').toEqual([])
  expect(found(await pageHeap()), 'heap of the page').toEqual([])
  expect(found(await bridgeHeap()), 'heap of the bridge').toEqual([])
  expect(found(dataFolder()), 'data folder and logs').toEqual([])
  expect(await pageStorage(page), 'the rating does wait in the outbox').toContain('resident-pension-payments')
}, 120_000)
