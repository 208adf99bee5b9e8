import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Way } from '#flows/item.ts'
import { type StepName, stepsOf } from '#flows/item-journey.ts'
import { useWords } from './words.tsx'

/** Whether the item is done for somebody else: then it has other steps. */
export const ForAnother = createContext(false)

/** Where in the item the visitor is; drawn from the same list that the machine goes through. */
export function StepBar({ way, step }: { way: Way; step: StepName }) {
  const { t } = useWords()
  const steps = stepsOf(way, useContext(ForAnother))
  const now = steps.indexOf(step)
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
