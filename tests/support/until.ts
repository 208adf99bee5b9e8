/** Waits for what no event tells. */
import { setTimeout as pause } from 'node:timers/promises'

const delays = {
  look: 25, // ms; a look costs a few ms itself
  patience: 20_000, // ms; on a machine that is busy with other tests
}

/** @param what for the message when it never comes true; told anew, so that it can say what was there instead */
export async function until(condition: () => Promise<boolean>, what: () => string): Promise<void> {
  const end = performance.now() + delays.patience
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what()}`)
    await pause(delays.look)
  }
}
