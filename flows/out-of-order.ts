/** Whether a machine that waits for visitors can do nothing for them, so that it says so itself. */
import type { KioskStatus } from '#contract/device-status.ts'
import { works } from './can-finish.ts'

/** `bridge`: it doesn't hear its own parts. `departments`: none answers now. `devices`: neither a card nor a slip. */
export type OutOfOrder = 'bridge' | 'departments' | 'devices'

export function outOfOrder(status: KioskStatus | null): OutOfOrder | null {
  if (status === null) return 'bridge'
  if (status.departments.every(({ state }) => state === 'down' || state === 'closed')) return 'departments'
  const common = status.devices.filter(({ device }) => device === 'idCardReader' || device === 'receiptPrinter')
  return common.some(works) ? null : 'devices'
}
