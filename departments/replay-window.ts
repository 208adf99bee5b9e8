/** The receiving side's guard against requests sent twice: fresh timestamps only, and each nonce once within that time. */

// ms; clocks in the field are off by seconds, and a nonce must be remembered for twice this long
const tolerance = 300_000

export function createReplayWindow(now: () => number) {
  const seen = new Map<string, number>()
  return {
    /** `stale` = the timestamp (ms) is too far from now; `replayed` = this nonce was here before. Remembers a fresh one. */
    admit(timestamp: number, nonce: string): 'fresh' | 'stale' | 'replayed' {
      for (const [old, at] of seen) if (now() - at > 2 * tolerance) seen.delete(old)
      if (!(Math.abs(now() - timestamp) <= tolerance)) return 'stale'
      if (seen.has(nonce)) return 'replayed'
      seen.set(nonce, now())
      return 'fresh'
    },
  }
}
