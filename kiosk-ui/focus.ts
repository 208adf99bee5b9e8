/** The focus follows every screen, for whoever uses keys or hears the page; only keys show where it is. */
let byKeys = false

export function noticeKeys(): void {
  addEventListener('keydown', () => (byKeys = true), { capture: true })
  addEventListener('pointerdown', () => (byKeys = false), { capture: true })
}

export function giveFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true, focusVisible: byKeys })
}
