/** Where the middle of a job is, for a plug that is pulled there. Pure. */
import type { PrinterInstruction } from './escpos-parser.ts'

/** Half of the lines before the next cut, rounded up; null while the job isn't in the queue to its end. */
export function halfOfJob(queue: readonly PrinterInstruction[]): number | null {
  const end = queue.findIndex(({ kind }) => kind === 'cut')
  if (end === -1) return null
  const lines = queue.slice(0, end).filter((next, index) => next.kind === 'picture' || endsLine(queue, index)).length
  return Math.ceil(lines / 2)
}

/** Whether the instruction prints or moves paper. */
export function isPrinting({ kind }: PrinterInstruction): boolean {
  return kind === 'feed' || kind === 'picture' || kind === 'cut'
}

/** Whether the feed at `index` ends a line with something on it. */
function endsLine(queue: readonly PrinterInstruction[], index: number): boolean {
  return queue[index]?.kind === 'feed' && queue[index - 1]?.kind === 'character'
}
