/** Touch → the next screen, on a machine that is six times slower: every item, and all that can be touched on the way. */
import type { Browser } from 'playwright'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { openPage, type Taken, walk } from './kiosk-page.ts'
import { type Row, rowOf } from './rows.ts'
import { slowDownNow, undisturbed } from './slow-down.ts'
import { lookingAround, visits } from './walks.ts'

const rounds = 2

export async function measureTouches(browser: Browser, slowDown: number): Promise<Row[]> {
  const kiosk = await startKiosk({ env: { LINBAN_VIRTUAL_PACE: 'none' } })
  const taken: Taken[] = []
  const slowDowns: number[] = []
  try {
    const kioskPage = await openPage(browser, kiosk.url)
    const alone = await undisturbed(kioskPage.page)
    await kioskPage.devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
    for (let round = 0; round < rounds; round++) {
      for (const steps of [lookingAround, ...visits]) {
        taken.push(...(await walk(kioskPage, steps)))
        slowDowns.push(await slowDownNow(kioskPage.page, alone))
      }
    }
    await kioskPage.close()
  } finally {
    await kiosk.stop()
  }
  // A touch that a department or a device has to answer shows a screen that says so: that one is what counts here.
  const touches = taken.filter(({ step }) => 'touch' in step.act)
  const shifts = taken.flatMap(({ step, from, shifted: { sum, what } }) =>
    sum === 0 ? [] : `${sum.toFixed(3)} ${from} ${JSON.stringify(step.act)} moved ${what.join()}`,
  )
  const feedbacks = touches.flatMap(({ feedback }) => (feedback === null ? [] : [feedback]))
  return [
    rowOf(`slow-down that the page really had, ${slowDown}× wanted`, slowDowns, 'median', {
      unit: '×',
      note: 'measured between the visits; above the wanted one the machine was busy with other things, and what follows took longer by as much',
    }),
    rowOf(
      `touch → next screen painted, ${slowDown}× slow-down`,
      touches.map(({ first }) => first),
      'p95',
      {
        unit: 'ms',
        aim: 100,
        note: `from the finger’s lifting to the end of the first frame with the change; slowest: ${slowest(touches)}`,
      },
    ),
    rowOf(`touch → the button looks pressed, ${slowDown}× slow-down`, feedbacks, 'p95', {
      unit: 'ms',
      aim: 50,
      note: `from the finger’s coming down; ${feedbacks.length} of ${touches.length} touches showed it within a short touch`,
    }),
    {
      what: 'layout shift after the first frame of an answer, sum of all steps',
      value: taken.reduce((sum, { shifted }) => sum + shifted.sum, 0),
      unit: 'CLS',
      aim: 0,
      note: shifts.length === 0 ? `in ${taken.length} steps nothing that stood there moved` : shifts.join('; '),
    },
  ]
}

function slowest(touches: readonly Taken[]): string {
  return touches
    .toSorted((a, b) => b.first - a.first)
    .slice(0, 6)
    .map(({ step, from, first }) => `${first.toFixed(0)} at ${from} “${'touch' in step.act ? step.act.touch : ''}”`)
    .join('; ')
}
