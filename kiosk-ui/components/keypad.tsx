import { Delete } from 'lucide-preact'
import { useWords } from './words.tsx'

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
const group = 4 // digits stand in fours, as on the acceptance slip

/** Digits typed so far, with the places still empty. */
export function DigitEntry({ value, length, label }: { value: string; length: number; label: string }) {
  const groups = Array.from({ length: Math.ceil(length / group) }, (_, index) => index * group)
  return (
    <div
      class="entry"
      role="textbox"
      aria-readonly="true"
      aria-label={label}
      aria-live="polite"
      tabIndex={-1}
      data-personal
    >
      <span class="unseen">{value.split('').join(' ')}</span>
      {groups.map((start) => (
        <span key={start} aria-hidden="true">
          {Array.from({ length: Math.min(group, length - start) }, (_, offset) => start + offset).map((at) => (
            <i key={at} class={at === value.length ? 'next' : ''}>
              {value[at] ?? '\u00a0'}
            </i>
          ))}
        </span>
      ))}
    </div>
  )
}

/** Our own number keys: a system keyboard would cover half of the screen. */
export function Keypad({
  onKey,
  onDelete,
  onClear,
}: {
  onKey: (digit: string) => void
  onDelete: () => void
  onClear: () => void
}) {
  const { t } = useWords()
  return (
    <div class="keypad" role="group" aria-label={t('keypad.label')}>
      {keys.map((digit) => (
        <button key={digit} type="button" class="key" onClick={() => onKey(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" class="key word" onClick={onClear}>
        {t('keypad.clear')}
      </button>
      <button type="button" class="key" onClick={() => onKey('0')}>
        0
      </button>
      <button type="button" class="key word" onClick={onDelete}>
        <Delete aria-hidden="true" />
        {t('keypad.delete')}
      </button>
    </div>
  )
}
