/** The dock: virtual hardware a person can handle. Exists only where the configuration has virtual ports. */
import { z } from 'zod'
import { departmentNames } from './device-status.ts'

/** Faults a hand can cause. `…Once` ones are armed and happen in the next job or read, then disarm themselves. */
export const deviceSwitches = [
  'readerUnplugged',
  'cardPulledEarlyOnce',
  'cardUnreadable',
  'paperLow',
  'paperOut',
  'coverOpen',
  'cutterJam',
  'headHot',
  'printerUnplugged',
  'printerUnpluggedMidJobOnce',
  'documentPaperOut',
  'documentPaperJam',
  'documentPrinterUnplugged',
  'documentPrinterUnpluggedMidJobOnce',
] as const
export const departmentModes = ['normal', 'slow', 'down', 'refusing'] as const

export const dockSwitchSchema = z.union([
  z.strictObject({ device: z.enum(deviceSwitches), on: z.boolean() }),
  z.strictObject({ department: z.enum(departmentNames), mode: z.enum(departmentModes) }),
])

export const dockStatusSchema = z.strictObject({
  /** The hand of synthetic cards. */
  cards: z.array(z.strictObject({ personId: z.string(), name: z.string(), kind: z.string(), life: z.string() })),
  /** Whose card lies on the reader. */
  laid: z.string().nullable(),
  /** Slips that came out, newest last. `svg` is what a person would hold; `bytes` is hex of what the printer was sent. */
  papers: z.array(
    z.strictObject({ id: z.int(), svg: z.string(), lines: z.array(z.string()), bytes: z.string(), cut: z.boolean() }),
  ),
  switches: z.record(z.enum(deviceSwitches), z.boolean()),
  departments: z.record(z.enum(departmentNames), z.enum(departmentModes)),
})

export type DeviceSwitch = (typeof deviceSwitches)[number]
export type DepartmentMode = (typeof departmentModes)[number]
export type DockSwitch = z.infer<typeof dockSwitchSchema>
export type DockStatus = z.infer<typeof dockStatusSchema>
