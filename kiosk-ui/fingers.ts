/**
 * A touch presses what it began on, if it ends there too, however long it took and however much the finger trembled. Left
 * to itself the browser gives up after 15 px of trembling (4 mm on a 21.5-inch screen); and it sends a touch through events
 * for mice, which come later and cost a slow machine a sixth of the way to the next screen.
 */
const delays = {
  doubleTap: 500, // ms; from the first tap of several, as desktops count a double click
}
const near = 60 // CSS px; a second tap farther away is one of its own

export function hearFingers(): void {
  let last = { at: Number.NEGATIVE_INFINITY, x: 0, y: 0, taps: 0 }

  function end(event: Event) {
    // what lies around it may have been touched before
    if (!(event instanceof TouchEvent) || event.target !== event.currentTarget) return
    const took = !event.cancelable // the browser took it for scrolling, whether or not there is anything to scroll
    if (!took) event.preventDefault()
    for (const { target: from, clientX, clientY } of event.changedTouches) {
      const to = document.elementFromPoint(clientX, clientY)
      // a touch that ended a visit ends on the first screen of the next one
      if (to === null || !(from instanceof Element) || !from.isConnected) continue
      if (pressable(from) !== pressable(to) || (took && canMove(from))) continue
      const { at, x, y, taps } = last
      // by the first of them: whoever goes on tapping must not be held for a double tap for ever
      const again = event.timeStamp - at < delays.doubleTap && Math.hypot(clientX - x, clientY - y) < near
      last = again ? { ...last, taps: taps + 1 } : { at: event.timeStamp, x: clientX, y: clientY, taps: 1 }
      press(to, last)
    }
  }
  // Listened for where the finger came down: what leaves the page meanwhile tells nobody but itself. The pointer is heard
  // before anybody can make it leave.
  const begin = ({ target }: PointerEvent) => target?.addEventListener('touchend', end, { passive: false })
  addEventListener('pointerdown', begin, { capture: true })
}

function pressable(element: Element): Element | null {
  return element.closest('button')
}

/** Whether a finger on it moves it, or something that it lies in. */
function canMove(element: Element | null): boolean {
  if (element === null) return false
  const { scrollHeight, clientHeight, parentElement } = element
  if (scrollHeight > clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY)) return true
  return canMove(parentElement)
}

function press(element: Element, { x, y, taps }: { x: number; y: number; taps: number }): void {
  if (pressable(element)?.matches(':disabled') === true) return
  element.dispatchEvent(
    new MouseEvent('click', { bubbles: true, cancelable: true, clientX: x, clientY: y, detail: taps }),
  )
}
