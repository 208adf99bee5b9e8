/** Ratings wait here, durably, until there is a hub to take them. Nothing of the person is in a rating. */
import { fault } from '#contract/faults.ts'
import type { Rating } from '#contract/rating.ts'
import { type Result, done, failed } from '#contract/result.ts'

const store = () => import('./outbox-store.ts')

/**
 * Puts a rating into the outbox.
 * @returns `internal` when the browser's storage refuses it (disk full, storage switched off): then it is not kept
 */
export async function enqueue({ level, reasons, itemId, at }: Rating): Promise<Result<void>> {
  try {
    await (await store()).add({ level, reasons, itemId, at })
    return done(undefined)
  } catch {
    return failed(fault('internal'))
  }
}

/** Tells what waits, oldest first: now, and whenever it changes in any page of the kiosk. Returns how to stop. */
export function watchWaiting(listener: (ratings: Rating[]) => void): () => void {
  let stopped = false
  let stop = () => {}
  void store().then(({ waiting }) => {
    if (stopped) return
    const watching = waiting.subscribe(listener)
    stop = () => watching.unsubscribe()
  })
  return () => {
    stopped = true
    stop()
  }
}
