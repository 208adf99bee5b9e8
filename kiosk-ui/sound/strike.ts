import type { Speaker } from './speaker.ts'

/** One stroke of a bell, made in the page: no file has to be loaded, and none can be missing. */
export interface Stroke {
  /** Hz */
  pitch: number
  /** s from now */
  after: number
  /** Of the loudest that the page can be. */
  loudness: number
  /** s until it can't be heard any more */
  fades: number
}

export function strike({ audio, out }: Speaker, { pitch, after, loudness, fades }: Stroke): void {
  const at = audio.currentTime + after
  const tone = new OscillatorNode(audio, { frequency: pitch })
  const volume = new GainNode(audio, { gain: 0 })
  volume.gain.setValueAtTime(loudness, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + fades)
  tone.connect(volume).connect(out)
  tone.start(at)
  tone.stop(at + fades)
}
