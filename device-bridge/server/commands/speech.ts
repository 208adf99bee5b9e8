import { commands } from '#contract/commands.ts'
import { done } from '#contract/result.ts'
import type { Voice } from '../../speech/voice.ts'
import { command, type Commands } from '../command.ts'

export function speechCommands(voice: Voice): Commands {
  return {
    'Speech.Say': command(commands['Speech.Say'], async (sentence, { signal }) => {
      const said = await voice.say(sentence, signal)
      if (!said.ok) return said
      const wav = said.value.toString('base64')
      said.value.fill(0)
      return done({ wav })
    }),
  }
}
