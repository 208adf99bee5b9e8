import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSamId, samIdOf } from './sam-id.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

test.each([
  ['050003001bd834012a00000015cd5b07', '05.03-20240411-0000000042-0123456789'],
  ['0a00010041 72 2d 01 ffffffff 00000000'.replaceAll(' ', ''), '10.01-19755585-4294967295-0000000000'],
])('%s is %s', (hex, id) => {
  expect(samIdOf(bytes(hex))).toBe(id)
  expect(isSamId(id)).toBe(true)
})

test('a view into a longer buffer is read where it stands', () => {
  const whole = bytes('ffff050003001bd834012a00000015cd5b07ff')
  expect(samIdOf(whole.subarray(2, 18))).toBe('05.03-20240411-0000000042-0123456789')
})

test('bytes of any length never throw, and give a number only when there are 16', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), (data) => {
      expect(samIdOf(data) === null).toBe(data.length !== 16)
    }),
  )
})

test('a number with nine digits at its end, as some vendors write it, is one; other text isn’t', () => {
  expect(isSamId('05.03-20240411-000000042-123456789')).toBe(true)
  for (const text of ['', '读卡器正忙', '05.03-20240411-0000000042', ' 05.03-20240411-0000000042-0123456789'])
    expect(isSamId(text)).toBe(false)
})
