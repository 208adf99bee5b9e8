import { ALargeSmall } from 'lucide-preact'
import type { Fault } from '#contract/faults.ts'
import { delays } from '#flows/delays.ts'
import type { Identity } from '#flows/identity.ts'
import type { Text } from '#flows/language.ts'
import { actingTexts } from '#flows/texts/acting.ts'
import { faultTexts } from '#flows/texts/faults.ts'
import { readingTexts } from '#flows/texts/reading.ts'
import { CardArt } from '../art/card.tsx'
import { Unplugged } from '../art/trouble.tsx'
import { BackOrHelp } from '../components/back-or-help.tsx'
import { Button } from '../components/button.tsx'
import { Countdown } from '../components/countdown.tsx'
import { Notice } from '../components/notice.tsx'
import { Who } from '../components/peek.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { StepBar } from '../components/step-bar.tsx'
import { useWords } from '../components/words.tsx'

/** Whose card is asked for: one's own, or of the two when somebody acts for somebody else. */
export type Whose = 'own' | 'agent' | 'principal'

interface Props {
  onBack: () => void
  onHelp: () => void
}

/** `fault` = why it must be laid down once more; null the first time. */
export function PresentCard(props: Props & { whose: Whose; bring: Text | undefined; fault: Fault | null }) {
  const { whose, bring, fault, onBack, onHelp } = props
  const { t, tell, join } = useWords()
  const present = {
    own: [t('identify.present'), t('identify.presentLead')],
    agent: [tell(actingTexts.agentPresent), bring && tell(actingTexts.agentLead, { bring: tell(bring) })],
    principal: [tell(actingTexts.principalPresent), tell(actingTexts.principalLead)],
  }
  const [title, lead] = present[whose]
  return (
    <ScreenFrame
      above={<StepBar />}
      title={fault === null ? (title ?? '') : t('identify.again')}
      lead={fault === null ? lead : undefined}
      below={
        fault !== null && (
          <Notice tone="bad" title={tell(faultTexts[fault.code].what)} live>
            {join(tell(faultTexts[fault.code].now), t('identify.problemKept'))}
          </Notice>
        )
      }
      actions={
        <>
          <Button look="quiet" width="half" back onPress={onBack}>
            {t('back')}
          </Button>
          <Button width="half" onPress={onHelp}>
            {t(fault === null ? 'identify.noCard' : 'help')}
          </Button>
        </>
      }
    >
      <CardArt doing={fault === null ? 'lay' : 'again'} />
    </ScreenFrame>
  )
}

export function ReadingCard({ onBack }: Omit<Props, 'onHelp'>) {
  const { t } = useWords()
  return (
    <ScreenFrame
      above={<StepBar />}
      title={t('identify.found')}
      lead={t('identify.foundLead')}
      actions={
        <Button look="quiet" back onPress={onBack}>
          {t('back')}
        </Button>
      }
    >
      <CardArt doing="reading" />
    </ScreenFrame>
  )
}

export function ReaderPaused({ onBack, onHelp }: Props) {
  const { t } = useWords()
  return (
    <ScreenFrame
      above={<StepBar />}
      title={t('identify.paused')}
      lead={t('identify.pausedLead')}
      actions={<BackOrHelp back={t('back')} onBack={onBack} onHelp={onHelp} />}
    >
      <Unplugged />
      <Countdown ms={delays.replug} label={t('seconds.left')} />
    </ScreenFrame>
  )
}

export function CardProblem(props: Props & { fault: Fault; onRetry: () => void }) {
  const { fault, onRetry, onBack, onHelp } = props
  const { t, tell } = useWords()
  return (
    <ScreenFrame
      above={<StepBar />}
      title={tell(faultTexts[fault.code].what)}
      lead={tell(faultTexts[fault.code].now)}
      below={<Notice tone="good" title={t('identify.problemKept')} />}
      actions={
        <>
          <Button look="primary" onPress={onRetry}>
            {t('retry')}
          </Button>
          <BackOrHelp back={t('back')} onBack={onBack} onHelp={onHelp} />
        </>
      }
    >
      {fault.actor === 'visitor' ? <CardArt doing="lay" /> : <Unplugged />}
    </ScreenFrame>
  )
}

interface ReadProps {
  whose: Whose
  identity: Identity
  onConfirm: () => void
  onOther: () => void
  /** Takes or declines large type; null where it isn't offered. */
  elderOffer: ((elder: boolean) => void) | null
}

export function CardRead({ whose, identity, onConfirm, onOther, elderOffer }: ReadProps) {
  const { t, tell } = useWords()
  const confirm = () => {
    elderOffer?.(false) // whoever goes on has seen it
    onConfirm()
  }
  return (
    <ScreenFrame
      above={<StepBar />}
      title={t('identify.read')}
      lead={t('identify.readLead')}
      below={
        <>
          <Who {...identity} />
          {elderOffer !== null && <ElderOffer onChoice={elderOffer} />}
          {identity.expired && (
            <Notice tone="warn" title={t('identify.expired')} personal>
              {t('identify.expiredNow')}
            </Notice>
          )}
        </>
      }
      actions={
        <>
          <Button look="primary" onPress={confirm}>
            {t('continue')}
          </Button>
          <Button look="quiet" onPress={onOther}>
            {whose === 'principal' ? tell(actingTexts.principalOther) : t('identify.other')}
          </Button>
        </>
      }
    >
      <CardArt doing="read" />
    </ScreenFrame>
  )
}

/** An offer beside the way, not a step of it: one touch takes it, one declines it, and going on is as good as declining. */
function ElderOffer({ onChoice }: { onChoice: (elder: boolean) => void }) {
  const { tell } = useWords()
  return (
    <section class="offer" aria-labelledby="offer">
      <b id="offer">{tell(readingTexts.offer)}</b>
      <p>{tell(readingTexts.offerLead)}</p>
      <Button onPress={() => onChoice(true)}>
        <ALargeSmall aria-hidden="true" />
        {tell(readingTexts.takeOffer)}
      </Button>
      <Button look="quiet" onPress={() => onChoice(false)}>
        {tell(readingTexts.declineOffer)}
      </Button>
    </section>
  )
}
