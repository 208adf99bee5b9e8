import { expect, test } from 'vitest'
import type { KioskStatus } from '#contract/device-status.ts'
import { fault } from '#contract/faults.ts'
import { outOfOrder } from './out-of-order.ts'
import { goodStatus, statusWith } from './test-kit.ts'

const departments = (...states: Array<KioskStatus['departments'][number]['state']>): KioskStatus => ({
  ...goodStatus,
  departments: goodStatus.departments.map((entry, index) => ({ ...entry, state: states[index] ?? 'up' })),
})
const broken = (device: 'idCardReader' | 'receiptPrinter') =>
  statusWith(device, { state: 'absent', fault: fault('deviceLost') })
const both: KioskStatus = {
  ...goodStatus,
  devices: [...broken('idCardReader').devices.slice(0, 1), ...broken('receiptPrinter').devices.slice(1)],
}

test.each([
  ['a bridge that is not heard', null, 'bridge'],
  ['good health', goodStatus, null],
  ['no reader', broken('idCardReader'), null],
  ['no printer', broken('receiptPrinter'), null],
  ['neither', both, 'devices'],
  ['no department', departments('down', 'closed', 'down'), 'departments'],
  ['one department', departments('down', 'closed', 'up'), null],
  ['departments that nobody has asked yet', departments('unknown', 'unknown', 'down'), null],
] as const)('%s', (_, status, expected) => {
  expect(outOfOrder(status)).toBe(expected)
})
