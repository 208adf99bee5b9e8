/** Waits for what no event tells. */
import { setTimeout as pause } from 'node:timers/promises'

const delays = {
  look: 40, // ms; a look costs a few ms itself
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

/** Waits for what somebody tells. @param what for the message when nobody does */
export async function within<T>(told: Promise<T>, what: () => string): Promise<T> {
  const stop = new AbortController()
  const late = pause(delays.patience, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`waited in vain: ${what()}`)
  })
  try {
    return await Promise.race([told, late])
  } finally {
    stop.abort()
  }
}
