/**
 * Marks the button that a finger is on, at once. The browser's own `:active` comes late on a touch screen: it first waits
 * whether the finger wants to scroll, longer than most touches last. It also styles and paints the page once more before
 * the touch is heard, so the styles do without it.
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
  // in the frame that shows what the touch brought about, so that it takes no frame of its own
  const lift = () => requestAnimationFrame(release)
  addEventListener('pointerdown', press, { capture: true })
  // not when the browser takes a trembling finger for a scrolling one (pointercancel): it may press all the same
  for (const end of ['pointerup', 'touchend', 'touchcancel', 'scroll']) addEventListener(end, lift, { capture: true })
}
