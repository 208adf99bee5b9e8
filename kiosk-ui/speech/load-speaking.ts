/** Reading aloud comes after the first paint, as the inside screens do. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Bridge } from '../bridge/connection.ts'
import type { Speaking } from './speaking.tsx'

const loaded = signal<Speaking | null>(null)

/** Null until it is loaded. */
export const speaking: ReadonlySignal<Speaking | null> = loaded

export async function loadSpeaking(bridge: Bridge): Promise<void> {
  const { speakingOver } = await import('./speaking.tsx')
  loaded.value = speakingOver(bridge)
}
