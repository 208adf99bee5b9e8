/** What a screen says that it didn't say a moment ago. Pure. */
import type { Sentence } from './spoken-form.ts'

/**
 * @returns null when it says the same; else what is worth saying at once. Choices come and go with what the screen tells, so
 * that they are news only where nothing else is; what somebody types, they know; a countdown is told at its marks.
 */
export function newsOf(before: readonly Sentence[], after: readonly Sentence[]): Sentence[] | null {
  const differs = ({ text, kind }: Sentence, others: readonly Sentence[]) =>
    kind !== 'seconds' && others.every((sentence) => sentence.text !== text)
  const isFact = ({ kind }: Sentence) => kind !== 'entry' && kind !== 'choice' && kind !== 'disabledChoice'
  const fresh = after.filter((sentence) => differs(sentence, before))
  const gone = before.filter((sentence) => differs(sentence, after))
  if (fresh.length === 0 && gone.length === 0) return null
  if ([...fresh, ...gone].some(isFact)) return fresh.filter(isFact)
  return fresh.filter(({ kind }) => kind !== 'entry')
}
