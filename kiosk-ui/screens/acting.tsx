/** Somebody acts for somebody else: what is agreed to, and what to do when both cards are one person's. */
import { chinaDay } from '#contract/china-time.ts'
import type { Acting } from '#flows/acting-for.ts'
import { consentLines } from '#flows/acting-record.ts'
import type { Item } from '#flows/item.ts'
import { maskName } from '#flows/mask.ts'
import { actingTexts } from '#flows/texts/acting.ts'
import { CardArt } from '../art/card.tsx'
import { DomainArt } from '../art/domains.tsx'
import { BackOrHelp } from '../components/back-or-help.tsx'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { Scroller } from '../components/scroller.tsx'
import { StepBar } from '../components/step-bar.tsx'
import { useWords } from '../components/words.tsx'

interface ConsentProps {
  item: Item
  acting: Acting
  onAgree: () => void
  onDecline: () => void
}

export function Consent({ item, acting, onAgree, onDecline }: ConsentProps) {
  const { tell, language } = useWords()
  const lines = consentLines({ item, acting, at: chinaDay(new Date()), language }, 'screen')
  return (
    <ScreenFrame
      personal
      above={<StepBar />}
      title={tell(actingTexts.consent, { principal: maskName(acting.principal.name) })}
      aside={<DomainArt domain={item.domain} />}
      actions={
        <>
          <Button look="primary" onPress={onAgree}>
            {tell(actingTexts.agree)}
          </Button>
          <Button onPress={onDecline}>{tell(actingTexts.decline)}</Button>
        </>
      }
    >
      <Scroller>
        <ol class="sheet consent">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </Scroller>
    </ScreenFrame>
  )
}

interface SamePersonProps {
  onOther: () => void
  onBack: () => void
  onHelp: () => void
}

export function SamePerson({ onOther, onBack, onHelp }: SamePersonProps) {
  const { t, tell } = useWords()
  return (
    <ScreenFrame
      above={<StepBar />}
      title={tell(actingTexts.samePerson)}
      lead={tell(actingTexts.samePersonNow)}
      below={<Notice tone="good" title={tell(actingTexts.samePersonKept)} />}
      actions={
        <>
          <Button look="primary" onPress={onOther}>
            {tell(actingTexts.otherCard)}
          </Button>
          <BackOrHelp back={t('back')} onBack={onBack} onHelp={onHelp} />
        </>
      }
    >
      <CardArt doing="again" />
    </ScreenFrame>
  )
}
