import { MoonStar, Pause, Play, Rabbit, RotateCcw, Turtle, Volume1, Volume2 } from 'lucide-preact'
import { speechTexts } from '#flows/texts/speech.ts'
import { useWords } from '../components/words.tsx'
import type { Reader } from './reader.ts'
import { isReading, levels } from './reading.ts'
import { type Known, sentencesOf } from './spoken-form.ts'

interface Props {
  reader: Reader
  known: () => Known
  onDark: () => void
}

/** Beside the comfort bar while the screen is read aloud. Each button is answered by the voice itself. */
export function Strip({ reader, known, onDark }: Props) {
  const { tell } = useWords()
  const reading = reader.state.value
  const { speed, level, broken } = reading
  const told = (text: string) => sentencesOf(text, false, known())
  const again = () => reader.send({ type: 'AGAIN' })
  const turnTo = (next: number) => {
    const level = Math.min(Math.max(next, levels.least), levels.most)
    reader.send({ type: 'LEVEL', level, told: told(tell(speechTexts.level, { level, most: levels.most })) })
  }
  const changeSpeed = () => {
    const slow = speed === 'normal'
    const words = told(tell(slow ? speechTexts.slowNow : speechTexts.normalNow))
    reader.send({ type: 'SPEED', speed: slow ? 'slow' : 'normal', told: words })
  }
  const darken = () => {
    onDark()
    reader.send({ type: 'SAY', sentences: told(tell(speechTexts.darkNow)) })
  }
  const SpeedIcon = speed === 'normal' ? Turtle : Rabbit
  const reads = isReading(reading) || reading.turn === 0 // it is just about to begin
  const PauseIcon = reads ? Pause : Play
  return (
    <section class="bar strip" aria-label={tell(speechTexts.label)} data-reading>
      {broken && <p role="status">{tell(speechTexts.broken)}</p>}
      <button type="button" onClick={again}>
        <RotateCcw aria-hidden="true" />
        {tell(speechTexts.again)}
      </button>
      <button type="button" onClick={() => reader.send({ type: 'PAUSE_OR_GO_ON' })}>
        <PauseIcon aria-hidden="true" />
        {tell(reads ? speechTexts.pause : speechTexts.goOn)}
      </button>
      <button type="button" onClick={changeSpeed}>
        <SpeedIcon aria-hidden="true" />
        {tell(speed === 'normal' ? speechTexts.slower : speechTexts.faster)}
      </button>
      <button type="button" onClick={() => turnTo(level - 1)}>
        <Volume1 aria-hidden="true" />
        {tell(speechTexts.quieter)}
      </button>
      <button type="button" onClick={() => turnTo(level + 1)}>
        <Volume2 aria-hidden="true" />
        {tell(speechTexts.louder)}
      </button>
      <button type="button" onClick={darken}>
        <MoonStar aria-hidden="true" />
        {tell(speechTexts.dark)}
      </button>
    </section>
  )
}
