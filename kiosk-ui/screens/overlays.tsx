import { PhoneCall } from 'lucide-preact'
import type { KioskSetup } from '#contract/config.ts'
import type { Text } from '#flows/language.ts'
import { aloud } from '#flows/speech/aloud.ts'
import { Helper } from '../art/people.tsx'
import { Button } from '../components/button.tsx'
import { Countdown } from '../components/countdown.tsx'
import { Dialog } from '../components/dialog.tsx'
import type { StepName } from '../components/step-bar.tsx'
import { Notice } from '../components/notice.tsx'
import { useWords } from '../components/words.tsx'

/** Is somebody still there? Any touch answers; the button is for eyes and keys. */
export function StillThere({ ms, onHere }: { ms: number; onHere: () => void }) {
  const { t } = useWords()
  return (
    <Dialog title={t('warning.title')} urgent>
      <p>{t('warning.lead')}</p>
      <Countdown ms={ms} label={t('seconds.left')} />
      <div class="actions">
        <Button look="primary" onPress={onHere}>
          {t('warning.here')}
        </Button>
      </div>
    </Dialog>
  )
}

interface HelpProps {
  site: KioskSetup['site']
  /** What the visitor is at, in words the attendant understands; null before an item. */
  at: { item: Text; step: StepName } | null
  onClose: () => void
}

export function Help({ site, at, onClose }: HelpProps) {
  const { t, tell, language } = useWords()
  return (
    <Dialog title={t('help.title')}>
      <Helper />
      <p>{t('help.call')}</p>
      <p class="phone">
        <PhoneCall aria-hidden="true" />
        <span>
          {tell(site.attendant.name)}
          <br />
          <span aria-hidden="true">{site.attendant.phone}</span>
          <span class="unseen">{aloud(site.attendant.phone, language)}</span>
        </span>
      </p>
      <Notice
        tone="warn"
        title={at === null ? t('help.home') : t('help.step', { item: tell(at.item), step: t(`steps.${at.step}`) })}
      />
      <div class="actions">
        <Button look="primary" onPress={onClose}>
          {t('help.close')}
        </Button>
      </div>
    </Dialog>
  )
}

/** The page can't hear the bridge. It covers nothing: what is on the screen stays true. */
export function BridgeNotice() {
  const { t } = useWords()
  return (
    <div class="bridge-notice">
      <Notice tone="warn" title={t('bridge.title')} live>
        {t('bridge.lead')}
      </Notice>
    </div>
  )
}
