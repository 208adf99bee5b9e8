/** Generates the tests of some rows of the fault table: one kiosk, one page, and a visit that lives through a whole row. */
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DockSwitch } from '#contract/dock.ts'
import type { Text } from '#flows/language.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { maintenance } from '#departments/sandbox/world.ts'
import { launchBrowser, openKiosk, type Visitor } from '#tests/support/browser.ts'
import { type Hand, handOf, itemOf } from '#tests/support/errand.ts'
import { type Kiosk, startKiosk } from '#tests/support/start-kiosk.ts'
import { until } from '#tests/support/until.ts'
import { wordsOf } from '#tests/support/words.ts'
import type * as table from './fault-table.ts'
import { department, faultTable, isWell, keptAt, phases, seenAtOnce, switchesOf } from './fault-table.ts'

const { t, tell } = wordsOf('zh')
const order = Object.keys(phases) as table.Phase[]
/** The next phase that lasts: an answer and a slip come by themselves. */
const nextOf = (phase: table.Phase): string => {
  if (phase === 'fill') return phases.result
  if (phase === 'preview') return phases.printed
  const next = order[order.indexOf(phase) + 1]
  return next === undefined ? 'journey.rate.thanks' : phases[next]
}
/** A long slip, so that there is time to do something while it is printed. */
const errand = { itemId: 'medical-account', personId: 'many-account-entries', answer: /^近半年/ }
const nextButton: Readonly<Record<string, string>> = {
  guide: tell(itemOf(errand.itemId).ways[0].label),
  result: t('result.print'),
  preview: t('preview.print'),
}

