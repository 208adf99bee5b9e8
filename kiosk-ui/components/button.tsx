import type { ComponentChildren } from 'preact'

interface Props {
  children: ComponentChildren
  onPress: () => void
  /** One main action per screen; `quiet` for the ways out. */
  look?: 'primary' | 'quiet'
  width?: 'half' | 'third'
  disabled?: boolean
}

export function Button({ children, onPress, look, width, disabled }: Props) {
  return (
    <button
      type="button"
      class={['button', look, width].filter(Boolean).join(' ')}
      disabled={disabled ?? false}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
