/** The voice goes before every other sound of the page: whoever hears the screen can't look at it meanwhile (EN 301 549, 5.1.3.10). */
import { signal } from '@preact/signals'

const besideVoice = 1 / 8 // 18 dB quieter: still noticed, no word is lost
const givesWay = 0.02 // s; a sound that is cut off clicks

const voices = signal(0)

/** To be told when something begins to be said. @returns to be called when that is over, once or several times */
export function voiceBegins(): () => void {
  let speaks = true
  voices.value += 1
  return () => {
    if (speaks) voices.value -= 1
    speaks = false
  }
}

/** Where sounds that aren't the voice come out. */
export interface Speaker {
  audio: AudioContext
  out: AudioNode
  close: () => void
}

export function openSpeaker(): Speaker {
  const audio = new AudioContext()
  const out = new GainNode(audio)
  out.connect(audio.destination)
  const stop = voices.subscribe((speaking) => {
    out.gain.setTargetAtTime(speaking > 0 ? besideVoice : 1, audio.currentTime, givesWay)
  })
  return {
    audio,
    out,
    close: () => {
      stop()
      void audio.close()
    },
  }
}
