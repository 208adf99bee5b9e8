/** Chooses the screen for where the visit stands, and draws what stands around it. Decisions live in flows. */
import { departmentNames } from '#contract/names.ts'
import { delays, elderPace } from '#flows/delays.ts'
import { stepsOf } from '#flows/item-journey.ts'
import type { Comfort } from '#flows/visit.ts'
import { ComfortBar } from '../components/comfort-bar.tsx'
import { Header } from '../components/header.tsx'
import { useWords } from '../components/words.tsx'
import { meansOf, type Stage } from '../kiosk.ts'
import { Attract } from './attract.tsx'
import { Category } from './category.tsx'
import { Home } from './home.tsx'
import { itemScreen } from './item-screens.ts'
import { BridgeNotice, Help, StillThere } from './overlays.tsx'
import { CheckCard, Farewell, TakeCard } from './parting.tsx'
import { Rate, Rated } from './rate.tsx'

export function Screen({ stage }: { stage: Stage }) {
  const { tell } = useWords()
  const { visit, send, setup } = stage
  const { item, domain, comfort } = visit.context
  const attract = visit.matches({ journey: 'attract' })
  const inItem = visit.matches({ journey: 'item' }) && item !== null
  const warning = visit.matches({ attention: 'warning' })
  const help = visit.matches({ help: 'called' })
  // whoever changes the look of an idle machine is a visitor: the visit's end sets it back
  const begin = () => attract && send({ type: 'START' })
  const change = (change: Partial<Comfort>) => {
    send({ type: 'COMFORT', change })
    begin()
  }
  const callHelp = () => {
    send({ type: 'HELP' })
    begin()
  }
  const leaving = visit.matches({ journey: 'parting' }) || visit.matches({ journey: 'farewell' })
  const hue =
    inItem || visit.matches({ journey: 'rate' }) ? item?.domain : visit.matches({ journey: 'category' }) ? domain : null
  return (
    <>
      <div class="under" data-domain={hue ?? undefined} inert={warning || help}>
        <Header
          title={tell(inItem ? item.guide.name : setup.site.name)}
          subtitle={tell(inItem ? setup.site.name : setup.site.brand)}
        />
        <Current stage={stage} />
        <ComfortBar
          comfort={comfort}
          onChange={change}
          onHelp={callHelp}
          onLeave={attract || leaving ? null : () => send({ type: 'LEAVE' })}
        />
      </div>
      {stage.status === null && !attract && <BridgeNotice />}
      {help && !warning && <Help site={setup.site} at={placeOf(stage)} onClose={() => send({ type: 'HELP_CLOSE' })} />}
      {warning && (
        <StillThere ms={delays.warning * (comfort.elder ? elderPace : 1)} onHere={() => send({ type: 'TOUCH' })} />
      )}
    </>
  )
}

function Current({ stage }: { stage: Stage }) {
  const { visit, send, setup, status, at } = stage
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
  if (stage.item !== undefined) {
    const ItemScreen = itemScreen.value
    return ItemScreen && <ItemScreen key={at} stage={stage} journey={stage.item} />
  }
  if (visit.matches({ journey: 'home' })) {
    return (
      <Home
        key={comfort.elder ? 'elder' : 'normal'}
        means={meansOf(stage)}
        elder={comfort.elder}
        onDomain={(domain) => send({ type: 'CHOOSE_DOMAIN', domain })}
        onItem={(item) => send({ type: 'CHOOSE_ITEM', item })}
      />
    )
  }
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
  if (visit.matches({ journey: { parting: 'takeCard' } })) return <TakeCard />
  if (visit.matches({ journey: 'parting' })) return <CheckCard />
  if (visit.matches({ journey: 'farewell' })) return <Farewell />
  return (
    <Attract
      status={status}
      site={setup.site}
      cardLeft={visit.matches({ journey: { attract: 'cardLeft' } })}
      onStart={() => send({ type: 'START' })}
    />
  )
}

/** What to tell the attendant: the item and the step, nothing of the person. */
function placeOf({ visit, item: journey }: Stage) {
  const { item } = visit.context
  if (journey === undefined || item === null) return null
  const { value, context } = journey.getSnapshot()
  const step = stepsOf(context.way).find((name) => name === value) ?? 'result'
  return { item: item.plainName, step }
}
