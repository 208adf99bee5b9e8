/** Whether this kiosk can finish an item now: needs × live status. Asked before a card is read. */
import type { DepartmentStatus, DeviceStatus, KioskStatus } from '#contract/device-status.ts'
import type { Fault } from '#contract/faults.ts'
import type { Item, Way } from './item.ts'

/** `limited`: it can be seen, but not printed. Every reason has words and a thing to do in texts/reasons.ts. */
export type Obstacle =
  | { reason: 'readerBroken' }
  | { reason: 'printerBroken' }
  | { reason: 'paperOut' }
  | { reason: 'departmentDown' }
  | { reason: 'departmentClosed'; opens: string }
  | { reason: 'statusUnknown' }
export type Readiness =
  | { can: 'ready' }
  | { can: 'limited'; obstacle: Obstacle }
  | { can: 'unavailable'; obstacle: Obstacle }

/** What an item can count on: the kiosk's health, and what this visit has already. */
export interface Means {
  /** null = the bridge isn't heard: then nothing can be promised */
  status: KioskStatus | null
  /** The visitor's card was read earlier in this visit, so no reader is needed any more. */
  cardRead: boolean
}

/** A slip left in the printer's mouth is taken by the next hand, or pulled back in: it stands against nothing yet. */
export function works(device: DeviceStatus | undefined): boolean {
  if (device?.state === 'faulted') return device.fault?.code === 'paperLeft'
  return device?.state === 'ready' || device?.state === 'busy'
}

/** Whether the printer sees a slip in its mouth that nobody has taken. */
export function slipLeft(status: KioskStatus | null): boolean {
  return status?.devices.some(({ fault }) => fault?.code === 'paperLeft') ?? false
}

/** What somebody must see to before the printer prints; null when nothing is known to stand against it. */
export function printerTrouble(status: KioskStatus | null): Fault | null {
  const printer = status?.devices.find(({ device }) => device === 'receiptPrinter')
  return printer?.state === 'faulted' ? printer.fault : null
}

function departmentObstacle(status: DepartmentStatus | undefined): Obstacle | null {
  switch (status?.state) {
    case 'up':
      return null
    case 'down':
      return { reason: 'departmentDown' }
    case 'closed':
      return { reason: 'departmentClosed', opens: status.hours?.opens ?? '' }
    case 'unknown':
    case undefined:
      return { reason: 'statusUnknown' }
  }
}

function printerObstacle(printer: DeviceStatus | undefined): Obstacle | null {
  if (printer?.fault?.code === 'paperOut' || printer?.paper === 'out') return { reason: 'paperOut' }
  return works(printer) ? null : { reason: 'printerBroken' }
}

/** What stands against a slip now; null when it can be printed. */
export function slipObstacle(status: KioskStatus | null): Obstacle | null {
  if (status === null) return { reason: 'statusUnknown' }
  return printerObstacle(status.devices.find(({ device }) => device === 'receiptPrinter'))
}

export function canFinishWay(way: Way, { status, cardRead }: Means): Readiness {
  if (status === null) return { can: 'unavailable', obstacle: { reason: 'statusUnknown' } }
  const find = (name: DeviceStatus['device']) => status.devices.find(({ device }) => device === name)
  const department = departmentObstacle(
    status.departments.find((entry) => way.operation.startsWith(`${entry.department}.`)),
  )
  if (department !== null) return { can: 'unavailable', obstacle: department }
  if (way.identity === 'id-card' && !cardRead && !works(find('idCardReader'))) {
    return { can: 'unavailable', obstacle: { reason: 'readerBroken' } }
  }
  const printer = slipObstacle(status)
  return printer === null ? { can: 'ready' } : { can: 'limited', obstacle: printer }
}

/** The way on which somebody may act for somebody else now; null where the guide doesn't know of it, or no card can be read. */
export function wayForAnother(item: Item, status: KioskStatus | null): Way | null {
  if (item.forAnother === undefined) return null
  const able = (way: Way) => canFinishWay(way, { status, cardRead: false }).can !== 'unavailable'
  return item.ways.find((way) => way.identity === 'id-card' && able(way)) ?? null
}

const rank = { ready: 2, limited: 1, unavailable: 0 } as const

/** An item can be finished as well as its best way can. */
export function canFinish(item: Item, means: Means): Readiness {
  return item.ways
    .map((way) => canFinishWay(way, means))
    .reduce((best, next) => (rank[next.can] > rank[best.can] ? next : best))
}
