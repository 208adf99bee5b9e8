import { delays } from '#flows/delays.ts'
import { readingTexts } from '#flows/texts/reading.ts'
import { CardArt } from '../art/card.tsx'
import { PaperArt } from '../art/paper.tsx'
import { Farewell as FarewellArt } from '../art/people.tsx'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { useWords } from '../components/words.tsx'
import { useChime } from '../sound/use-chime.ts'

/**
 * Insists: a card that stays here is a worse loss than a minute.
 * @param slipLeft the printer sees a slip in its mouth
 */
export function TakeCard({ slipLeft }: { slipLeft: boolean }) {
  const { t, tell } = useWords()
  useChime(delays.chimeAgain)
  return (
    <ScreenFrame
      look="insist"
      title={t('parting.take')}
      lead={t('parting.takeLead')}
      below={slipLeft && <Notice tone="warn" title={tell(readingTexts.slipToo)} live />}
    >
      <CardArt doing="take" />
    </ScreenFrame>
  )
}

/** The printer sees that the slip is still in its mouth: the next one would take it. */
export function TakeSlip({ onTaken }: { onTaken: () => void }) {
  const { tell } = useWords()
  useChime(delays.chimeAgain)
  return (
    <ScreenFrame
      look="insist"
      title={tell(readingTexts.takeSlip)}
      lead={tell(readingTexts.takeSlipLead)}
      actions={<Button onPress={onTaken}>{tell(readingTexts.slipTaken)}</Button>}
    >
      <PaperArt doing="take" />
    </ScreenFrame>
  )
}

/** Stands already while the reader looks whether the card was taken: it says to take it along, and nobody waits for that look. */
export function Farewell() {
  const { t } = useWords()
  return (
    <ScreenFrame title={t('farewell.title')} lead={t('farewell.lead')}>
      <FarewellArt />
    </ScreenFrame>
  )
}
