import { CardArt } from '../art/card.tsx'
import { Farewell as FarewellArt } from '../art/people.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { useWords } from '../components/words.tsx'

export function CheckCard() {
  const { t } = useWords()
  return (
    <ScreenFrame look="late" title={t('parting.check')} lead={t('parting.checkLead')}>
      <CardArt doing="take" />
    </ScreenFrame>
  )
}

/** Insists: a card that stays here is a worse loss than a minute. */
export function TakeCard() {
  const { t } = useWords()
  return (
    <ScreenFrame look="insist" title={t('parting.take')} lead={t('parting.takeLead')}>
      <CardArt doing="take" />
    </ScreenFrame>
  )
}

/** @param slipLeft the printer sees a slip in its mouth */
export function Farewell({ slipLeft }: { slipLeft: boolean }) {
  const { t } = useWords()
  return (
    <ScreenFrame title={t(slipLeft ? 'farewell.slip' : 'farewell.title')} lead={t('farewell.lead')}>
      <FarewellArt />
    </ScreenFrame>
  )
}
