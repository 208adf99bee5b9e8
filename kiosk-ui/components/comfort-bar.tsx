import { ALargeSmall, ArrowDownToLine, Contrast, Globe, LogOut, Phone, Volume2, VolumeOff } from 'lucide-preact'
import type { Comfort } from '#flows/comfort.ts'
import { useWords } from './words.tsx'

interface Props {
  comfort: Comfort
  onChange: (change: Partial<Comfort>) => void
  onHelp: () => void
  /** Absent where there is nothing to leave. */
  onLeave: (() => void) | null
}

/** On every screen: how it looks, in which language, and the two ways to a person or out. */
export function ComfortBar({ comfort, onChange, onHelp, onLeave }: Props) {
  const { t } = useWords()
  const { elder, highContrast, language, low, speech } = comfort
  const ReadIcon = speech ? VolumeOff : Volume2
  return (
    <nav class="bar" aria-label={t('bar.label')}>
      <button type="button" onClick={() => onChange({ elder: !elder })}>
        <ALargeSmall aria-hidden="true" />
        {t(elder ? 'bar.normal' : 'bar.elder')}
      </button>
      <button type="button" aria-pressed={highContrast} onClick={() => onChange({ highContrast: !highContrast })}>
        <Contrast aria-hidden="true" />
        {t('bar.contrast')}
      </button>
      <button type="button" onClick={() => onChange({ speech: !speech })}>
        <ReadIcon aria-hidden="true" />
        {t(speech ? 'bar.readNot' : 'bar.read')}
      </button>
      <button
        type="button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => onChange({ language: language === 'zh' ? 'en' : 'zh' })}
      >
        <Globe aria-hidden="true" />
        {t('bar.language')}
      </button>
      <button type="button" onClick={() => onChange({ low: !low })}>
        <ArrowDownToLine aria-hidden="true" />
        {t(low ? 'bar.high' : 'bar.low')}
      </button>
      {onLeave !== null && (
        <button type="button" class="leave" onClick={onLeave}>
          <LogOut aria-hidden="true" />
          {t('bar.leave')}
        </button>
      )}
      <button type="button" class="help" onClick={onHelp}>
        <Phone aria-hidden="true" />
        {t('bar.help')}
      </button>
    </nav>
  )
}
