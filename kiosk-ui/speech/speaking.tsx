/** Reading aloud, for as long as it is switched on: nothing of it outlives that, neither volume nor a yes. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Bridge } from '../bridge/connection.ts'
import type { Stage } from '../kiosk.ts'
import { Ask, Dark, WhyOff } from './over-screen.tsx'
import { startReader, type Reader } from './reader.ts'
import { isReading } from './reading.ts'
import type { Known } from './spoken-form.ts'
import { Strip } from './strip.tsx'
import { voiceOver } from './voice.ts'
import { watchScreen } from './watch-screen.ts'
import '../style/speech.css'

export interface Speaking {
  /** Stands beside the comfort bar. */
  Controls: ComponentType<{ stage: Stage }>
  /** Lies over the screen. `covered`: another dialog comes first. */
  Over: ComponentType<{ stage: Stage; covered: boolean }>
  /** Whether its question waits for an answer. */
  asks: ReadonlySignal<boolean>
}

export function speakingOver(bridge: Bridge): Speaking {
  const reader = signal<Reader | null>(null)
  const dark = signal(false)
  const asks = computed(() => reader.value?.state.value.consent === 'asking')

  function Controls({ stage }: { stage: Stage }) {
    const known = useRef(knownOf(stage))
    known.current = knownOf(stage)
    useEffect(() => {
      if (stage.setup.speech !== 'ready') return
      const started = startReader(voiceOver(bridge))
      reader.value = started
      return () => {
        started.end()
        reader.value = null
        dark.value = false
      }
    }, [stage.setup.speech])
    const current = reader.value
    useEffect(() => {
      // once its buttons stand there, to be told of
      if (current !== null) return watchScreen(current, () => known.current)
    }, [current])
    useStaying(stage, current)
    if (current === null) return null
    return <Strip reader={current} known={() => known.current} onDark={() => (dark.value = true)} />
  }

  function Over({ stage, covered }: { stage: Stage; covered: boolean }) {
    const { speech } = stage.setup
    if (speech !== 'ready') {
      const close = () => stage.send({ type: 'COMFORT', change: { speech: false } })
      return covered ? null : <WhyOff why={speech} onClose={close} />
    }
    return (
      <>
        {asks.value && !covered && <Ask onAnswer={(yes) => reader.peek()?.send({ type: 'ANSWER', yes })} />}
        {dark.value && <Dark onLight={() => (dark.value = false)} />}
      </>
    )
  }

  return { Controls, Over, asks }
}

/** What the screen doesn't say itself: the language, whom not to name, the slips that are drawn on it. */
function knownOf({ visit, item, actingFor, deliver }: Stage): Known {
  const journey = item?.getSnapshot().context
  const cards = actingFor?.getSnapshot().context
  const slips = deliver?.getSnapshot().context
  const people = [visit.context.identity, journey?.identity, journey?.acting?.agent, journey?.acting?.principal]
  return {
    language: visit.context.comfort.language,
    people: [...people, cards?.agent, cards?.principal].filter((person) => person !== null && person !== undefined),
    receipts: [slips?.receipt, slips?.record].filter((slip) => slip !== null && slip !== undefined),
  }
}

/** Whoever is being read to is still there: each sentence that was heard counts as a touch. */
function useStaying({ visit, send }: Stage, reader: Reader | null) {
  const reading = reader?.state.value
  const turn = reading?.turn
  const listens = reading !== undefined && isReading(reading) && visit.matches({ attention: 'attentive' })
  useEffect(() => {
    if (listens) send({ type: 'TOUCH' })
  }, [turn])
}
