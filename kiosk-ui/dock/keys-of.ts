/** The keys of a table that is written out in full, as their own type: `Object.keys` forgets it. */
export function keysOf<K extends string>(table: Record<K, unknown>): K[] {
  return Object.keys(table).filter((key): key is K => key in table)
}
