import type { ComponentChildren } from 'preact'

interface Props {
  children: ComponentChildren
  onPress: () => void
  /** One main action per screen; `quiet` for the ways out. */
  look?: 'primary' | 'quiet'
  width?: 'half' | 'third'
  disabled?: boolean
  /** The way back from here: the back key presses it. */
  back?: boolean
  /** Why it is disabled, where the screen doesn't say it elsewhere. */
  why?: string | undefined
}

export function Button({ children, onPress, look, width, disabled, back, why }: Props) {
  return (
    <button
      type="button"
      class={['button', look, width].filter(Boolean).join(' ')}
      disabled={disabled ?? false}
      data-back={back}
      onClick={onPress}
    >
      {children}
      {why !== undefined && <small>{why}</small>}
    </button>
  )
}
