import { commands } from '#contract/commands.ts'
import type { KioskSetup } from '#contract/config.ts'
import type { KioskStatus } from '#contract/device-status.ts'
import { done } from '#contract/result.ts'
import { command, type Commands } from '../command.ts'

export function commonCommands(status: () => KioskStatus, setup: KioskSetup): Commands {
  return {
    'Common.Status': command(commands['Common.Status'], () => Promise.resolve(done(status()))),
    'Common.Capabilities': command(commands['Common.Capabilities'], () => Promise.resolve(done(setup))),
  }
}
