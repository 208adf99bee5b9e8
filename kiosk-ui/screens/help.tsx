/**
 * The attendant is called: a bell (the visit rings it) and a light that is seen from across the room. It comes with the first
 * screen, so that a machine that can do nothing else still calls; what is wrong with it is told once the rest is there.
 */
import { PhoneCall } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { KioskSetup } from '#contract/config.ts'
import { aloud } from '#flows/speech/aloud.ts'
import { helpTexts } from '#flows/texts/help.ts'
import { Helper } from '../art/people.tsx'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { useWords } from '../components/words.tsx'

interface Props {
  site: KioskSetup['site']
  /** What whoever comes must know; nothing of the person. */
  facts: ComponentChildren
  onCame: () => void
  onClose: () => void
}

export function Calling({ site, facts, onCame, onClose }: Props) {
  const { t, tell } = useWords()
  return (
    <div class="calling">
      <Dialog title={tell(helpTexts.calling, { attendant: tell(site.attendant.name) })}>
        <Helper />
        <p>{tell(helpTexts.callingLead)}</p>
        <Telephone phone={site.attendant.phone} />
        {facts}
        <p class="small">{tell(helpTexts.noAnswer)}</p>
        <div class="actions">
          <Button look="primary" back onPress={onClose}>
            {t('help.close')}
          </Button>
          <Button onPress={onCame}>{tell(helpTexts.came)}</Button>
        </div>
      </Dialog>
      <div class="beacon" aria-hidden="true" />
    </div>
  )
}

/** Somebody came: the bell is silent, and what is wrong stands there in full. */
export function Attended({ facts, onClose }: Pick<Props, 'facts' | 'onClose'>) {
  const { tell } = useWords()
  return (
    <div class="calling">
      <Dialog title={tell(helpTexts.attended)}>
        <Helper />
        <p>{tell(helpTexts.attendedLead)}</p>
        {facts}
        <div class="actions">
          <Button look="primary" back onPress={onClose}>
            {tell(helpTexts.goOn)}
          </Button>
        </div>
      </Dialog>
    </div>
  )
}

function Telephone({ phone }: { phone: string }) {
  const { tell, language } = useWords()
  return (
    <p class="phone">
      <PhoneCall aria-hidden="true" />
      <span>
        <small>{tell(helpTexts.phone)}</small>
        <span aria-hidden="true">{phone}</span>
        <span class="unseen">{aloud(phone, language)}</span>
      </span>
    </p>
  )
}
