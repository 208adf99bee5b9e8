/** A gentle sound for what must not be missed: two notes of a bell. */
import { openSpeaker, type Speaker } from './speaker.ts'
import { strike } from './strike.ts'

const notes = [
  { pitch: 659.3, after: 0 }, // Hz, s: E5, then C5, as a door bell
  { pitch: 523.3, after: 0.28 },
]
const loudness = 0.25 // of the loudest that the page can be
const fades = 1.1 // s, as a struck bell does

let speaker: Speaker | null = null

/** Silent where the browser has no sound: what is heard is always seen as well. */
export function chime(): void {
  if (!('AudioContext' in window)) return
  speaker ??= openSpeaker()
  void speaker.audio.resume()
  for (const note of notes) strike(speaker, { ...note, loudness, fades })
}
