/** For tests: the chip of a synthetic social-security card, below the commands. The area code 371399 is nobody's. */
import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { citizenCheckDigit } from '#contract/id-number.ts'
import type { SocialSecurityCard } from '#contract/social-security-card.ts'
import { type SsseField, records, ssseName } from './ssse-card.ts'

export const card: SocialSecurityCard = {
  name: '张虚构',
  idNumber: numberOf('37139919510308002'),
  cardNumber: 'A12345678',
  cardId: '371399d15600000599110145ffffffff',
  region: '371399',
  version: '3.00',
  issued: '2021-03-01',
  expires: '2031-03-01',
}

function numberOf(first17: string): string {
  return first17 + citizenCheckDigit(first17)
}

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
/** Hanzi of GBK, the dot of minority names, and one that takes four bytes. */
const name = fc
  .array(fc.constantFrom('张', '王', '虚', '构', '古', '丽', '·', '買', '娜', '镕', '䶮', '𠮷'), {
    minLength: 1,
    maxLength: 7,
  })
  .map((signs) => signs.join(''))
export const anyCard: fc.Arbitrary<SocialSecurityCard> = fc
  .record({
    name,
    birth: day,
    sequence: fc.stringMatching(/^\d{3}$/),
    cardNumber: fc.stringMatching(/^[A-Z]\d{8}$/),
    rest: fc.stringMatching(/^[\da-f]{26}$/),
    version: fc.constantFrom('1.00', '2.00', '3.00'),
    issued: day,
    expires: fc.option(day),
  })
  .map(({ birth, sequence, rest, ...card }) => ({
    ...card,
    idNumber: numberOf(`371399${birth.replaceAll('-', '')}${sequence}`),
    cardId: `371399${rest}`,
    region: '371399',
  }))

const bytesOfHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const bytesOfDay = (iso: string) => bytesOfHex(iso.replaceAll('-', ''))
const bytesOfText = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

/** The value of each record, padded as the chip has it. */
export function valuesOf(card: SocialSecurityCard): Map<SsseField, Uint8Array> {
  const name = new Uint8Array(30)
  name.set(iconv.encode(card.name, 'gb18030'))
  return new Map([
    ['cardId', bytesOfHex(card.cardId)],
    ['version', bytesOfText(card.version)],
    ['issued', bytesOfDay(card.issued)],
    ['expires', card.expires === null ? Uint8Array.of(255, 255, 255, 255) : bytesOfDay(card.expires)],
    ['cardNumber', bytesOfText(card.cardNumber)],
    ['idNumber', bytesOfText(card.idNumber)],
    ['name', name],
  ])
}

export interface ChipHabits {
  /** How it gives what it has: at once, only when asked with the right length (6Cxx), or only when it is fetched (61xx). */
  gives?: 'atOnce' | 'exactly' | 'whenFetched'
  /** Knows only one way of being asked for a record. */
  records?: 'byTag' | 'byNumber'
  /** Knows `SELECT` of a file only this way. */
  select?: 0 | 2
  /** Files that want a password. */
  locked?: number[]
}

/** @returns the chip: a command in, an answer out */
export function createChip(
  values: ReadonlyMap<SsseField, Uint8Array>,
  { gives = 'atOnce', records: known, select, locked = [] }: ChipHabits = {},
): (command: Uint8Array) => Uint8Array {
  let application = false
  let file = 0
  let kept = new Uint8Array()

  const give = (data: Uint8Array, wanted: number): Uint8Array => {
    if (gives === 'exactly' && wanted !== data.length) return Uint8Array.of(0x6c, data.length)
    if (gives !== 'whenFetched' || data.length === 0) return Uint8Array.of(...data, 0x90, 0x00)
    kept = Uint8Array.from(data)
    return Uint8Array.of(0x61, data.length)
  }

  const read = (wants: (place: (typeof records)[number]) => boolean, length: number): Uint8Array => {
    if (locked.includes(file)) return Uint8Array.of(0x69, 0x82)
    const place = records.find((record) => record.file === file && wants(record))
    if (place === undefined) return Uint8Array.of(0x6a, 0x83)
    const value = values.get(place.field) ?? new Uint8Array()
    return give(Uint8Array.of(place.tag, value.length, ...value), length)
  }

  return (command) => {
    const [, instruction = 0, p1 = 0, p2 = 0, length = 0, ...rest] = command
    const hex = Buffer.from(rest.slice(0, length)).toString('hex')
    switch (instruction) {
      case 0xc0:
        return Uint8Array.of(...kept.subarray(0, length), 0x90, 0x00)
      case 0xa4:
        if (p1 === 4) {
          application = hex === Buffer.from(ssseName).toString('hex')
          return application ? give(Uint8Array.of(0x6f, 0x00), rest[length] ?? 0) : Uint8Array.of(0x6a, 0x82)
        }
        if (!application || (select !== undefined && p1 !== select)) return Uint8Array.of(0x6a, 0x86)
        file = Number.parseInt(hex, 16)
        return give(new Uint8Array(), 0)
      case 0xb2:
        if (p2 === 0 && known !== 'byNumber') return read(({ tag }) => tag === p1, length)
        if (p2 === 4 && known !== 'byTag') return read(({ number }) => number === p1, length)
        return Uint8Array.of(0x6a, 0x81)
      default:
        return Uint8Array.of(0x6d, 0x00)
    }
  }
}

/** A card of another trade: it knows no command of ours. */
export const bankCard = (): Uint8Array => Uint8Array.of(0x6a, 0x82)
