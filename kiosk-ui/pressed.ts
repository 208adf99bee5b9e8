/**
 * Marks the button that a finger is on, at once. The browser's own `:active` comes late on a touch screen: it first waits
 * whether the finger wants to scroll, longer than most touches last. It also styles and paints the page once more before
 * the touch is heard, so the styles do without it.
 *
 * Drawings stand still meanwhile: where the processor paints them, each of their frames makes the touch wait.
 */
export function showPressed(): void {
  let pressed: Element | null = null
  let still: Animation[] = []
  const release = () => {
    pressed?.removeAttribute('data-pressed')
    pressed = null
    // of a screen that has gone nothing moves any more
    for (const drawing of still) if (drawing.playState === 'paused') drawing.play()
    still = []
  }
  const press = ({ target }: PointerEvent) => {
    release()
    pressed = target instanceof Element ? target.closest('button:enabled') : null
    pressed?.setAttribute('data-pressed', '')
    // what has ended stays as it is: paused and played, it would begin anew
    still = document.getAnimations().filter(({ playState }) => playState === 'running')
    for (const drawing of still) drawing.pause()
  }
  // in the frame that shows what the touch brought about, so that it takes no frame of its own
  const lift = () => requestAnimationFrame(release)
  addEventListener('pointerdown', press, { capture: true })
  // not when the browser takes a trembling finger for a scrolling one (pointercancel): it may press all the same
  for (const end of ['pointerup', 'touchend', 'touchcancel', 'scroll']) addEventListener(end, lift, { capture: true })
}
