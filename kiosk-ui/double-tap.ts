/**
 * Takes a double tap as one: its second half must not press what has come up under the finger meanwhile, or somebody who
 * double-clicks everything would choose an item unseen and print a slip without having looked at it. On the same button
 * of the same screen, as on the number keys, a quick second tap is meant.
 */
export function takeDoubleTapsAsOne(): void {
  // weakly: a button that is gone would keep its whole screen, and what stands on it
  let first = { pressed: new WeakRef<EventTarget>(window), state: stateOf() }
  const click = (event: MouseEvent) => {
    const pressed = (event.target instanceof Element && event.target.closest('button')) || window
    const now = { pressed: new WeakRef<EventTarget>(pressed), state: stateOf() }
    if (event.detail < 2 || (first.pressed.deref() === pressed && first.state === now.state)) {
      first = now
      return
    }
    event.stopPropagation()
    event.preventDefault()
  }
  addEventListener('click', click, { capture: true })
}

function stateOf(): string | null {
  return document.querySelector('[data-state]')?.getAttribute('data-state') ?? null
}
