import { commands } from '#contract/commands.ts'
import { done } from '#contract/result.ts'
import type { IdCardReader } from '../../device.ts'
import type { Supervisor } from '../../supervisor.ts'
import { command, type Commands } from '../command.ts'

export function idCardReaderCommands(supervisor: Supervisor<IdCardReader>): Commands {
  return {
    'IdCardReader.Read': command(commands['IdCardReader.Read'], async (_, context) => {
      const card = await supervisor.run(
        (reader, signal) => {
          context.sendEvent('IdCardReader.PresentCard')
          return reader.read({ signal, onFound: () => context.sendEvent('IdCardReader.CardPresented') })
        },
        context.signal,
        ['reads'],
      )
      return card.ok ? done({ card: card.value }) : card
    }),
    'IdCardReader.AwaitRemoval': command(commands['IdCardReader.AwaitRemoval'], async (_, { signal }) => {
      const removed = await supervisor.run((reader, signal) => reader.awaitRemoval({ signal }), signal)
      return removed.ok ? done({}) : removed
    }),
  }
}
