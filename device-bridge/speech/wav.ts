/** WAV (RIFF, as in Microsoft's Multimedia Programming Interface 1.0): how long it says it is, and what is in it. Pure. */

/** Little-endian chunks: four letters, a length, a body padded to an even length. */
interface Chunk {
  name: string
  /** Of its body. */
  start: number
  /** What it says of itself; a file that was cut off holds less. */
  length: number
}

export interface WavFormat {
  /** 1 = plain numbers (PCM). */
  coding: number
  channels: number
  /** Hz */
  rate: number
  bits: number
  /** Seconds of sound. */
  seconds: number
}

function* chunksOf(bytes: Buffer): Generator<Chunk> {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    return
  for (let at = 12; at + 8 <= bytes.length;) {
    const chunk = { name: bytes.toString('latin1', at, at + 4), start: at + 8, length: bytes.readUInt32LE(at + 4) }
    yield chunk
    at = chunk.start + chunk.length + (chunk.length % 2)
  }
}

/** @returns null when it is no WAV with sound in it, or holds less than it says */
export function readWav(bytes: Buffer): WavFormat | null {
  const chunks = [...chunksOf(bytes)]
  const format = chunks.find(({ name }) => name === 'fmt ')
  const data = chunks.find(({ name }) => name === 'data')
  if (format === undefined || data === undefined || format.length < 16 || data.length === 0) return null
  if (format.start + format.length > bytes.length || data.start + data.length > bytes.length) return null
  const [coding, channels] = [bytes.readUInt16LE(format.start), bytes.readUInt16LE(format.start + 2)]
  const [rate, bytesPerSecond] = [bytes.readUInt32LE(format.start + 4), bytes.readUInt32LE(format.start + 8)]
  if (bytesPerSecond === 0) return null
  return { coding, channels, rate, bits: bytes.readUInt16LE(format.start + 14), seconds: data.length / bytesPerSecond }
}

/**
 * A program that writes to a pipe can't go back and say how long it became; browsers refuse what says it is two gigabytes.
 * @returns false when it is no WAV with sound in it
 */
export function tellLength(bytes: Buffer): boolean {
  for (const { name, start } of chunksOf(bytes)) {
    if (name !== 'data') continue
    bytes.writeUInt32LE(bytes.length - start, start - 4)
    bytes.writeUInt32LE(bytes.length - 8, 4)
    return bytes.length > start
  }
  return false
}
