const delays = {
  noClick: 300, // ms; a finger that slid off its button brings no click
}

/**
 * Marks the button that a finger is on, at once. The browser's own `:active` comes late on a touch screen: it first waits
 * whether the finger wants to scroll, longer than most touches last. It also styles and paints the page once more before
 * the touch is heard, so the styles do without it.
 */
export function showPressed(): void {
  let pressed: Element | null = null
  let slidOff: ReturnType<typeof setTimeout> | undefined
  const release = () => {
    clearTimeout(slidOff)
    pressed?.removeAttribute('data-pressed')
    pressed = null
  }
  const press = ({ target }: PointerEvent) => {
    release()
    pressed = target instanceof Element ? target.closest('button:enabled') : null
    pressed?.setAttribute('data-pressed', '')
  }
  const lift = () => (slidOff = setTimeout(release, delays.noClick))
  addEventListener('pointerdown', press, { capture: true })
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, lift, { capture: true })
  // In the frame that shows what the touch brought about: one more frame between the finger's lifting and its click
  // would keep the click waiting.
  addEventListener('click', () => requestAnimationFrame(release))
}
