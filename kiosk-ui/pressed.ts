/**
 * Marks the button that a finger is on, at once. The browser's own `:active` comes late on a touch screen: it first waits
 * whether the finger wants to scroll, longer than most touches last.
 */
export function showPressed(): void {
  let pressed: Element | null = null
  const release = () => {
    pressed?.removeAttribute('data-pressed')
    pressed = null
  }
  const press = ({ target }: PointerEvent) => {
    release()
    pressed = target instanceof Element ? target.closest('button:enabled') : null
    pressed?.setAttribute('data-pressed', '')
  }
  addEventListener('pointerdown', press, { capture: true })
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, release, { capture: true })
}
