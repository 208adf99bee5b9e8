/** An identity document → the 256 bytes of text its card would hold: the other way of the reader's decoder. */
import type { IdCard } from '#contract/id-card.ts'
import { type Place, flagPlace, flags, longTerm, places, sexes, textLength } from '../id-card-reader/card-layout.ts'
import { nations } from '#contract/nations.ts'

/** What the card of a synthetic person says. */
export type CardRecord = IdCard

/** Throws when something doesn't fit on the card: whoever made such a person must hear of it. */
export function encodeCardText(card: CardRecord): Uint8Array<ArrayBuffer> {
  const text = new Uint8Array(textLength)
  new Uint16Array(text.buffer).fill(0x20)
  const put = (place: Place, value: string): void => write(text, place, value)

  const at = places[card.kind]
  put(flagPlace, flags[card.kind])
  put(at.name, card.name)
  put(at.number, card.number)
  put(at.sex, keyOf(Object.entries(sexes), card.sex))
  put(at.birth, card.birth.replaceAll('-', ''))
  put(at.validFrom, card.validFrom.replaceAll('-', ''))
  put(at.validTo, card.validTo === 'longTerm' ? longTerm : card.validTo.replaceAll('-', ''))

  switch (card.kind) {
    case 'resident':
      put(places.resident.nation, keyOf(nations, card.nation))
      put(places.resident.address, card.address)
      put(places.resident.authority, card.authority)
      break
    case 'hkMacauTaiwan':
      put(places.hkMacauTaiwan.address, card.address)
      put(places.hkMacauTaiwan.authority, card.authority)
      put(places.hkMacauTaiwan.passNumber, card.passNumber)
      put(places.hkMacauTaiwan.issueCount, card.issueCount)
      break
    case 'foreigner2017':
      put(places.foreigner2017.englishName, card.englishName)
      put(places.foreigner2017.nationality, card.nationality)
      break
    case 'foreigner2023': {
      const firstPart = places.foreigner2023.englishName[1] / 2
      put(places.foreigner2023.englishName, card.englishName.slice(0, firstPart))
      put(places.foreigner2023.englishNameRest, card.englishName.slice(firstPart))
      put(places.foreigner2023.nationality, card.nationality)
      put(places.foreigner2023.replacementCount, card.replacementCount)
      break
    }
  }
  return text
}

function write(text: Uint8Array, [offset, length]: Place, value: string): void {
  if (value.length * 2 > length) throw new RangeError(`a card has ${length / 2} characters where ${value.length} are`)
  const view = new DataView(text.buffer, offset, length)
  for (let at = 0; at < value.length; at++) view.setUint16(at * 2, value.charCodeAt(at), true)
}

function keyOf(table: Iterable<readonly [string, string]>, value: string): string {
  for (const [key, entry] of table) if (entry === value) return key
  throw new RangeError('a card has no code for a word given')
}
