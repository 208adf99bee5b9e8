/** What reading aloud lays over the screen: its question, the reason why it can't, and the dark. */
import type { SpeechState } from '#contract/speech.ts'
import { speechOffTexts, speechTexts } from '#flows/texts/speech.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { useWords } from '../components/words.tsx'

/** Before the first personal sentence of a visit: whether somebody has headphones in, a page can't know. */
export function Ask({ onAnswer }: { onAnswer: (yes: boolean) => void }) {
  const { tell } = useWords()
  return (
    <div class="under" data-ask>
      <Dialog title={tell(speechTexts.ask)}>
        <p>{tell(speechTexts.askLead)}</p>
        <div class="actions">
          <Button look="primary" width="half" onPress={() => onAnswer(true)}>
            {tell(speechTexts.yes)}
          </Button>
          <Button width="half" onPress={() => onAnswer(false)}>
            {tell(speechTexts.no)}
          </Button>
        </div>
      </Dialog>
    </div>
  )
}

export function WhyOff({ why, onClose }: { why: Exclude<SpeechState, 'ready'>; onClose: () => void }) {
  const { tell } = useWords()
  return (
    <Dialog title={tell(speechTexts.off)}>
      <p>{tell(speechOffTexts[why])}</p>
      <div class="actions">
        <Button look="primary" onPress={onClose}>
          {tell(speechTexts.close)}
        </Button>
      </div>
    </Dialog>
  )
}

/** Nothing to be seen, everything to be heard and reached by keys. A touch presses nothing but the light. */
export function Dark({ onLight }: { onLight: () => void }) {
  return <div class="dark" aria-hidden="true" onClick={onLight} />
}
