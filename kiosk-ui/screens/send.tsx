import type { DepartmentName } from '#contract/device-status.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { Asking } from '../art/trouble.tsx'
import { Button } from '../components/button.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { StepBar } from '../components/step-bar.tsx'
import { useWords } from '../components/words.tsx'

/** Waiting for a department. An answer that comes at once shows nothing but a still page: style/screens.css delays the drawing. */
export function Send({ domain, onCancel }: { domain: DepartmentName; onCancel: () => void }) {
  const { t, tell } = useWords()
  return (
    <ScreenFrame
      look="late"
      above={<StepBar />}
      title={t('send.title', { department: tell(domainTexts[domain].department) })}
      lead={t('send.lead')}
      actions={
        <Button look="quiet" back onPress={onCancel}>
          {t('send.cancel')}
        </Button>
      }
    >
      <Asking />
    </ScreenFrame>
  )
}
