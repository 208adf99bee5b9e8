import { commands } from '#contract/commands.ts'
import type { CodeScanner } from '../../device.ts'
import type { Supervisor } from '../../supervisor.ts'
import { command, type Commands } from '../command.ts'

export function codeScannerCommands(supervisor: Supervisor<CodeScanner>): Commands {
  return {
    'CodeScanner.Scan': command(commands['CodeScanner.Scan'], (_, context) =>
      supervisor.run(
        (scanner, signal) => {
          context.sendEvent('CodeScanner.PresentCode')
          return scanner.scan({ signal })
        },
        context.signal,
        ['reads'],
      ),
    ),
  }
}
