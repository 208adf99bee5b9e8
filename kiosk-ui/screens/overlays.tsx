import { delays } from '#flows/delays.ts'
import { Button } from '../components/button.tsx'
import { Countdown } from '../components/countdown.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Notice } from '../components/notice.tsx'
import { useWords } from '../components/words.tsx'
import { useChime } from '../sound/use-chime.ts'

/** Is somebody still there? Any touch answers; the button is for eyes and keys. */
export function StillThere({ ms, onHere }: { ms: number; onHere: () => void }) {
  const { t } = useWords()
  useChime(delays.chimeAgain)
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
