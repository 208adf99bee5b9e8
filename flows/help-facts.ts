/** What whoever comes to help must know: the item, the step, and what is wrong with the machine. Nothing of the person. */
import type { DepartmentName, DeviceName, KioskStatus } from '#contract/device-status.ts'
import { type Actor, type Fault, fault, type FaultCode } from '#contract/faults.ts'
import type { Text } from './language.ts'
import { progressOf, type StepName } from './steps.ts'
import type { ItemJourney, VisitSnapshot } from './where.ts'

export interface Trouble {
  code: FaultCode
  actor: Actor
  /** Which part has it; null = what the visitor met, or the machine itself. */
  part: DeviceName | DepartmentName | null
  /** ISO time; null = not known. */
  since: string | null
}
export interface HelpFacts {
  /** Null before an item was chosen. */
  at: { item: Text; step: StepName } | null
  /** Each fault once, those of a part first; [] = none. */
  troubles: Trouble[]
}

export function helpFacts(visit: VisitSnapshot, status: KioskStatus | null): HelpFacts {
  const journey = visit.children.item?.getSnapshot()
  const met = journey === undefined ? null : faultMet(journey)
  const known = status === null ? [trouble(fault('bridgeLost'))] : troublesOf(status)
  return {
    at: journey === undefined ? null : { item: journey.context.item.plainName, step: stepAt(journey) },
    troubles: met === null || known.some(({ code }) => code === met.code) ? known : [...known, trouble(met)],
  }
}

function trouble({ code, actor }: Fault, part: Trouble['part'] = null, since: string | null = null): Trouble {
  return { code, actor, part, since }
}

function troublesOf({ devices, departments }: KioskStatus): Trouble[] {
  return [
    ...devices.flatMap(({ device, fault, since }) => (fault === null ? [] : [trouble(fault, device, since)])),
    ...departments.flatMap(({ department, state, since }) => {
      if (state === 'down') return [trouble(fault('departmentDown'), department, since)]
      return state === 'closed' ? [trouble(fault('departmentClosed'), department, since)] : []
    }),
  ]
}

type JourneySnapshot = ReturnType<ItemJourney['getSnapshot']>

function faultMet({ context, children }: JourneySnapshot): Fault | null {
  const identify = children.actingFor?.getSnapshot().children.identify ?? children.identify
  return identify?.getSnapshot().context.fault ?? children.deliver?.getSnapshot().context.fault ?? context.fault
}

function stepAt(journey: JourneySnapshot): StepName {
  const { steps, now } = progressOf(journey)
  return steps[now] ?? 'guide'
}
