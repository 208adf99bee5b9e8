/** What the keys stop at on a screen, in reading order. The order is the document's: what is read first stands first. */

const stops = 'h1, button:enabled, [tabindex="0"]'

/** The heading, for whoever is lost, and everything that can be pressed or scrolled. What lies under a dialog is inert. */
export function stopsOf(): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>(stops)]
  return all.filter((element) => element.closest('[inert]') === null && element.checkVisibility())
}

/** The part of a screen that something stands in: what it shows, what can be done now, a bar beside it. */
function partOf(element: Element): Element | null {
  return element.closest('h1, .body, .actions, nav')
}

/**
 * The stop after or before the one that was reached last, going round. One that has gone or can't be pressed any more still
 * counts as a place while it stands in the page.
 */
export function neighbour(all: readonly HTMLElement[], from: Element | null, way: 1 | -1): HTMLElement | undefined {
  const ordered = way === 1 ? all : all.toReversed()
  const heading = all.find((element) => element.matches('h1'))
  const here = from?.isConnected === true ? from : heading
  if (here === undefined) return ordered[0]
  const beyond = way === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  return ordered.find((stop) => (here.compareDocumentPosition(stop) & beyond) !== 0) ?? ordered[0]
}

/** The first stop of the next part of the screen, going round. */
export function nextPart(all: readonly HTMLElement[], from: Element | null): HTMLElement | undefined {
  const here = from?.isConnected === true ? partOf(from) : null
  const last = all.findLastIndex((stop) => partOf(stop) === here)
  return all[last + 1] ?? all[0]
}
