/** What the measurements need inside the page: a hand at the dock, and a log of when the screen showed what. */

/** Something became different on the screen. Times in ms of the page's own clock. */
interface Change {
  state: string
  /** When the page's tree was changed. */
  changed: number
  /** When the frame that shows it had been rendered. */
  painted: number
}

export interface Shifted {
  sum: number
  what: string[]
}

/** Not in TypeScript's own library. */
interface LayoutShift extends PerformanceEntry {
  value: number
  sources: ReadonlyArray<{ node: Node | null }>
}

export interface PageKit {
  /** Does something at the dock over a connection of its own. @returns when it was sent */
  hand(command: 'Dock.LayCard' | 'Dock.TakeCard' | 'Dock.TakePaper', payload?: object): Promise<number>
  /** The middle of a button that bears these words, as soon as there is one; scrolls to it. */
  place(words: string): Promise<{ x: number; y: number }>
  /** Presses a button without a finger, as soon as there is one. */
  press(words: string): Promise<void>
  /** Waits for a change since then into a state whose name begins so; '' = any change. */
  seen(state: string, since: number): Promise<Change>
  /** When the visitor next lifts a finger; to be asked for before the touch, as asking in the midst of it costs its time. */
  lifted(): Promise<number>
  /** How long the last touched button took to look pressed; null when it never did. */
  feedback(): number | null
  /** How far things that stood there have moved since then, as a sum of layout shifts (Layout Instability API), and what moved. */
  shifted(since: number): Shifted
  /** Waits until the page has nothing left to do. */
  rested(): Promise<void>
}

declare global {
  interface Window {
    kit: PageKit
  }
}

/** Runs in the page before its own scripts, so it may use nothing from outside of it. */
export function installPageKit(): void {
  const changesKept = 60
  const idleAtLast = 500 // ms; a page that nothing moves on isn't always told that it is idle
  const changes: Change[] = []
  const waiting = new Set<() => void>()
  let hearLifted: ((at: number) => void) | undefined
  let feedback: number | null = null

  const shifts: Array<{ at: number; value: number; what: string }> = []
  const nameOf = (node: Node | null | undefined): string =>
    node instanceof Element
      ? `${node.localName}.${node.className}`
      : (node?.textContent?.slice(0, 20) ?? 'something gone')
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      shifts.push({ at: entry.startTime, value: entry.value, what: nameOf(entry.sources[0]?.node) })
      if (shifts.length > changesKept) shifts.shift() // the page's memory is measured too
    }
  }).observe({ type: 'layout-shift' })

  const stateNow = (): string => document.querySelector('[data-state]')?.getAttribute('data-state') ?? ''

  /** What a frame's callback asks for with this priority comes right after that frame was rendered, before anything else. */
  const afterFrame: Array<() => void> = []
  const look = (): void => {
    for (const then of afterFrame.splice(0)) then()
  }
  const afterNextFrame = (then: () => void): void => {
    if (afterFrame.push(then) > 1) return
    requestAnimationFrame(() => void scheduler.postTask(look, { priority: 'user-blocking' }))
  }

  new MutationObserver((records) => {
    // that a button looks pressed, and no longer, is feedback; it isn't the answer to the touch
    if (records.every(({ attributeName }) => attributeName === 'data-pressed')) return
    const change = { state: stateNow(), changed: performance.now(), painted: Number.POSITIVE_INFINITY }
    afterNextFrame(() => {
      change.painted = performance.now()
      for (const look of waiting) look()
    })
    changes.push(change)
    if (changes.length > changesKept) changes.shift()
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })

  /** Looks now and after every painted change, until there is something. */
  const until = <T>(what: string, look: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const impatient = setTimeout(() => {
        waiting.delete(again)
        reject(new Error(`waited for ${what}, still at ${stateNow()}`))
      }, 20_000)
      const again = (): void => {
        const found = look()
        if (found === undefined) return
        clearTimeout(impatient)
        waiting.delete(again)
        resolve(found)
      }
      waiting.add(again)
      again()
    })

  const find = (words: string): Promise<HTMLElement> =>
    until(`the button “${words}”`, () => {
      const buttons = Array.from(document.querySelectorAll<HTMLElement>('button:enabled')).filter(
        (button) => button.closest('[inert]') === null,
      )
      const text = (button: HTMLElement): string => button.textContent.trim()
      return (
        buttons.find((button) => text(button) === words) ?? buttons.find((button) => text(button).startsWith(words))
      )
    })

  addEventListener('pointerup', ({ timeStamp }) => hearLifted?.(timeStamp), { capture: true })
  addEventListener(
    'pointerdown',
    ({ timeStamp, target }) => {
      feedback = null
      const button = target instanceof Element ? target.closest('button') : null
      // by the browser or by the page: the listener that marks it comes after this one
      const look = (): void => {
        if (button?.matches(':active, [data-pressed]') === true) feedback = performance.now() - timeStamp
      }
      afterNextFrame(look)
    },
    { capture: true },
  )

  let socket: Promise<WebSocket> | undefined
  const connected = (): Promise<WebSocket> =>
    (socket ??= new Promise((resolve) => {
      const opened = new WebSocket(`${location.origin.replace('http', 'ws')}/bridge`)
      opened.addEventListener('open', () => resolve(opened), { once: true })
    }))
  let lastId = 0

  window.kit = {
    async hand(name, payload = {}) {
      const hand = await connected()
      const requestId = ++lastId
      const completed = new Promise<void>((resolve, reject) => {
        const hear = ({ data }: MessageEvent<string>): void => {
          const { header } = JSON.parse(data)
          if (header.type !== 'completion' || header.requestId !== requestId) return
          hand.removeEventListener('message', hear)
          if (header.completionCode === 'success') resolve()
          else reject(new Error(`${name}: ${header.completionCode}`))
        }
        hand.addEventListener('message', hear)
      })
      const sent = performance.now()
      hand.send(JSON.stringify({ header: { type: 'command', name, requestId }, payload }))
      await completed
      return sent
    },
    async place(words) {
      const button = await find(words)
      button.scrollIntoView({ block: 'nearest', behavior: 'instant' })
      const { left, top, width, height } = button.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2 }
    },
    async press(words) {
      const button = await find(words)
      button.click()
    },
    seen: (state, since) =>
      until(`“${state}”`, () =>
        changes.find(
          (change) => change.changed >= since && change.state.startsWith(state) && change.painted < Infinity,
        ),
      ),
    shifted(since) {
      const later = shifts.splice(0).filter(({ at }) => at > since)
      return { sum: later.reduce((sum, { value }) => sum + value, 0), what: later.map(({ what }) => what) }
    },
    lifted: () => new Promise((resolve) => (hearLifted = resolve)),
    feedback: () => feedback,
    rested: () =>
      new Promise((resolve) =>
        afterNextFrame(() => requestIdleCallback(() => afterNextFrame(resolve), { timeout: idleAtLast })),
      ),
  }
}
