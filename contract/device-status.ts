/** What the bridge knows about its devices and departments right now. `null` = can't tell by nature; `unknown` = not now. */
import { z } from 'zod'
import { faultSchema } from './envelope.ts'
import { departmentNames, deviceNames } from './names.ts'

export { type DepartmentName, departmentNames, type DeviceName } from './names.ts'

/** The supervisor's states: absent → opening → ready ⇄ busy → faulted. */
export const deviceStatusSchema = z.strictObject({
  device: z.enum(deviceNames),
  state: z.enum(['absent', 'opening', 'ready', 'busy', 'faulted']),
  fault: faultSchema.nullable(),
  /** Paper of a printer; null for a device without supplies. */
  paper: z.enum(['ok', 'low', 'out', 'unknown']).nullable(),
  /** ISO time since when `state` holds. */
  since: z.iso.datetime(),
})

export const departmentStatusSchema = z.strictObject({
  department: z.enum(departmentNames),
  state: z.enum(['up', 'down', 'closed', 'unknown']),
  /** Opening hours as "08:30"–"18:00"; null = round the clock. */
  hours: z.strictObject({ opens: z.string(), closes: z.string() }).nullable(),
  since: z.iso.datetime(),
})

export const kioskStatusSchema = z.strictObject({
  devices: z.array(deviceStatusSchema),
  departments: z.array(departmentStatusSchema),
})

export type DeviceStatus = z.infer<typeof deviceStatusSchema>
export type DepartmentStatus = z.infer<typeof departmentStatusSchema>
export type KioskStatus = z.infer<typeof kioskStatusSchema>
