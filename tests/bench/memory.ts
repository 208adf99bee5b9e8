/** Whether anything stays behind in the page or the bridge, visit after visit. */
import type { Browser } from 'playwright'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { type KioskPage, openPage, rush } from './kiosk-page.ts'
import { inspectable, type Memory, watchNodeHeap } from './node-heap.ts'
import { pageHeap, type PageHeap } from './page-heap.ts'
import type { Row } from './rows.ts'
import { visits } from './walks.ts'

const megabyte = 1_000_000
const kilobyte = 1000

interface Mark {
  visits: number
  page: PageHeap
  nodes: number
  listeners: number
  bridge: Memory
}

/** @param last how many visits; marks are taken after 1, 100 and this many, and at every 50 on the way */
export async function measureMemory(browser: Browser, last: number): Promise<Row[]> {
  const kiosk = await startKiosk({ env: { LINBAN_VIRTUAL_PACE: 'none' }, execArgv: inspectable })
  const marks: Mark[] = []
  const bridge = await watchNodeHeap(kiosk)
  try {
    const kioskPage = await openPage(browser, kiosk.url)
    for (let visit = 1; visit <= last; visit++) {
      await rush(kioskPage, visits[visit % visits.length] ?? [])
      if (visit === 1 || visit === last || visit % 50 === 0) {
        marks.push({ visits: visit, ...(await pageMemory(kioskPage)), bridge: await bridge.measure() })
      }
    }
    await kioskPage.close()
  } finally {
    bridge.close() // a process that is looked into doesn't end
    await kiosk.stop()
  }
  return [
    ...series('page: what the heap remembers', marks, ({ page }) => page.remembered),
    ...series('page: the heap with its compiled code', marks, ({ page }) => page.used),
    ...series('bridge: JS heap', marks, ({ bridge }) => bridge.heap),
    ...series('bridge: resident memory', marks, ({ bridge }) => bridge.resident),
    ...(['nodes', 'listeners'] as const).map((counted): Row => ({
      what: `page: DOM ${counted} more after ${last} visits than after ${marks[1]?.visits}`,
      value: (marks.at(-1)?.[counted] ?? 0) - (marks[1]?.[counted] ?? 0),
      unit: 'count',
      note: marks.map((mark) => `${mark.visits}: ${mark[counted]}`).join(', '),
    })),
  ]
}

async function pageMemory({ devtools }: KioskPage): Promise<Omit<Mark, 'visits' | 'bridge'>> {
  const page = await pageHeap(devtools)
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
  return { page, nodes, listeners: jsEventListeners }
}

function series(what: string, marks: readonly Mark[], of: (mark: Mark) => number): Row[] {
  const at = (visits: number): Row[] =>
    marks
      .filter((mark) => mark.visits === visits)
      .map((mark) => ({ what: `${what} after ${visits} visits`, value: of(mark) / megabyte, unit: 'MB' }))
  const last = marks.at(-1)?.visits ?? 0
  const settled = marks.filter(({ visits }) => visits >= 100)
  const [early, late] = [settled[0], settled.at(-1)]
  const rows = [...new Set([1, 100, last])].flatMap(at)
  if (early === undefined || late === undefined || settled.length < 3) return rows
  return [
    ...rows,
    {
      what: `${what}, growth from ${early.visits} to ${last} visits`,
      value: slope(settled.map((mark) => [mark.visits, of(mark) / kilobyte])),
      unit: 'kB/visit',
      aim: 0,
      note: `linear fit through ${settled.length} marks; ${(of(late) / of(early)).toFixed(4)} × from first to last`,
    },
  ]
}

/** Of the straight line with the least squares. */
function slope(points: ReadonlyArray<readonly [number, number]>): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const above = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0)
  return above / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0)
}
