/** What stands behind the attract screen comes while that one stands, so that it stands sooner, however many items there are. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Bridge } from '../bridge/connection.ts'
import { loadSpeaking } from '../speech/load-speaking.ts'
import type * as Screens from './inside.tsx'

const loaded = signal<typeof Screens | null>(null)

/** Null for the moment that it takes to load. */
export const inside: ReadonlySignal<typeof Screens | null> = loaded

export async function loadInside(bridge: Bridge): Promise<void> {
  try {
    loaded.value = await import('./inside.tsx')
    await loadSpeaking(bridge)
  } catch {
    // The bridge went away just now. A browser tries a script that it couldn't get only once a page.
    bridge.state.subscribe((state) => {
      if (state === 'open') location.reload()
    })
  }
}
