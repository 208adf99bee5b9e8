/** Knows of each department whether it can be asked now: by its opening hours, by checks, and by what calls meet. */
import { chinaMinute } from '#contract/china-time.ts'
import type { KioskConfig } from '#contract/config.ts'
import { type DepartmentName, departmentNames, type DepartmentStatus } from '#contract/device-status.ts'

export interface DepartmentWatch {
  status(): DepartmentStatus[]
  /** Calls the listener after every change of `status()`. */
  subscribe(listener: (changed: DepartmentStatus) => void): void
  isOpen(department: DepartmentName): boolean
  /** What a call met: better than waiting for the next check. */
  note(department: DepartmentName, state: 'up' | 'down'): void
  /** Checks now: something is known to have changed there. */
  checkNow(department: DepartmentName): void
  stop(): void
}

const checkEvery = 10_000 // ms; a visitor should know before laying a card that a department is down

interface Options {
  config: KioskConfig['departments']
  check: (department: DepartmentName, signal: AbortSignal) => Promise<'up' | 'down'>
  now?: () => Date
}

export function watchDepartments({ config, check, now = () => new Date() }: Options): DepartmentWatch {
  const stopping = new AbortController()
  const listeners: ((changed: DepartmentStatus) => void)[] = []
  const timers = new Map<DepartmentName, NodeJS.Timeout>()
  const rounds = new Map<DepartmentName, number>()
  const statuses = new Map<DepartmentName, DepartmentStatus>()
  const isOpen = (department: DepartmentName) => isWithin(config[department].hours, now())

  function change(department: DepartmentName, met: 'up' | 'down' | 'unknown') {
    const state = isOpen(department) ? met : 'closed'
    if (statuses.get(department)?.state === state) return
    const changed: DepartmentStatus = { department, state, hours: config[department].hours, since: now().toISOString() }
    statuses.set(department, changed)
    for (const listener of listeners) listener(changed)
  }

  async function checkAndGoOn(department: DepartmentName) {
    clearTimeout(timers.get(department))
    const round = (rounds.get(department) ?? 0) + 1
    rounds.set(department, round)
    // A department that is closed may have switched its server off: that is no news.
    const met = isOpen(department) ? await check(department, stopping.signal) : 'unknown'
    // A check that was overtaken by a newer one knows less.
    if (stopping.signal.aborted || rounds.get(department) !== round) return
    change(department, met)
    timers.set(
      department,
      setTimeout(() => void checkAndGoOn(department), checkEvery),
    )
  }

  for (const department of departmentNames) {
    change(department, 'unknown')
    void checkAndGoOn(department)
  }

  return {
    status: () => departmentNames.flatMap((department) => statuses.get(department) ?? []),
    subscribe: (listener) => void listeners.push(listener),
    isOpen,
    note: change,
    checkNow: (department) => void checkAndGoOn(department),
    stop() {
      stopping.abort()
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

/** @param hours as "08:30"–"18:00"; from "20:00" to "06:00" goes past midnight; null = round the clock */
export function isWithin(hours: { opens: string; closes: string } | null, at: Date): boolean {
  if (hours === null) return true
  const time = chinaMinute(at).slice(-5)
  const { opens, closes } = hours
  return opens <= closes ? opens <= time && time < closes : opens <= time || time < closes
}
