/** Calls the attendant by sound: two strokes of a bell, again and again. */
import { openSpeaker, type Speaker } from './speaker.ts'
import { strike } from './strike.ts'

const delays = {
  begins: 100, // ms; the screen that says so comes first: a sound's beginning takes a slow machine as long as a screen
  again: 4000, // ms; often enough to be followed to the machine, with room between for a voice
}
const bell = {
  strokes: [988, 740], // Hz; a fourth down, like a doorbell: nobody takes it for an alarm
  apart: 0.55, // s
  fades: 1.6, // s
  overtone: 2.76, // of a bar of metal that is struck
  loudness: 0.8,
}

/** Rings until the returned function is called. Silent where there is no sound: the light and the number are there. */
export function ring(): () => void {
  if (!('AudioContext' in globalThis)) return () => {}
  let speaker: Speaker | undefined
  const strokes = () => {
    speaker ??= openSpeaker()
    for (const [index, pitch] of bell.strokes.entries()) {
      const after = index * bell.apart
      strike(speaker, { pitch, after, loudness: bell.loudness, fades: bell.fades })
      strike(speaker, { pitch: pitch * bell.overtone, after, loudness: bell.loudness / 6, fades: bell.fades })
    }
  }
  const begun = setTimeout(strokes, delays.begins)
  const timer = setInterval(strokes, delays.again)
  return () => {
    clearTimeout(begun)
    clearInterval(timer)
    speaker?.close()
  }
}
