/**
 * Marks the button that a finger is on, at once. The browser's own `:active` comes late on a touch screen: it first waits
 * whether the finger wants to scroll, longer than most touches last. It also styles and paints the page once more before
 * the touch is heard, so the styles do without it.
 */
export function showPressed(): void {
  let pressed: Element | null = null
  const press = ({ target }: PointerEvent) => {
    pressed = target instanceof Element ? target.closest('button:enabled') : null
    pressed?.setAttribute('data-pressed', '')
  }
  const release = () => {
    const over = pressed
    pressed = null
    // together with what the touch brings about
    requestAnimationFrame(() => over?.removeAttribute('data-pressed'))
  }
  addEventListener('pointerdown', press, { capture: true })
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, release, { capture: true })
}
