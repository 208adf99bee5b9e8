/**
 * A keyboard that somebody plugs in may move and choose, as a keypad does, but not command the browser: no printing of the
 * page, saving, reloading, source view or developer tools. (The keys of the window system are the kiosk installation's matter.)
 */
export function tameKeyboard(): void {
  if (import.meta.env.DEV) return
  const browsersOwn = (event: KeyboardEvent) =>
    event.ctrlKey || event.metaKey || event.altKey || /^(F\d+|Browser\w+|ContextMenu)$/.test(event.key)
  addEventListener('keydown', (event) => browsersOwn(event) && event.preventDefault(), { capture: true })
}
