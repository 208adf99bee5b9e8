/** What the three sandboxes share: the people, the day, and the mood a hand at the dock gave the department. */
import type { DepartmentMode } from '#contract/dock.ts'
import type { SyntheticPerson } from './people-file.ts'

export interface SandboxWorld {
  people: SyntheticPerson[]
  /** ms since 1970, for the freshness of requests. */
  now: () => number
  /** The day up to which things have happened, YYYY-MM-DD. */
  today: () => string
  mode: () => DepartmentMode
}

/** What every department says in mode `refusing`. */
export const maintenance = '系统维护，暂停查询'

/** Departments want number and name to agree. */
export function findPerson(world: SandboxWorld, number: string, name: string): SyntheticPerson | undefined {
  return world.people.find(({ card }) => card.number === number && card.name === name)
}
