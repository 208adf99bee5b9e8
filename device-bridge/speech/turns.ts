import { fault } from '#contract/faults.ts'
import { failed, type Result } from '#contract/result.ts'

/**
 * Lets so many works run at once, the others in the order they came.
 * @returns a function that gives the work's result, or `canceled` when it was aborted before its turn
 */
export function takeTurns(atOnce: number) {
  let free = atOnce
  const waiting = new Set<() => void>()

  function turn(signal: AbortSignal): boolean | Promise<boolean> {
    if (signal.aborted) return false
    if (free > 0) {
      free -= 1
      return true
    }
    return new Promise((resolve) => {
      const end = (isTurn: boolean) => {
        waiting.delete(take)
        signal.removeEventListener('abort', leave)
        resolve(isTurn)
      }
      const take = () => end(true)
      const leave = () => end(false)
      waiting.add(take)
      signal.addEventListener('abort', leave)
    })
  }

  return async <T>(work: () => Promise<Result<T>>, signal: AbortSignal): Promise<Result<T>> => {
    if (!(await turn(signal))) return failed(fault('canceled'))
    try {
      return await work()
    } finally {
      const [next] = waiting
      if (next === undefined) free += 1
      else next() // takes over this place
    }
  }
}
