import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Progress } from '#flows/steps.ts'
import { useWords } from './words.tsx'

/** Of the item that is open. */
export const ProgressContext = createContext<Progress>({ steps: [], now: 0 })

/** Where in the item the visitor is. */
export function StepBar() {
  const { t } = useWords()
  const { steps, now } = useContext(ProgressContext)
  const step = steps[now]
  if (step === undefined) return null
  return (
    <div class="steps">
      <p>{t('steps.line', { now: now + 1, all: steps.length, name: t(`steps.${step}`) })}</p>
      <ol aria-hidden="true">
        {steps.map((name, index) => (
          <li key={name} class={index < now ? 'past' : index === now ? 'now' : ''} />
        ))}
      </ol>
    </div>
  )
}
