/** What the bridge and the process of the virtual hardware say to each other. */
import { z } from 'zod'
import { commands } from '#contract/commands.ts'
import { deviceSwitches, dockStatusSchema } from '#contract/dock.ts'
import { faultSchema } from '#contract/envelope.ts'

const id = z.int()

/** Bridge → virtual hardware. Each is answered by one `reply`. */
export const hardwareRequestSchema = z.discriminatedUnion('name', [
  z.strictObject({ id, name: z.literal('Dock.Status') }),
  z.strictObject({ id, name: z.literal('Dock.LayCard'), payload: commands['Dock.LayCard'].payload }),
  z.strictObject({ id, name: z.literal('Dock.TakeCard') }),
  z.strictObject({ id, name: z.literal('Dock.TakePaper') }),
  z.strictObject({
    id,
    name: z.literal('Dock.Switch'),
    payload: z.strictObject({ device: z.enum(deviceSwitches), on: z.boolean() }),
  }),
])
export type HardwareRequest = z.infer<typeof hardwareRequestSchema>

/** The departments' modes are the sandbox's business. */
const hardwareStatusSchema = dockStatusSchema.omit({ departments: true })
export type HardwareStatus = z.infer<typeof hardwareStatusSchema>

/** Virtual hardware → bridge. */
export const hardwareMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** What `Dock.Status` says has become something else. */
  z.strictObject({ type: z.literal('changed') }),
  z.strictObject({
    type: z.literal('reply'),
    id,
    fault: faultSchema.nullable(),
    /** Of `Dock.Status`. */
    status: hardwareStatusSchema.nullable(),
  }),
])
export type HardwareMessage = z.infer<typeof hardwareMessageSchema>
