/** A gentle sound for what must not be missed, made in the page: two notes of a bell, no file. */

const notes = [
  { pitch: 659.3, at: 0 }, // Hz, s: E5, then C5, as a door bell
  { pitch: 523.3, at: 0.28 },
]
const loudness = 0.25 // of the loudest that the page can be
const fading = 1.1 // s, as a struck bell does

let audio: AudioContext | null = null

/** Silent where the browser has no sound: what is heard is always seen as well. */
export function chime(): void {
  if (!('AudioContext' in window)) return
  audio ??= new AudioContext()
  void audio.resume()
  for (const { pitch, at } of notes) strike(audio, pitch, audio.currentTime + at)
}

function strike(audio: AudioContext, pitch: number, at: number): void {
  const tone = new OscillatorNode(audio, { frequency: pitch })
  const volume = new GainNode(audio, { gain: 0 })
  volume.gain.setValueAtTime(loudness, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + fading)
  tone.connect(volume).connect(audio.destination)
  tone.start(at)
  tone.stop(at + fading)
}
