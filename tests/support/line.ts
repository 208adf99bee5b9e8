/** The line between a page and its bridge, in a hand that can hold it: what takes a moment then stands as long as it is looked at. */
import type { Page, WebSocketRoute } from 'playwright'

export interface Line {
  /** From the next message of the bridge on that says so, nothing comes through any more; that one still does. */
  holdAfter(message: string): void
  /** What was held comes through. */
  release(): void
  /** The page can't reach the bridge any more. */
  cut(): Promise<void>
  mend(): void
}

/** From the next time that the page is loaded. */
export async function holdLine(page: Page): Promise<Line> {
  let last: string | null = null
  let held: Array<() => void> | null = null
  let isCut = false
  const open = new Set<WebSocketRoute>()
  await page.routeWebSocket(/\/bridge$/, async (route) => {
    if (isCut) return route.close()
    open.add(route)
    const bridge = route.connectToServer()
    bridge.onMessage((message) => {
      if (held !== null) return void held.push(() => route.send(message))
      route.send(message)
      if (last !== null && String(message).includes(last)) held = []
    })
  })
  return {
    holdAfter: (message) => (last = message),
    release() {
      last = null
      const waiting = held ?? []
      held = null
      for (const send of waiting) send()
    },
    async cut() {
      isCut = true
      for (const route of open) await route.close()
      open.clear()
    },
    mend: () => (isCut = false),
  }
}
