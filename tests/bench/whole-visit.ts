/** The machine's share of a visit: all that a visitor waits for, from the first touch to the farewell. */
import type { Browser } from 'playwright'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { openPage, walk } from './kiosk-page.ts'
import { type Row, rowOf } from './rows.ts'
import { type Step, visits } from './walks.ts'

const rounds = 2
const parts: ReadonlyArray<{ waitsFor: Step['waitsFor']; what: string }> = [
  { waitsFor: 'screen', what: 'screens' },
  { waitsFor: 'card', what: 'card: find it and read it' },
  { waitsFor: 'department', what: 'department' },
  { waitsFor: 'print', what: 'print, until it is proven' },
]

export async function measureWholeVisit(browser: Browser): Promise<Row[]> {
  const kiosk = await startKiosk()
  const waited: Array<Record<Step['waitsFor'], number>> = []
  try {
    const kioskPage = await openPage(browser, kiosk.url)
    await walk(kioskPage, visits[0] ?? []) // the first of a day compiles what it needs
    for (let round = 0; round < rounds; round++) {
      for (const steps of visits) {
        const sums = { screen: 0, card: 0, department: 0, print: 0 }
        for (const { step, first, whole } of await walk(kioskPage, steps)) {
          sums[step.waitsFor] += step.waitsFor === 'screen' ? first : whole
        }
        waited.push(sums)
      }
    }
    await kioskPage.close()
  } finally {
    await kiosk.stop()
  }
  return [
    rowOf(
      'machine’s share of a whole visit',
      waited.map((sums) => sums.screen + sums.card + sums.department + sums.print),
      'median',
      {
        unit: 'ms',
        aim: 1500,
        note: 'every item, with card, slip and rating, at the speed of real devices: most of it is paper, wire and the module’s poll',
      },
    ),
    ...parts.map(({ waitsFor, what }) =>
      rowOf(
        `  of it ${what}`,
        waited.map((sums) => sums[waitsFor]),
        'median',
        { unit: 'ms' },
      ),
    ),
  ]
}
