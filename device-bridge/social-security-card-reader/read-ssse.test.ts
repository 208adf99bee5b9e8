import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FaultCode, fault } from '#contract/faults.ts'
import { isCitizenNumber } from '#contract/id-number.ts'
import { done, failed } from '#contract/result.ts'
import { socialSecurityCardSchema } from '#contract/social-security-card.ts'
import { readSsse } from './read-ssse.ts'
import { type SsseField, decodeSsseCard, valueOf } from './ssse-card.ts'
import { type ChipHabits, anyCard, bankCard, card, createChip, valuesOf } from './ssse-card-rig.ts'

const failedWith = (code: FaultCode) => failed(fault(code))
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

function reading(chip: (command: Uint8Array) => Uint8Array | null) {
  const sent: string[] = []
  const said: Uint8Array[] = []
  const result = readSsse((command) => {
    sent.push(Buffer.from(command).toString('hex'))
    const reply = chip(command)
    if (reply !== null) said.push(reply)
    return Promise.resolve(reply)
  })
  return { result, sent, said }
}

/** The card with one field of other bytes. */
function altered(field: SsseField, value: Uint8Array) {
  return new Map([...valuesOf(card), [field, value] as const])
}

test('the commands are those of the specification', async () => {
  const { result, sent } = reading(createChip(valuesOf(card)))
  expect(await result).toEqual(done(card))
  expect(sent).toEqual([
    '00a404000f7378312e73682ec9e7bbe1b1a3d5cf',
    '00a4020002ef05',
    '00b2010012',
    '00b2030006',
    '00b2050006',
    '00b2060006',
    '00b207000b',
    '00a4020002ef06',
    '00b2080014',
    '00b2090020',
  ])
})

describe('chips have habits', () => {
  const habits: ChipHabits[] = [
    { gives: 'exactly' },
    { gives: 'whenFetched' },
    { records: 'byTag' },
    { records: 'byNumber' },
    { select: 0 },
    { gives: 'whenFetched', records: 'byNumber', select: 0 },
    { gives: 'exactly', records: 'byNumber' },
  ]
  test.each(habits)('%j', async (habit) => {
    const name = new Uint8Array(20).fill(0x20)
    name.set(bytes('d5c5d0e9b9b9'))
    const shorter = new Map([...valuesOf(card), ['name', name] as const])
    expect(await reading(createChip(shorter, habit)).result).toEqual(done(card))
  })
})

test('every card is read as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(anyCard, async (any) => {
      expect(await reading(createChip(valuesOf(any))).result).toEqual(done(any))
    }),
    { numRuns: 500 },
  )
})

test('nothing of the card stays in what came in', async () => {
  const { result, said } = reading(createChip(valuesOf(card), { gives: 'whenFetched' }))
  await result
  const bodies = said.map((reply) => reply.subarray(0, -2))
  expect(bodies.every((body) => body.every((byte) => byte === 0))).toBe(true)
})

describe('what can’t be read is a fault', () => {
  test('a card of another kind', async () => {
    expect(await reading(bankCard).result).toEqual(failedWith('socialCardUnsupported'))
  })

  test.each([0xef05, 0xef06])('file %i wants a password: none is tried', async (file) => {
    const { result, sent } = reading(createChip(valuesOf(card), { locked: [file] }))
    expect(await result).toEqual(failedWith('socialCardNeedsPin'))
    expect(sent.filter((command) => command.startsWith('0020'))).toEqual([])
  })

  test('pulled out before any command', async () => {
    for (let commands = 0; commands < 10; commands++) {
      const chip = createChip(valuesOf(card))
      let left = commands
      expect(await reading((command) => (left-- > 0 ? chip(command) : null)).result).toEqual(
        failedWith('socialCardRemoved'),
      )
    }
  })

  test('a chip that always has more, or always wants another length, isn’t asked without end', async () => {
    for (const endless of ['6105', '6c05']) {
      const { result, sent } = reading(() => bytes(endless))
      expect((await result).ok).toBe(false)
      expect(sent.length).toBeLessThan(10)
    }
  })

  test.each<[string, SsseField, Uint8Array]>([
    ['a wrong check digit', 'idNumber', Buffer.from('371399195103080020')],
    ['a number of 15 digits', 'idNumber', Buffer.from('371399510308002')],
    ['no number', 'idNumber', new Uint8Array(18)],
    ['no name', 'name', new Uint8Array(30)],
    ['half a hanzi', 'name', bytes('d5c5d0')],
    ['a control character in the name', 'name', bytes('d5c507d0e9')],
    ['a character of private use in the name', 'name', bytes('aaa1')],
    ['an issue on 30 February', 'issued', bytes('20210230')],
    ['no day of issue', 'issued', bytes('ffffffff')],
    ['an expiry that is no day', 'expires', bytes('2031aa01')],
    ['an expiry that breaks off', 'expires', bytes('2031')],
    ['a card number with a space in it', 'cardNumber', Buffer.from('A1234 678')],
    ['a card number that is short', 'cardNumber', Buffer.from('A1234567')],
    ['a region that isn’t digits', 'cardId', bytes('3713f9d15600000599110145ffffffff')],
    ['a card id that is short', 'cardId', bytes('371399d156')],
    ['a version of another trade', 'version', Buffer.from('v3.0')],
  ])('%s', async (_, field, value) => {
    expect(await reading(createChip(altered(field, value))).result).toEqual(failedWith('socialCardReadFailed'))
  })

  test('a record of another tag, and one that breaks off', () => {
    expect(valueOf(bytes('0902d5c5'), 0x08)).toBeNull()
    expect(valueOf(bytes('0903d5c5'), 0x09)).toBeNull()
    expect(valueOf(bytes('09'), 0x09)).toBeNull()
    expect(valueOf(bytes('0902d5c5ffff'), 0x09)).toEqual(bytes('d5c5'))
  })
})

test('a card without a last day has none', () => {
  for (const blank of ['ffffffff', '00000000'])
    expect(decodeSsseCard(altered('expires', bytes(blank)))).toEqual({ ...card, expires: null })
})

test('whatever a chip says: nothing throws, and a card has a right number and keeps to the contract', async () => {
  const anyReply = fc.uint8Array({ maxLength: 40 })
  const nearly = fc.tuple(anyCard, fc.array(fc.tuple(fc.nat(11), fc.nat(35), fc.nat(255)), { maxLength: 3 }))
  await fc.assert(
    fc.asyncProperty(nearly, fc.array(fc.tuple(fc.nat(15), anyReply), { maxLength: 2 }), async ([any, flips], odd) => {
      const chip = createChip(valuesOf(any))
      let at = -1
      const { result } = reading((command) => {
        at++
        const reply = odd.find(([when]) => when === at)?.[1] ?? chip(command)
        for (const [when, where, value] of flips) if (when === at && where < reply.length) reply[where] = value
        return reply
      })
      const read = await result
      if (!read.ok) return
      expect(isCitizenNumber(socialSecurityCardSchema.parse(read.value).idNumber)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})
