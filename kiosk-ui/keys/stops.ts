/** What the keys stop at on a screen, in reading order. The order is the document's: what is read first stands first. */

const stops = 'h1:not(.attract *), button:enabled, [tabindex="0"]' // what the first screen says is all on one button

const isOpen = (element: Element) => element.closest('[inert]') === null

/** The heading, for whoever is lost, and everything that can be pressed or scrolled. What lies under a dialog is inert. */
export function stopsOf(): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>(stops)]
  return all.filter((element) => isOpen(element) && element.checkVisibility())
}

/** Where the reading begins. */
export function headingOf(): HTMLElement | undefined {
  return [...document.querySelectorAll('h1')].find(isOpen)
}

/** The part of a screen that something stands in: what it shows, what can be done now, a bar beside it. */
function partOf(element: Element): Element | null {
  return element.closest('h1, .body, .actions, nav, .strip')
}

/** The stop after or before a place, going round. What can't be pressed any more is still a place. */
export function neighbour(
  all: readonly HTMLElement[],
  here: Element | undefined,
  way: 1 | -1,
): HTMLElement | undefined {
  const ordered = way === 1 ? all : all.toReversed()
  const beyond = way === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const next = here && ordered.find((stop) => (here.compareDocumentPosition(stop) & beyond) !== 0)
  return next ?? ordered[0]
}

/** The first stop of the next part of the screen, going round. */
export function nextPart(all: readonly HTMLElement[], here: Element | undefined): HTMLElement | undefined {
  const part = here && partOf(here)
  const last = all.findLastIndex((stop) => partOf(stop) === part)
  return all[last + 1] ?? all[0]
}
