/** The screens between the first touch and the parting. */
import { departmentNames } from '#contract/names.ts'
import { meansOf, type Stage } from '../kiosk.ts'
import { Category } from './category.tsx'
import { Home } from './home.tsx'
import { ItemScreen } from './item-screen.tsx'
import { Rate, Rated } from './rate.tsx'

export { HelpFacts } from './help-facts.tsx'

export function Inside({ stage }: { stage: Stage }) {
  const { visit, send, at } = stage
  const { comfort, domain } = visit.context
  const rated = (['saving', 'thanks', 'lost'] as const).find((outcome) => visit.matches({ journey: { rate: outcome } }))
  if (rated !== undefined) return <Rated outcome={rated} />
  if (visit.matches({ journey: 'rate' })) {
    return (
      <Rate
        onRate={(level, reasons) => send({ type: 'RATE', level, reasons, at: new Date().toISOString() })}
        onSkip={() => send({ type: 'SKIP' })}
        onAnother={() => send({ type: 'ANOTHER' })}
      />
    )
  }
  if (stage.item !== undefined) return <ItemScreen key={at} stage={stage} journey={stage.item} />
  if (visit.matches({ journey: 'category' })) {
    return (
      <Category
        domain={domain ?? departmentNames[0]}
        means={meansOf(stage)}
        onItem={(item) => send({ type: 'CHOOSE_ITEM', item })}
        onBack={() => send({ type: 'BACK' })}
      />
    )
  }
  return (
    <Home
      means={meansOf(stage)}
      elder={comfort.elder}
      onDomain={(domain) => send({ type: 'CHOOSE_DOMAIN', domain })}
      onItem={(item) => send({ type: 'CHOOSE_ITEM', item })}
    />
  )
}
