/**
 * Moves the focus for a keypad of six keys and presses what has it, so that a visit needs no touch. One press does one thing:
 * a key that is held down, by a hand that trembles or a book that lies on it, does nothing more (EN 301 549, 5.7).
 */
import type { Kiosk } from '../kiosk.ts'
import { type Key, keyOf } from './keymap.ts'
import { headingOf, neighbour, nextPart, stopsOf } from './stops.ts'

const page = 0.8 // of the window: the last line stays in sight as the first one

export function obeyKeys(kiosk: Kiosk): void {
  /** Where the focus was last, if what had it took it along when it went. */
  let last: WeakRef<Element> | null = null // weakly: it would keep its whole screen, and what stands on it
  addEventListener('focusin', ({ target }) => (last = target instanceof Element ? new WeakRef(target) : null))
  // behind whoever listens at the window: a key silences what was being read, not what it leads to
  document.addEventListener('keydown', press, { capture: true })
  addEventListener('keyup', (event) => keyOf(event) === 'select' && asEnter(event), { capture: true })

  function press(event: KeyboardEvent) {
    const key = keyOf(event)
    if (key === null) return
    event.preventDefault()
    if (event.repeat) return event.stopPropagation()
    const { visit, send } = kiosk.stage.peek()
    const asked = visit.matches({ attention: 'warning' })
    // a key is a sign of somebody as a touch is, wherever the focus is
    if (!(event.target instanceof Element && event.target.closest('.kiosk'))) send({ type: 'TOUCH' })
    if (asked) return // it has answered; what it would do is under the question
    if (!asEnter(event)) act[key]()
    // once a first key has begun the visit, and the page knows
    queueMicrotask(notePace)
  }

  function notePace() {
    const { visit, send } = kiosk.stage.peek()
    if (visit.context.comfort.keypad || visit.matches({ journey: 'attract' })) return
    send({ type: 'COMFORT', change: { keypad: true } })
  }

  const lost = () => document.activeElement === document.body
  /** Where the keys go on from: what has the focus, or had it last on this screen, or the heading. */
  const here = () => {
    const place = lost() ? last?.deref() : document.activeElement
    return place?.isConnected === true && place.closest('[inert]') === null ? place : headingOf()
  }
  const go = (element: HTMLElement | undefined) => element?.focus()

  const act: Record<Key, () => void> = {
    up: () => scrolled(-1) || go(neighbour(stopsOf(), here(), -1)),
    down: () => scrolled(1) || go(neighbour(stopsOf(), here(), 1)),
    next: () => go(nextPart(stopsOf(), here())),
    // nobody is sent away by one key: where there is no way back, it shows the way out
    back: () => reach('[data-back]', (button) => button.click()) || reach('.bar .leave', go),
    help: () => reach('.bar .help', (button) => button.click()),
    select() {
      // what isn't seen to have the focus is never pressed; the first screen's heading begins the visit
      const focused = lost() ? headingOf() : document.activeElement
      if (focused instanceof HTMLElement) focused.click()
      requestAnimationFrame(() => {
        // what was pressed can't be pressed any more, as at the end of a list: the eyes must not lose their place
        if (lost() && last?.deref()?.matches('button:disabled') === true) act.down()
      })
    },
  }

  /** Text longer than its place is read on first. */
  function scrolled(way: 1 | -1): boolean {
    const box = document.activeElement
    if (box === null || !box.matches('.window') || box.querySelector('button') !== null) return false
    const before = box.scrollTop
    box.scrollBy({ top: way * page * box.clientHeight, behavior: 'instant' })
    return Math.abs(box.scrollTop - before) > 1
  }
}

function reach(what: string, act: (button: HTMLElement) => void): boolean {
  const found = [...document.querySelectorAll<HTMLElement>(`${what}:enabled`)]
  const button = found.find((element) => element.closest('[inert]') === null)
  if (button === undefined) return false
  act(button)
  return true
}

/** A keypad's own select key is Enter to whatever looks for one, as the number that shows while it is held. */
function asEnter(event: KeyboardEvent): boolean {
  if (!/^F\d/.test(event.code) || keyOf(event) !== 'select') return false
  const { type } = event
  event.target?.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }))
  return true
}
