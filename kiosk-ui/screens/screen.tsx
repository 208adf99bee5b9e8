/** Chooses the screen for where the visit stands, and draws what stands around it. Decisions live in flows. */
import type { ComponentChild } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { slipLeft } from '#flows/can-finish.ts'
import { delays, paceOf } from '#flows/delays.ts'
import { attendantLine } from '#flows/texts/out-of-order.ts'
import type { VisitEvent } from '#flows/visit-setup.ts'
import { ComfortBar } from '../components/comfort-bar.tsx'
import { Header } from '../components/header.tsx'
import { OverlayContext } from '../components/overlay.ts'
import { useWords } from '../components/words.tsx'
import { giveFocus } from '../focus.ts'
import type { Stage } from '../kiosk.ts'
import { speaking } from '../speech/load-speaking.ts'
import { Attract } from './attract.tsx'
import { Attended, Calling } from './help.tsx'
import { inside } from './load-inside.ts'
import { BridgeNotice, StillThere } from './overlays.tsx'
import { Farewell, TakeCard, TakeSlip } from './parting.tsx'

export function Screen({ stage }: { stage: Stage }) {
  const { tell } = useWords()
  const { visit, send, setup } = stage
  const { item, domain, comfort } = visit.context
  const attract = visit.matches({ journey: 'attract' })
  const inItem = visit.matches({ journey: 'item' }) && item !== null
  const warning = visit.matches({ attention: 'warning' })
  const calling = visit.matches({ help: 'calling' })
  const attended = visit.matches({ help: 'attended' })
  const reading = comfort.speech ? speaking.value : null
  const asked = reading !== null && (setup.speech !== 'ready' || reading.asks.value)
  const helper = { attendant: tell(setup.site.attendant.name), phone: setup.site.attendant.phone }
  const closeHelp = () => send({ type: 'HELP_CLOSE' })
  const facts = inside.value && <inside.value.HelpFacts stage={stage} />
  const leaving = (['parting', 'takeSlip', 'farewell'] as const).some((journey) => visit.matches({ journey }))
  const [sheet, setSheet] = useState<ComponentChild>(null)
  useEffect(() => setSheet(null), [stage.at]) // what it explains has gone
  const under = useInert(warning || calling || attended || asked || sheet !== null)
  useLayoutEffect(() => {
    // the visit went on and the screen stayed
    if (document.activeElement === document.body) giveFocus(document.querySelector('main h1'))
  }, [stage.at])
  const title = tell(inItem ? item.guide.name : setup.site.name)
  const subtitle = attract ? tell(setup.site.brand) : tell(attendantLine, helper)
  const { logo } = setup.theme
  // what stays the same from screen to screen isn't drawn anew with each
  const header = useMemo(() => <Header title={title} subtitle={subtitle} logo={logo} />, [title, subtitle, logo])
  const bar = useMemo(() => {
    // whoever changes the look of an idle machine is a visitor: the visit's end sets it back
    const and = (event: VisitEvent) => {
      send(event)
      if (attract) send({ type: 'START' })
    }
    return (
      <ComfortBar
        comfort={comfort}
        onChange={(change) => and({ type: 'COMFORT', change })}
        onHelp={() => and({ type: 'HELP' })}
        onLeave={attract || leaving ? null : () => send({ type: 'LEAVE' })}
      />
    )
  }, [comfort, attract, leaving, send])
  const hue =
    inItem || visit.matches({ journey: 'rate' }) ? item?.domain : visit.matches({ journey: 'category' }) ? domain : null
  return (
    <OverlayContext.Provider value={setSheet}>
      <div class="under" ref={under.screen}>
        {header}
        {/* not around header and bar, which would be styled anew with each domain */}
        <div class="hue" data-domain={hue ?? undefined}>
          <Current stage={stage} />
        </div>
      </div>
      {/* dialogs are read aloud too, and repeated, and paused */}
      {reading && <reading.Controls stage={stage} />}
      <div class="under" ref={under.bar}>
        {bar}
      </div>
      {stage.status === null && !attract && <BridgeNotice />}
      {calling && !warning && (
        <Calling site={setup.site} facts={facts} onCame={() => send({ type: 'HELP_CAME' })} onClose={closeHelp} />
      )}
      {attended && !warning && <Attended facts={facts} onClose={closeHelp} />}
      {!calling && !attended && !warning && sheet}
      {warning && <StillThere ms={delays.warning * paceOf(comfort)} onHere={() => send({ type: 'TOUCH' })} />}
      {reading && <reading.Over stage={stage} covered={warning || calling || attended || sheet !== null} />}
    </OverlayContext.Provider>
  )
}

/**
 * What lies under a dialog. Making it inert styles everything anew: that comes behind the dialog's first frame. What is free
 * again can take the focus at once. A function of its own: effects hold the scope they were made in, and with it a visit.
 */
function useInert(covered: boolean) {
  const screen = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const cover = () => {
    for (const { current } of [screen, bar]) current?.toggleAttribute('inert', covered)
  }
  useEffect(cover, [covered])
  useLayoutEffect(() => {
    if (!covered) cover()
  }, [covered])
  return { screen, bar }
}

function Current({ stage }: { stage: Stage }) {
  const { visit, send, setup, status } = stage
  if (visit.matches({ journey: 'attract' })) {
    return (
      <Attract
        status={status}
        site={setup.site}
        cardLeft={visit.matches({ journey: { attract: { cardLeft: 'told' } } })}
        onStart={() => send({ type: 'START' })}
      />
    )
  }
  if (visit.matches({ journey: { parting: 'takeCard' } })) return <TakeCard slipLeft={slipLeft(status)} />
  if (visit.matches({ journey: 'takeSlip' })) return <TakeSlip onTaken={() => send({ type: 'SKIP' })} />
  if (visit.matches({ journey: 'parting' }) || visit.matches({ journey: 'farewell' })) return <Farewell />
  return inside.value && <inside.value.Inside stage={stage} />
}
