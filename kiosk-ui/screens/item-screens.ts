/** The screens of an item: they come while the attract screen stands, so that it stands sooner. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Bridge } from '../bridge/connection.ts'
import type { ItemScreen } from './item-screen.tsx'

const loaded = signal<typeof ItemScreen | null>(null)

/** Null for the moment that it takes to load them. */
export const itemScreen: ReadonlySignal<typeof ItemScreen | null> = loaded

export async function loadItemScreens(bridge: Bridge): Promise<void> {
  try {
    loaded.value = (await import('./item-screen.tsx')).ItemScreen
  } catch {
    // The bridge went away just now. A browser tries a script that it couldn't get only once a page.
    bridge.state.subscribe((state) => {
      if (state === 'open') location.reload()
    })
  }
}
