import type { Fault } from '#contract/faults.ts'
import { delays } from '#flows/delays.ts'
import type { Identity } from '#flows/identity.ts'
import type { Way } from '#flows/item.ts'
import { faultTexts } from '#flows/texts/faults.ts'
import { CardArt } from '../art/card.tsx'
import { Unplugged } from '../art/trouble.tsx'
import { Button } from '../components/button.tsx'
import { Countdown } from '../components/countdown.tsx'
import { Notice } from '../components/notice.tsx'
import { Peek } from '../components/peek.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { StepBar } from '../components/step-bar.tsx'
import { useWords } from '../components/words.tsx'

interface Props {
  way: Way
  onBack: () => void
  onHelp: () => void
}

/** `fault` = why it must be laid down once more; null the first time. */
export function PresentCard({ way, fault, onBack, onHelp }: Props & { fault: Fault | null }) {
  const { t, tell } = useWords()
  return (
    <ScreenFrame
      above={<StepBar way={way} step="identify" />}
      title={t(fault === null ? 'identify.present' : 'identify.again')}
      lead={fault === null ? t('identify.presentLead') : undefined}
      below={
        fault !== null && (
          <Notice tone="bad" title={tell(faultTexts[fault.code].what)} live>
            {tell(faultTexts[fault.code].now)}
          </Notice>
        )
      }
      actions={
        <>
          <Button look="quiet" width="half" onPress={onBack}>
            {t('back')}
          </Button>
          <Button width="half" onPress={onHelp}>
            {t('identify.noCard')}
          </Button>
        </>
      }
    >
      <CardArt doing={fault === null ? 'lay' : 'again'} />
    </ScreenFrame>
  )
}

export function ReadingCard({ way, onBack }: Omit<Props, 'onHelp'>) {
  const { t } = useWords()
  return (
    <ScreenFrame
      above={<StepBar way={way} step="identify" />}
      title={t('identify.found')}
      lead={t('identify.foundLead')}
      actions={
        <Button look="quiet" onPress={onBack}>
          {t('back')}
        </Button>
      }
    >
      <CardArt doing="reading" />
    </ScreenFrame>
  )
}

export function ReaderPaused({ way, onBack }: Omit<Props, 'onHelp'>) {
  const { t } = useWords()
  return (
    <ScreenFrame
      above={<StepBar way={way} step="identify" />}
      title={t('identify.paused')}
      lead={t('identify.pausedLead')}
      actions={
        <Button look="quiet" onPress={onBack}>
          {t('back')}
        </Button>
      }
    >
      <Unplugged />
      <Countdown ms={delays.replug} label={t('seconds.left')} />
    </ScreenFrame>
  )
}

export function CardProblem({ way, fault, onRetry, onBack, onHelp }: Props & { fault: Fault; onRetry: () => void }) {
  const { t, tell } = useWords()
  return (
    <ScreenFrame
      above={<StepBar way={way} step="identify" />}
      title={tell(faultTexts[fault.code].what)}
      lead={tell(faultTexts[fault.code].now)}
      below={<Notice tone="good" title={t('identify.problemKept')} />}
      actions={
        <>
          <Button look="primary" onPress={onRetry}>
            {t('retry')}
          </Button>
          <Button look="quiet" width="half" onPress={onBack}>
            {t('back')}
          </Button>
          <Button width="half" onPress={onHelp}>
            {t('help')}
          </Button>
        </>
      }
    >
      {fault.actor === 'visitor' ? <CardArt doing="lay" /> : <Unplugged />}
    </ScreenFrame>
  )
}

interface ReadProps {
  way: Way
  identity: Identity
  onConfirm: () => void
  onOther: () => void
}

export function CardRead({ way, identity, onConfirm, onOther }: ReadProps) {
  const { t } = useWords()
  return (
    <ScreenFrame
      above={<StepBar way={way} step="identify" />}
      title={t('identify.read')}
      lead={t('identify.readLead')}
      below={
        <>
          <div class="who">
            <Peek name={identity.name} number={identity.number} />
          </div>
          {identity.expired && (
            <Notice tone="warn" title={t('identify.expired')}>
              {t('identify.expiredNow')}
            </Notice>
          )}
        </>
      }
      actions={
        <>
          <Button look="primary" onPress={onConfirm}>
            {t('continue')}
          </Button>
          <Button look="quiet" onPress={onOther}>
            {t('identify.other')}
          </Button>
        </>
      }
    >
      <CardArt doing="read" />
    </ScreenFrame>
  )
}
