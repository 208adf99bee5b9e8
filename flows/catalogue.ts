/** Every item in the folder items/: a new file there is a new item here, with nothing else to write. */
import type { DepartmentName } from '#contract/device-status.ts'
import type { Item } from './item.ts'

const files = import.meta.glob<Item>('./items/*.ts', { eager: true, import: 'default' })

/** In the order of the county's item codes. */
export const catalogue: ReadonlyArray<Item> = Object.values(files).toSorted((a, b) => a.code.localeCompare(b.code))

export function itemsOf(domain: DepartmentName): Item[] {
  return catalogue.filter((item) => item.domain === domain)
}
