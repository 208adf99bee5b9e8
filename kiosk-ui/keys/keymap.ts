/**
 * The six keys of a keypad for hands that can't see or reach the screen. The left column is what a USB keypad sends as a
 * keyboard, named by its place (`KeyboardEvent.code`): Linux gives F13 to F24 other names, such as "LaunchApplication8".
 */
export type Key = 'up' | 'down' | 'back' | 'next' | 'select' | 'help'

const keys: ReadonlyMap<string, Key> = new Map<string, Key>([
  // any keyboard, and keypads that can be set to its keys
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['ArrowLeft', 'back'],
  ['Escape', 'back'],
  ['ArrowRight', 'next'],
  ['Enter', 'select'],
  ['NumpadEnter', 'select'],
  ['F1', 'help'],
  ['Help', 'help'],
  // keypads as they come with EZ Access codes (Storm EZ-Key and Audio-Nav; EZ Access, Trace Center)
  ['F17', 'help'],
  ['F18', 'up'],
  ['F19', 'down'],
  ['F20', 'select'],
  ['F21', 'back'],
  ['F22', 'next'],
])

/** Null for a key that is none of the six. */
export function keyOf({ code, ctrlKey, altKey, metaKey }: KeyboardEvent): Key | null {
  return ctrlKey || altKey || metaKey ? null : (keys.get(code) ?? null)
}
