import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Identity } from '#flows/identity.ts'
import { maskName, maskNumber } from '#flows/mask.ts'
import { readingTexts } from '#flows/texts/reading.ts'
import { useWords } from './words.tsx'

/** Whose result this is; nobody needs more of it than stands there. */
export function Who({ name, number, children }: Pick<Identity, 'name' | 'number'> & { children?: ComponentChildren }) {
  const { tell } = useWords()
  return (
    <div class="who">
      <Peek whole={name} masked={maskName(name)} what={tell(readingTexts.peekName)} />
      <Peek whole={number} masked={maskNumber(number)} what={tell(readingTexts.peekNumber)} />
      {children}
    </div>
  )
}

/** Masked by default; one value in full, only while it is held down (finger, space or enter). */
function Peek({ whole, masked, what }: { whole: string; masked: string; what: string }) {
  const { t } = useWords()
  const [held, setHeld] = useState(false)
  const hold = () => setHeld(true)
  const release = () => setHeld(false)
  return (
    <button
      type="button"
      class="peek"
      data-personal
      onPointerDown={hold}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => (event.key === ' ' || event.key === 'Enter') && hold()}
      onKeyUp={release}
      onBlur={release}
    >
      <span>{held ? whole : masked}</span>
      <small>{t('peek.hold', { what })}</small>
    </button>
  )
}
