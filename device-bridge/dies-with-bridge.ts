/**
 * A program that the kernel kills when the bridge dies, however that dies: one that waits for a silent camera, or still has
 * a long sentence to make, would notice no closed pipe.
 * @returns what `spawn` takes first
 */
export function dyingWithBridge(program: string, parameters: string[]): [string, string[]] {
  return ['setpriv', ['--pdeathsig', 'KILL', program, ...parameters]]
}

/** What setpriv exits with when there is no such program. */
export const programNotFound = 127
