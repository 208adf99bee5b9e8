/** What a device's life says of it → its status. Pure. */
import type { SnapshotFrom } from 'xstate'
import type { DeviceStatus, Supply } from '#contract/device-status.ts'
import { fault } from '#contract/faults.ts'
import type { deviceLifecycle } from './device-lifecycle.ts'

type Report = Omit<DeviceStatus, 'device' | 'since' | 'counters'>
type Paper = DeviceStatus['paper']

/** @param unseenPaper what to say of paper while nobody can look */
export function reportOf(snapshot: SnapshotFrom<typeof deviceLifecycle>, unseenPaper: Paper): Report {
  const { condition, why } = snapshot.context
  const identity = condition.identity ?? null
  if (!snapshot.matches('present')) {
    const others = condition.supplies?.map(({ name }): Supply => ({ name, level: null, state: 'unknown' })) ?? []
    const gone = { paper: unseenPaper, supplies: [...paperSupply(unseenPaper), ...others], identity }
    return snapshot.matches('opening')
      ? { state: 'opening', fault: fault('deviceLost'), ...gone }
      : { state: 'absent', fault: why, ...gone }
  }
  const seen = {
    fault: condition.fault,
    paper: condition.paper,
    supplies: [...paperSupply(condition.paper), ...(condition.supplies ?? [])],
    identity,
  }
  if (snapshot.matches({ present: 'busy' })) return { state: 'busy', ...seen }
  return { state: condition.fault ? 'faulted' : 'ready', ...seen }
}

/** No receipt printer measures its roll: sensors tell near-end and end. */
function paperSupply(paper: Paper): Supply[] {
  return paper === null ? [] : [{ name: 'paper', level: null, state: paper }]
}
