/**
 * The bridge's voice, played by WebAudio: a source that is stopped is silent within one block of 128 samples (3 ms). A page
 * may play sound once somebody has touched it or pressed a key, and reading begins by that, so the browser needs no flag.
 */
import type { Bridge } from '../bridge/connection.ts'
import { voiceBegins } from '../sound/speaker.ts'
import type { Voice } from './reader.ts'
import { levels } from './reading.ts'

/** Each step is 6 dB: heard as one step, whatever the loudspeaker. */
const gainOf = (level: number): number => 2 ** (level - levels.most)

export function voiceOver(bridge: Bridge): Voice {
  const audio = new AudioContext()
  const volume = audio.createGain()
  volume.connect(audio.destination)

  return {
    async make({ text, language }, speed, signal) {
      const said = await bridge.command('Speech.Say', { text, language, speed }, { signal })
      if (!said.ok || audio.state === 'closed') return null
      const bytes = Uint8Array.from(atob(said.value.wav), (character) => character.charCodeAt(0))
      const buffer = await audio.decodeAudioData(bytes.buffer).catch(() => null)
      if (buffer === null) return null
      return {
        play(onEnd) {
          const source = audio.createBufferSource()
          source.buffer = buffer
          source.connect(volume)
          const silent = voiceBegins()
          source.addEventListener('ended', silent)
          source.addEventListener('ended', onEnd)
          source.start()
          return () => {
            silent()
            source.removeEventListener('ended', onEnd)
            source.stop()
            source.disconnect()
          }
        },
      }
    },
    setLevel(level) {
      volume.gain.value = gainOf(level)
    },
    close() {
      void audio.close()
    },
  }
}