export function testFaults(rows: table.FaultName[]) {
  let kiosk: Kiosk
  let browser: Browser
  let visitor: Visitor
  let hand: Hand

  beforeAll(async () => {
    ;[kiosk, browser] = await Promise.all([startKiosk(), launchBrowser()])
    visitor = await openKiosk(browser, kiosk.url, { width: 540, height: 960 })
    hand = handOf(visitor, kiosk, wordsOf('zh'), errand)
    await untilWell()
  })
  afterAll(async () => {
    await browser.close()
    await kiosk.stop()
  })

  for (const fault of rows) {
    describe(fault, () => {
      for (const phase of order) {
        test(phase, async () => {
          try {
            await live(fault, phase, faultTable[fault][phase])
          } catch (error) {
            await recover()
            throw error
          }
        })
      }
    })
  }

  async function live(fault: table.FaultName, phase: table.Phase, cell: table.Cell) {
    await kiosk.dock('Dock.TakePaper', {})
    await untilWell() // or a notice goes, and the buttons move under the finger
    await bringTo(phase)
    if (phase === 'printing') await untilPaperMoves()
    else await kiosk.dock('Dock.TakePaper', {})
    await flip(switchesOf(fault).on)
    if (seenAtOnce.has(fault)) {
      await until(
        async () => !isWell(await hand.kioskStatus()),
        () => `the bridge to see ${fault}`,
      )
    }
    await meet(phase, cell)
    const before = await papers()
    expect(before.map(({ kind }) => kind)).toEqual(expectedPaper(phase, cell))

    await flip(switchesOf(fault).off)
    await flip([{ department, mode: 'normal' }]) // it may have been held
    // a part that nobody misses may come back in its own time; a visitor who was told of it sees it come back
    if (cell.how !== 'unseen') await untilWell()
    // the screen is where it was left, and the same visit goes on to its next phase
    const way = await hand.goTo(nextOf(phase))
    if (order.indexOf(phase) > order.indexOf('home')) expect(way).not.toContain(phases.home)
    const after = await papers()
    // nothing more of an old slip came out, and a new one only where the visitor asked for it
    expect(after.slice(0, before.length).map(({ lines }) => lines)).toEqual(before.map(({ lines }) => lines))
    const printedAgain = way.some((state) => state === phases.printing) && way.length > 1
    expect(after.slice(before.length).map(({ kind }) => kind)).toEqual(printedAgain ? ['whole'] : [])
  }

  /** The fault has come: what the screen says, and where the visitor's next step leads. */
  async function meet(phase: table.Phase, cell: table.Cell) {
    switch (cell.how) {
      case 'interrupted':
        await visitor.at(cell.at)
        return readsTrouble(cell)
      case 'met':
        await stands(phase)
        await hand.goTo(cell.at)
        return readsTrouble(cell)
      case 'blocked': {
        await stands(phase)
        await reads(cell.says)
        const button = visitor.page.getByRole('button', { name: nextButton[phase] ?? '', exact: true, disabled: false })
        return expect(await button.count()).toBe(0)
      }
      case 'told':
        await reads(cell.says)
        await stands(phase)
        return nextStep(phase)
      case 'unseen':
        await stands(phase)
        return nextStep(phase)
    }
  }

  /** What happened, whether anything was lost, and a way to somebody who helps besides the one in the bar. */
  async function readsTrouble({ at, says }: Extract<table.Cell, { at: string }>) {
    await reads(says)
    const kept = keptAt[at]
    if (kept === undefined) return
    await reads([kept])
    await visitor.page
      .getByRole('main')
      .getByRole('button', { name: t('help'), exact: true })
      .waitFor()
  }

  async function nextStep(phase: table.Phase) {
    if (phase === 'send') await hand.goBy(t('send.cancel'))
    else await hand.goTo(nextOf(phase))
  }

  async function stands(phase: table.Phase) {
    if (phase !== 'printing') expect(await visitor.state()).toBe(phases[phase]) // that one ends by itself
  }

  async function reads(says: Text[]) {
    const values = { department: tell(domainTexts[department].department), reason: maintenance }
    for (const text of says) await visitor.reads(tell(text, values))
  }

  /** Goes on with the visit as it stands, or begins a new one where it is past the phase. */
  async function bringTo(phase: table.Phase) {
    const now = await visitor.state()
    const at = order.findIndex((name) => phases[name] === now)
    if (phase === 'printing' && now === phases.printed) {
      await hand.goBy(t('printed.missing'))
      return hand.goTo(phases.printing)
    }
    if (phase === 'send' && now === phases.result) await hand.goBy(t('result.change.period'))
    else if (at === -1 || at > order.indexOf(phase)) await hand.leave()
    if (phase === 'send') {
      await hand.goTo(phases.fill)
      await flip([{ department, mode: 'slow' }]) // an answer that comes at once is no phase
    }
    await hand.goTo(phases[phase])
  }

  function expectedPaper(phase: table.Phase, cell: table.Cell): table.Paper[] {
    if (cell.how === 'met' || cell.how === 'interrupted') return cell.paper === 'nothing' ? [] : [cell.paper]
    return phase === 'printing' || (phase === 'preview' && cell.how !== 'blocked') ? ['whole'] : []
  }

  /** The slips in the slot, each compared with the preview line for line. */
  async function papers(): Promise<{ kind: table.Paper; lines: string[] }[]> {
    const { papers } = await hand.dockStatus()
    const preview = hand.preview()
    return papers.map(({ lines, cut }) => {
      expect(lines).toEqual(preview.slice(0, lines.length))
      const kind = lines.length < preview.length ? 'part' : cut ? 'whole' : 'uncut'
      return { kind, lines }
    })
  }

  const untilPaperMoves = () =>
    until(
      async () => (await hand.dockStatus()).papers.length > 0,
      () => 'a slip to come',
    )

  const untilWell = () =>
    until(
      async () => isWell(await hand.kioskStatus()),
      () => 'the kiosk to be well',
    )

  async function flip(switches: DockSwitch[]) {
    for (const change of switches) await kiosk.dock('Dock.Switch', change)
  }

  /** After a failed test: everything lifted and a new visit, so that the next one can be judged by itself. */
  async function recover() {
    for (const fault of rows) await flip(switchesOf(fault).off)
    await flip([{ department, mode: 'normal' }])
    await kiosk.dock('Dock.TakeCard', {})
    await kiosk.dock('Dock.TakePaper', {})
    await untilWell()
    await visitor.page.reload()
    await visitor.at(phases.attract)
  }
}
