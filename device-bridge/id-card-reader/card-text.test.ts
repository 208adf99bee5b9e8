import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fault } from '#contract/faults.ts'
import { type IdCard, idCardSchema } from '#contract/id-card.ts'
import { isCitizenNumber, isForeigner2017Number } from '#contract/id-number.ts'
import { done, failed } from '#contract/result.ts'
import { encodeCardText } from '../virtual/card-text.ts'
import { anyCard, cards } from './card-rig.ts'
import { decodeCardText } from './card-text.ts'

const readFailed = failed(fault('cardReadFailed'))

/** The text of a card with something else written at an offset. */
function altered(card: IdCard, offset: number, value: string): Uint8Array {
  const text = encodeCardText(card)
  text.set(Buffer.from(value, 'utf16le'), offset)
  return text
}

test('fields stand where the published layout has them', () => {
  const text = Buffer.from(encodeCardText(cards.resident))
  const at = (offset: number, length: number) => text.toString('utf16le', offset, offset + length).trimEnd()
  expect([at(0, 30), at(30, 2), at(32, 4), at(36, 16)]).toEqual(['阿依古丽·𠮷䶮', '2', '05', '19510308'])
  expect([at(122, 36), at(188, 16), at(204, 16)]).toEqual([cards.resident.number, '20110501', '长期'])
  expect(text.subarray(248, 250).toString('hex')).toBe('2000')
  expect(Buffer.from(encodeCardText(cards.hkMacauTaiwan)).toString('utf16le', 220, 250)).toBe('H0000000001   J')
  expect(Buffer.from(encodeCardText(cards.foreigner2017)).toString('utf16le', 120, 158)).toBe('9CAN110081080310CAN')
  expect(Buffer.from(encodeCardText(cards.foreigner2023)).toString('utf16le', 220, 250)).toBe('GHIJKL MNOP156Y')
})

test('every card decodes to what was written on it', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      expect(decodeCardText(encodeCardText(card))).toEqual(done(card))
    }),
    { numRuns: 2000 },
  )
})

test.each(Object.values(cards))('the $kind card decodes, and keeps to the contract', (card) => {
  const decoded = decodeCardText(encodeCardText(card))
  expect(decoded).toEqual(done(card))
  expect(decoded.ok && idCardSchema.parse(decoded.value)).toEqual(card)
})

test('an English name that was broken between words keeps one space there', () => {
  const text = encodeCardText({ ...cards.foreigner2023, englishName: 'SOMEBODY' })
  text.set(Buffer.from('INVENTED', 'utf16le'), 220)
  expect(decodeCardText(text)).toMatchObject({ value: { englishName: 'SOMEBODY INVENTED' } })
})

describe('never a wrong card', () => {
  test.each<[string, IdCard, number, string]>([
    ['no name', cards.resident, 0, ' '.repeat(15)],
    ['half of a surrogate pair in the name', cards.resident, 0, '\ud842'],
    ['a NUL in the name', cards.resident, 0, '\0'],
    ['a sex nobody has', cards.resident, 30, '3'],
    ['no sex', cards.resident, 30, ' '],
    ['a nation in no table', cards.resident, 32, '77'],
    ['a birth on 30 February', cards.resident, 36, '19510230'],
    ['a birth with a letter', cards.resident, 36, '1951O308'],
    ['no address', cards.resident, 52, ' '.repeat(35)],
    ['a wrong check digit', cards.resident, 122 + 34, '5'],
    ['a wrong digit in the number', cards.resident, 122, '4'],
    ['no authority', cards.resident, 158, ' '.repeat(15)],
    ['valid from nowhen', cards.resident, 188, ' '.repeat(8)],
    ['valid to a thing that isn’t 长期', cards.resident, 204, '长久'],
    ['a pass without number', cards.hkMacauTaiwan, 220, ' '.repeat(9)],
    ['a wrong check digit of 2017', cards.foreigner2017, 122 + 28, '9'],
    ['no nationality', cards.foreigner2017, 152, '   '],
    ['no English name', cards.foreigner2017, 0, ' '.repeat(60)],
    ['a wrong check digit of 2023', cards.foreigner2023, 122 + 34, '0'],
  ])('%s is cardReadFailed', (_what, card, offset, value) => {
    expect(decodeCardText(altered(card, offset, value))).toEqual(readFailed)
  })

  test.each(['Z', 'i', '\0', '\ud842'])('the unknown flag %j is cardUnsupported', (flag) => {
    expect(decodeCardText(altered(cards.resident, 248, flag))).toEqual(failed(fault('cardUnsupported')))
  })

  test.each([0, 255, 257])('%i bytes are no card', (length) => {
    expect(decodeCardText(new Uint8Array(length))).toEqual(readFailed)
  })

  test('no bytes throw, and a card among them has a right number and keeps to the contract', () => {
    const bytes = fc.uint8Array({ minLength: 256, maxLength: 256 })
    const nearly = fc
      .tuple(anyCard, fc.array(fc.tuple(fc.nat(255), fc.nat(255)), { minLength: 1, maxLength: 4 }))
      .map(([card, changes]) => {
        const text = encodeCardText(card)
        for (const [at, value] of changes) text[at] = value
        return text
      })
    fc.assert(
      fc.property(fc.oneof({ weight: 1, arbitrary: bytes }, { weight: 4, arbitrary: nearly }), (text) => {
        const decoded = decodeCardText(text)
        if (!decoded.ok) {
          expect(['cardReadFailed', 'cardUnsupported']).toContain(decoded.fault.code)
          return
        }
        const card = idCardSchema.parse(decoded.value)
        const right = card.kind === 'foreigner2017' ? isForeigner2017Number : isCitizenNumber
        expect(right(card.number)).toBe(true)
      }),
      { numRuns: 4000 },
    )
  })
})

test('what doesn’t fit on a card isn’t put on one', () => {
  expect(() => encodeCardText({ ...cards.resident, address: '路'.repeat(36) })).toThrow(/35 characters where 36/)
  expect(() => encodeCardText({ ...cards.resident, nation: '火星' })).toThrow(/no code/)
})
