import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { unmeasured, wavOf } from './speech-rig.ts'
import { readWav, tellLength } from './wav.ts'

test('what is in a WAV', () => {
  expect(readWav(wavOf({ seconds: 0.5, rate: 16_000, channels: 2 }))).toEqual({
    coding: 1,
    channels: 2,
    rate: 16_000,
    bits: 16,
    seconds: 0.5,
  })
})

test('chunks before the sound are stepped over, of odd lengths too', () => {
  const plain = wavOf()
  const list = Buffer.concat([Buffer.from('LIST'), Buffer.from([3, 0, 0, 0]), Buffer.from('abc\0')])
  const more = Buffer.concat([plain.subarray(0, 36), list, plain.subarray(36)])
  expect(readWav(more)).toEqual(readWav(plain))
})

test('a WAV of unknown length is told its own', () => {
  const wav = wavOf({ length: unmeasured })
  expect(readWav(wav)).toBeNull()
  expect(tellLength(wav)).toBe(true)
  expect(wav).toEqual(wavOf())
})

test('one without sound is none', () => {
  expect(tellLength(wavOf({ seconds: 0 }))).toBe(false)
  expect(readWav(wavOf({ seconds: 0 }))).toBeNull()
})

test('anything else is refused, and nothing throws', () => {
  const wav = wavOf({ seconds: 0.001 })
  const broken = fc.tuple(fc.nat(wav.length), fc.nat(wav.length - 1), fc.nat(255)).map(([end, at, byte]) => {
    const bytes = Buffer.from(wav)
    bytes[at] = byte
    return bytes.subarray(0, end)
  })
  const anything = fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes))
  fc.assert(
    fc.property(fc.oneof(broken, anything), (bytes) => {
      const read = readWav(bytes)
      if (read !== null) expect(bytes.toString('latin1', 0, 4)).toBe('RIFF')
      tellLength(bytes)
    }),
  )
  for (let end = 0; end < wav.length; end++) expect(readWav(wav.subarray(0, end))).toBeNull()
})
