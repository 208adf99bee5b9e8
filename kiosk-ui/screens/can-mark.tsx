import { canFinish, type Means, type Readiness } from '#flows/can-finish.ts'
import type { Item } from '#flows/item.ts'
import { reasonTexts } from '#flows/texts/reasons.ts'
import { useWords } from '../components/words.tsx'

/** Whether an item can be finished here and now, in a mark and a few words. */
export function CanMark({ item, means }: { item: Item; means: Means }) {
  const { t, tell } = useWords()
  const readiness = canFinish(item, means)
  const { can } = readiness
  const reason = can === 'ready' ? '' : tell(reasonTexts[readiness.obstacle.reason].chip, opensOf(readiness))
  return (
    <span class={`status ${can}`}>
      {can === 'ready' ? t('can.ready') : can === 'limited' ? reason : t('can.unavailable', { reason })}
    </span>
  )
}

/** The hour that some reasons name. */
export function opensOf(readiness: Exclude<Readiness, { can: 'ready' }>): { opens: string } {
  return { opens: 'opens' in readiness.obstacle ? readiness.obstacle.opens : '' }
}
