/** What the dock knows, and what a hand at it can do. */
import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { CommandName, CommandPayload } from '#contract/commands.ts'
import type { KioskSetup } from '#contract/config.ts'
import type { KioskStatus } from '#contract/device-status.ts'
import type { DockStatus, DockSwitch } from '#contract/dock.ts'
import type { FaultCode } from '#contract/faults.ts'
import type { Rating } from '#contract/rating.ts'
import type { Bridge } from '../bridge/connection.ts'
import { watchWaiting } from '../outbox.ts'

export interface DockModel {
  connection: Bridge['state']
  setup: ReadonlySignal<KioskSetup | undefined>
  kiosk: ReadonlySignal<KioskStatus | undefined>
  dock: ReadonlySignal<DockStatus | undefined>
  ratings: ReadonlySignal<Rating[]>
  /** Why the last handling did not work. */
  trouble: ReadonlySignal<FaultCode | undefined>
  lay(personId: string): Promise<void>
  takeCard(): Promise<void>
  takePaper(): Promise<void>
  flip(change: DockSwitch): Promise<void>
}

export function createDockModel(bridge: Bridge): DockModel {
  const setup = signal<KioskSetup>()
  const kiosk = signal<KioskStatus>()
  const dock = signal<DockStatus>()
  const ratings = signal<Rating[]>([])
  const trouble = signal<FaultCode>()

  bridge.on('Common.StatusChanged', (status) => (kiosk.value = status))
  bridge.on('Dock.StatusChanged', (status) => (dock.value = status))
  watchWaiting((waiting) => (ratings.value = waiting))

  async function look() {
    const found = await bridge.command('Common.Capabilities', {})
    if (!found.ok) return
    setup.value = found.value
    const status = await bridge.command('Common.Status', {})
    if (status.ok) kiosk.value = status.value
    if (!found.value.dock) return
    const handled = await bridge.command('Dock.Status', {})
    if (handled.ok) dock.value = handled.value
  }

  // after every reconnection as well: a bridge that started anew has a tidy dock
  effect(() => {
    if (bridge.state.value === 'open') void look()
  })

  async function handle<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<void> {
    const result = await bridge.command(name, payload)
    trouble.value = result.ok ? undefined : result.fault.code
  }

  return {
    connection: bridge.state,
    setup,
    kiosk,
    dock,
    ratings,
    trouble,
    async lay(personId) {
      // two cards don't fit on a reader: a hand takes the one away first
      if (dock.value?.laid !== null) await handle('Dock.TakeCard', {})
      await handle('Dock.LayCard', { personId })
    },
    takeCard: () => handle('Dock.TakeCard', {}),
    takePaper: () => handle('Dock.TakePaper', {}),
    flip: (change) => handle('Dock.Switch', change),
  }
}
