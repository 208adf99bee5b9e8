/** What the bridge knows about its devices and departments right now. `null` = can't tell by nature; `unknown` = not now. */
import { z } from 'zod'
import { faultSchema } from './envelope.ts'
import { departmentNames, deviceNames } from './names.ts'

export { type DepartmentName, departmentNames, type DeviceName } from './names.ts'

/** What a device uses up, and how much of it is left. */
const supplySchema = z.strictObject({
  /** `paper`, or what the device itself calls it (a cartridge's name). */
  name: z.string(),
  /** Per cent; null where the device can't tell. */
  level: z.int().min(0).max(100).nullable(),
  state: z.enum(['ok', 'low', 'out', 'unknown']),
})

const count = z.int().min(0)
/** Since the bridge started. */
const countersSchema = z.strictObject({
  /** Cards, codes or pictures that were handed over. */
  reads: count,
  /** Jobs proven on paper. */
  prints: count,
  /** Cuts behind those jobs. */
  cuts: count,
  /** Times the device told of another fault, or was lost. */
  faults: count,
  /** Times it came back after it was lost. */
  reopenings: count,
})

/** The supervisor's states: absent → opening → ready ⇄ busy → faulted. */
export const deviceStatusSchema = z.strictObject({
  device: z.enum(deviceNames),
  state: z.enum(['absent', 'opening', 'ready', 'busy', 'faulted']),
  fault: faultSchema.nullable(),
  /** Paper of a printer; null for a device without supplies. */
  paper: z.enum(['ok', 'low', 'out', 'unknown']).nullable(),
  /** All of a device's supplies, a printer's paper first; [] = it has none. */
  supplies: z.array(supplySchema),
  /** How the device names itself (SAM id, the printer's model); null until it has, or where it can't. Kept while it is gone. */
  identity: z.string().nullable(),
  counters: countersSchema,
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
export type Supply = z.infer<typeof supplySchema>
export type DeviceCounters = z.infer<typeof countersSchema>
export type DepartmentStatus = z.infer<typeof departmentStatusSchema>
export type KioskStatus = z.infer<typeof kioskStatusSchema>
