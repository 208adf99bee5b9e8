import type { DepartmentName } from '#contract/device-status.ts'
import { maskedPerson } from '#flows/acting-record.ts'
import type { Obstacle } from '#flows/can-finish.ts'
import type { Identity } from '#flows/identity.ts'
import type { Way } from '#flows/item.ts'
import type { ResultView } from '#flows/read-result.ts'
import { actingTexts } from '#flows/texts/acting.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { reasonTexts } from '#flows/texts/reasons.ts'
import { DomainArt } from '../art/domains.tsx'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { Who } from '../components/peek.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { Scroller } from '../components/scroller.tsx'
import { StepBar } from '../components/step-bar.tsx'
import { useWords } from '../components/words.tsx'
import { ResultSheet } from './result-sheet.tsx'

interface Props {
  way: Way
  domain: DepartmentName
  view: ResultView
  /** Null when the way asked for nobody's card. */
  identity: Identity | null
  /** Who asked for somebody else; null when it is one's own. */
  agent: Identity | null
  /** What stands against a slip now; null when it can be printed. */
  obstacle: Obstacle | null
  onPrint: () => void
  onChange: () => void
  onDone: () => void
}

export function Result({ way, domain, view, identity, agent, obstacle, onPrint, onChange, onDone }: Props) {
  const { t, tell, join, language } = useWords()
  const input = way.inputs[0]
  return (
    <ScreenFrame
      look="roomy"
      aside={<DomainArt domain={domain} />}
      above={<StepBar />}
      title={view.headline}
      personal
      below={
        identity !== null && (
          <Who {...identity}>
            {agent !== null && <span>{tell(actingTexts.by, { agent: maskedPerson(agent, language) })}</span>}
          </Who>
        )
      }
      actions={
        <>
          {obstacle === null ? (
            <Button look="primary" onPress={onPrint}>
              {t('result.print')}
            </Button>
          ) : (
            <Notice tone="warn" title={tell(reasonTexts[obstacle.reason].full)} live>
              {join(t('result.kept'), tell(reasonTexts[obstacle.reason].now))}
            </Notice>
          )}
          {input !== undefined && (
            <Button width="half" onPress={onChange}>
              {t(`result.change.${input.kind}`)}
            </Button>
          )}
          <Button {...(input === undefined ? {} : { width: 'half' as const })} onPress={onDone}>
            {t('result.done')}
          </Button>
        </>
      }
    >
      <Scroller>
        <ResultSheet view={view} source={t('result.source', { department: tell(domainTexts[domain].department) })} />
      </Scroller>
    </ScreenFrame>
  )
}
