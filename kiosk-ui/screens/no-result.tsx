import type { KioskSetup } from '#contract/config.ts'
import type { Fault } from '#contract/faults.ts'
import type { Item, Way } from '#flows/item.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { faultTexts } from '#flows/texts/faults.ts'
import { Asking, ClosedDoor, NotFound, Unplugged } from '../art/trouble.tsx'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { StepBar } from '../components/step-bar.tsx'
import { useWords } from '../components/words.tsx'

interface Props {
  item: Item
  onDone: () => void
  onHelp: () => void
}

/** The department answered, but with no. That is an answer, not a fault. */
export function Refused(
  props: Props & { way: Way; refusal: { code: 'notFound' | 'other'; reason: string }; onChange: () => void },
) {
  const { item, way, refusal, onChange, onDone, onHelp } = props
  const { t, tell } = useWords()
  const department = tell(domainTexts[item.domain].department)
  const input = way.inputs[0]
  return (
    <ScreenFrame
      personal
      above={<StepBar />}
      title={t(`refused.${refusal.code}`, { department })}
      lead={refusal.code === 'notFound' ? t('refused.notFoundLead', { department }) : undefined}
      below={
        <Notice tone="warn" title={t('refused.says', { reason: refusal.reason })}>
          {t('refused.now', { phone: tell(item.guide.consultation) })}
        </Notice>
      }
      actions={
        <>
          {input === undefined ? (
            <Button look="primary" onPress={onDone}>
              {t('notDone.seen')}
            </Button>
          ) : (
            <Button look="primary" onPress={onChange}>
              {t(`result.change.${input.kind}`)}
            </Button>
          )}
          {input !== undefined && (
            <Button width="half" onPress={onDone}>
              {t('notDone.leave')}
            </Button>
          )}
          <Button {...(input === undefined ? {} : { width: 'half' as const })} onPress={onHelp}>
            {t('help')}
          </Button>
        </>
      }
    >
      <NotFound />
    </ScreenFrame>
  )
}

/** No answer: what happened, that nothing is lost, and what to do now. */
export function NoAnswer({
  item,
  site,
  fault,
  onRetry,
  onDone,
  onHelp,
}: Props & { site: KioskSetup['site']; fault: Fault; onRetry: () => void }) {
  const { t, tell } = useWords()
  const department = tell(domainTexts[item.domain].department)
  const { what, now } = faultTexts[fault.code]
  return (
    <ScreenFrame
      above={<StepBar />}
      title={tell(what, { department })}
      lead={tell(now, { department })}
      below={
        <Notice tone="good" title={t('problem.kept')}>
          {t('problem.helper', { attendant: tell(site.attendant.name), phone: site.attendant.phone })}
        </Notice>
      }
      actions={
        <>
          <Button look="primary" onPress={onRetry}>
            {t('retry')}
          </Button>
          <Button width="half" onPress={onDone}>
            {t('notDone.leave')}
          </Button>
          <Button width="half" onPress={onHelp}>
            {t('help')}
          </Button>
        </>
      }
    >
      <DepartmentArt fault={fault} />
    </ScreenFrame>
  )
}

function DepartmentArt({ fault: { code } }: { fault: Fault }) {
  if (code === 'departmentSilent') return <Asking />
  return code === 'departmentClosed' ? <ClosedDoor /> : <Unplugged />
}
