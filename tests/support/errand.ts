/** What a visitor comes for, and how: the next step from wherever the visit stands, as somebody does who reads the screen. */
import type { DockStatus } from '#contract/dock.ts'
import type { KioskStatus } from '#contract/device-status.ts'
import { catalogue } from '#flows/catalogue.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import type { Visitor } from './browser.ts'
import type { Kiosk } from './start-kiosk.ts'
import type { Words } from './words.ts'

export interface Errand {
  itemId: string
  /** Which of the item's ways; the first when left out. */
  way?: number
  /** Whose card is laid down. */
  personId?: string
  /** To the item's question: the name of a button, or digits for the keypad. No item asks two. */
  answer?: string | RegExp
}

export interface Hand {
  /** Goes on to the state that starts so, within one visit. Returns the states on the way. */
  goTo(state: string): Promise<string[]>
  /** Touches a button that leads to another state, and waits for that one. */
  goBy(button: string): Promise<string>
  /** Ends the visit from anywhere and waits for the attract screen. */
  leave(): Promise<void>
  /** The lines of the slip that was asked for last, as its preview showed them; spaces at a line's end are no ink. */
  preview(): string[]
  dockStatus(): Promise<DockStatus>
  kioskStatus(): Promise<KioskStatus>
}

export function handOf(visitor: Visitor, kiosk: Kiosk, words: Words, errand: Errand): Hand {
  const { t, tell } = words
  const item = itemOf(errand.itemId)
  const way = item.ways[errand.way ?? 0]
  if (way === undefined) throw new Error(`${item.id} has no such way`)
  const touch = (key: Parameters<typeof t>[0]) => visitor.touch(t(key))

  async function chooseItem() {
    await visitor.page.locator('main h1').waitFor() // in a page just loaded, home comes a moment after its state
    // in large type home shows the domains alone
    const { plain, lead } = domainTexts[item.domain]
    const tile = visitor.page.getByRole('button', { name: `${tell(plain)} ${tell(lead)}`, exact: true })
    if (await tile.isVisible()) {
      await tile.click()
      await visitor.at('journey.category')
    }
    await visitor.touch(startingWith(tell(item.plainName)))
  }

  async function layCard() {
    if (errand.personId === undefined) throw new Error('a card is asked for, and this errand has none')
    await kiosk.dock('Dock.TakeCard', {}) // a card that could not be read is only seen again when it is laid anew
    await kiosk.dock('Dock.LayCard', { personId: errand.personId })
  }

  async function takeCard() {
    await kiosk.dock('Dock.TakeCard', {})
    await touch('continue')
  }

  async function answer() {
    const given = errand.answer
    if (given === undefined) throw new Error('a question is asked, and this errand has no answer')
    if (typeof given !== 'string' || !/^\d+$/.test(given)) return visitor.touch(given)
    for (const digit of given) await visitor.touch(digit)
    await touch('fill.done')
  }

  let preview: string[] = []
  async function print() {
    await visitor.page.locator('.slip[aria-busy="true"]').first().waitFor({ state: 'detached' }) // its last lines come a frame later
    preview = (await visitor.page.locator('.slip p').allTextContents()).map((line) => line.trimEnd())
    await touch('preview.print')
  }

  const waiting = async () => {}
  const nextSteps: ReadonlyArray<readonly [state: string, step: () => Promise<unknown>]> = [
    ['journey.attract', () => touch('attract.start')],
    ['journey.home', chooseItem],
    ['journey.item.guide', () => visitor.touch(tell(way.label))],
    ['journey.item.identify.waiting.found', waiting],
    ['journey.item.identify.waiting', layCard],
    ['journey.item.identify.read', takeCard],
    ['journey.item.identify.paused', waiting],
    ['journey.item.identify.problem', () => touch('retry')],
    ['journey.item.fill', answer],
    ['journey.item.send', waiting],
    ['journey.item.result', () => touch('result.print')],
    ['journey.item.refused', () => visitor.touch(t(`result.change.${way.inputs[0]?.kind ?? 'year'}`))],
    ['journey.item.problem', () => touch('retry')],
    ['journey.item.deliver.preview', print],
    ['journey.item.deliver.printing', waiting],
    ['journey.item.deliver.paused', waiting],
    ['journey.item.deliver.unknown', () => touch('unknown.no')],
    ['journey.item.deliver.missing', () => touch('failed.again')],
    ['journey.item.deliver.failed', () => touch('failed.again')],
    ['journey.item.deliver.printed', () => touch('printed.rate')],
    ['journey.rate.asking', () => touch('rate.verySatisfied')],
    ['journey.rate.saving', waiting],
    ['journey.rate', () => touch('bar.leave')],
    ['journey.parting.takeCard', () => kiosk.dock('Dock.TakeCard', {})],
    ['journey.parting', waiting],
    ['journey.farewell', () => visitor.page.locator('.kiosk').click({ position: { x: 5, y: 5 } })],
  ]

  /** Does what follows on a state. Returns the state that the visit went to. */
  async function step(before: string) {
    const [, next] = nextSteps.find(([state]) => before.startsWith(state)) ?? []
    if (next === undefined) throw new Error(`nobody knows what to do at ${before}`)
    return leavingState(before, next)
  }

  /** Does what leads to another state, and waits for that: read at once, the screen still tells of the old one. */
  async function leavingState(before: string, leave: () => Promise<unknown>) {
    await leave()
    return visitor.left(before)
  }

  async function goTo(target: string) {
    let now = await visitor.state()
    const way = [now]
    while (!now.startsWith(target)) {
      const ended = way.length > 1 && now.startsWith('journey.attract')
      if (ended || way.length > 40) {
        throw new Error(`${target} isn't reached by ${way.join(', ')}; ${visitor.complaints().join('; ')}`)
      }
      now = await step(now)
      way.push(now)
    }
    return way
  }

  async function leave() {
    const state = await visitor.state()
    if (state.startsWith('journey.attract')) return
    if (!/^journey\.(rate\.saving|parting|farewell|attract)/.test(state)) {
      await leavingState(state, () => touch('bar.leave'))
    }
    await goTo('journey.attract')
  }

  return {
    goTo,
    goBy: async (button) => leavingState(await visitor.state(), () => visitor.touch(button)),
    leave,
    preview: () => preview,
    dockStatus: async () => (await kiosk.dock('Dock.Status', {})) as DockStatus,
    kioskStatus: async () => (await kiosk.dock('Common.Status', {})) as KioskStatus,
  }
}

export function itemOf(id: string) {
  const item = catalogue.find((candidate) => candidate.id === id)
  if (item === undefined) throw new Error(`there is no item ${id}`)
  return item
}

/** A button that says more than its name: a mark, a small line. */
export function startingWith(name: string): RegExp {
  return new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
}
