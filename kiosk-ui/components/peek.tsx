import { useState } from 'preact/hooks'
import { maskName, maskNumber } from '#flows/mask.ts'
import { useWords } from './words.tsx'

/** Masked by default; in full only while it is held down (finger, space or enter). */
export function Peek({ name, number }: { name: string; number: string }) {
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
      <span>{held ? name : maskName(name)}</span>
      <span>{held ? number : maskNumber(number)}</span>
      <small>{t('peek.hold')}</small>
    </button>
  )
}
