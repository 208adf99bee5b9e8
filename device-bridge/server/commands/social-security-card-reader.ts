import { commands } from '#contract/commands.ts'
import { done } from '#contract/result.ts'
import type { SocialSecurityCardReader } from '../../device.ts'
import type { Supervisor } from '../../supervisor.ts'
import { command, type Commands } from '../command.ts'

export function socialSecurityCardReaderCommands(supervisor: Supervisor<SocialSecurityCardReader>): Commands {
  return {
    'SocialSecurityCardReader.Read': command(commands['SocialSecurityCardReader.Read'], async (_, context) => {
      const card = await supervisor.run(
        (reader, signal) => {
          context.sendEvent('SocialSecurityCardReader.PresentCard')
          const onFound = () => context.sendEvent('SocialSecurityCardReader.CardPresented')
          return reader.read({ signal, onFound })
        },
        context.signal,
        ['reads'],
      )
      return card.ok ? done({ card: card.value }) : card
    }),
    'SocialSecurityCardReader.AwaitRemoval': command(
      commands['SocialSecurityCardReader.AwaitRemoval'],
      async (_, { signal }) => {
        const removed = await supervisor.run((reader, signal) => reader.awaitRemoval({ signal }), signal)
        return removed.ok ? done({}) : removed
      },
    ),
  }
}
