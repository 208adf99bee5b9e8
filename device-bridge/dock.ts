/**
 * The bridge's side of the dock: hands `Dock.*` on to the process of the virtual hardware and to the departments'
 * sandbox. The bridge itself keeps neither the hand of cards nor the paper: what its memory holds of a person is then
 * only what a kiosk in the field would hold.
 */
import { commands } from '#contract/commands.ts'
import type { DockStatus } from '#contract/dock.ts'
import { fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { DepartmentsLink } from './connect-departments.ts'
import { command, type Commands } from './server/command.ts'
import {
  type HardwareMessage,
  hardwareMessageSchema,
  type HardwareRequest,
  type HardwareStatus,
} from './virtual/messages.ts'

export interface Dock {
  commands: Commands
  status(): Promise<Result<DockStatus>>
  /** Called whenever `status()` has become another. One listener. */
  onChange(listener: () => void): void
  /** Takes a message of the virtual hardware. */
  receive(message: unknown): void
}

interface Options {
  toHardware: (request: HardwareRequest) => void
  departments: Pick<DepartmentsLink, 'setMode' | 'modes'>
}

type Reply = Extract<HardwareMessage, { type: 'reply' }>
type Unnumbered<R> = R extends HardwareRequest ? Omit<R, 'id'> : never

const patience = 3_000 // ms; it answers within one, unless it has just died

export function createDock({ toHardware, departments }: Options): Dock {
  const pending = new Map<number, (reply: Reply) => void>()
  let tellChange = () => {}
  let lastId = 0

  async function ask(request: Unnumbered<HardwareRequest>): Promise<Result<HardwareStatus | null>> {
    const id = ++lastId
    const reply = await new Promise<Reply>((resolve) => {
      const none: Reply = { type: 'reply', id, fault: fault('internal'), status: null }
      const timer = setTimeout(() => resolve(none), patience)
      pending.set(id, (reply) => {
        clearTimeout(timer)
        resolve(reply)
      })
      toHardware({ ...request, id })
    })
    pending.delete(id)
    return reply.fault ? failed(reply.fault) : done(reply.status)
  }

  async function act(request: Unnumbered<HardwareRequest>) {
    const result = await ask(request)
    return result.ok ? done({}) : result
  }

  async function status(): Promise<Result<DockStatus>> {
    const hardware = await ask({ name: 'Dock.Status' })
    if (!hardware.ok) return hardware
    return hardware.value ? done({ ...hardware.value, departments: departments.modes() }) : failed(fault('internal'))
  }

  return {
    commands: {
      'Dock.Status': command(commands['Dock.Status'], (_, { followDock }) => {
        followDock()
        return status()
      }),
      'Dock.LayCard': command(commands['Dock.LayCard'], (payload) => act({ name: 'Dock.LayCard', payload })),
      'Dock.TakeCard': command(commands['Dock.TakeCard'], () => act({ name: 'Dock.TakeCard' })),
      'Dock.TakePaper': command(commands['Dock.TakePaper'], () => act({ name: 'Dock.TakePaper' })),
      'Dock.Switch': command(commands['Dock.Switch'], (payload) => {
        if ('device' in payload) return act({ name: 'Dock.Switch', payload })
        const { department, mode } = payload
        if (!departments.setMode(department, mode)) return Promise.resolve(failed(fault('refusedInput')))
        tellChange()
        return Promise.resolve(done({}))
      }),
    },
    status,
    onChange: (listener) => (tellChange = listener),
    receive(raw) {
      const message = hardwareMessageSchema.parse(raw)
      if (message.type === 'changed') tellChange()
      if (message.type === 'reply') pending.get(message.id)?.(message)
    },
  }
}
