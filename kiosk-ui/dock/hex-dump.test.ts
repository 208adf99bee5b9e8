import { assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { hexDump } from './hex-dump.ts'

test('bytes stand in rows of eight, with offset and text', () => {
  expect(hexDump('1b4048656c6c6f2c207072696e7465720a1d5600')).toBe(
    [
      '0000  1b 40 48 65 6c 6c 6f 2c  ·@Hello,',
      '0008  20 70 72 69 6e 74 65 72   printer',
      '0010  0a 1d 56 00              ··V·',
    ].join('\n'),
  )
  expect(hexDump('')).toBe('')
})

test('no byte is lost or changed', () => {
  assert(
    property(uint8Array({ maxLength: 200 }), (bytes) => {
      const hex = Buffer.from(bytes).toString('hex')
      const shown = hexDump(hex)
        .split('\n')
        .map((row) => row.slice(6, 29).replaceAll(' ', ''))
        .join('')
      expect(shown).toBe(hex)
    }),
  )
})
