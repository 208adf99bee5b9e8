/** The 256 bytes of a card's text → an identity document. Strict: doubt is `cardReadFailed`, never a wrong card. */
import { fault } from '#contract/faults.ts'
import type { IdCard } from '#contract/id-card.ts'
import { isCitizenNumber, isForeigner2017Number, isoDay } from '#contract/id-number.ts'
import { type Result, done, failed } from '#contract/result.ts'
import { type Place, flagPlace, flags, longTerm, places, sexes, textLength } from './card-layout.ts'
import { nations } from '#contract/nations.ts'

/**
 * @param text 256 bytes as the module gave them; stays the caller's to wipe
 * @returns the card; `cardUnsupported` for a kind nobody told us of; `cardReadFailed` when a field isn't what it must be or
 * the number's check digit is wrong
 */
export function decodeCardText(text: Uint8Array): Result<IdCard> {
  if (text.length !== textLength) return failed(fault('cardReadFailed'))
  const flag = raw(text, flagPlace)
  const layout = layouts.find((layout) => layout.flag === flag)
  if (layout === undefined) return failed(fault('cardUnsupported'))
  const card = layout.decode(text)
  return card === null ? failed(fault('cardReadFailed')) : done(card)
}

const layouts: readonly { flag: string; decode: (text: Uint8Array) => IdCard | null }[] = [
  { flag: flags.resident, decode: resident },
  { flag: flags.hkMacauTaiwan, decode: hkMacauTaiwan },
  { flag: flags.foreigner2017, decode: foreigner2017 },
  { flag: flags.foreigner2023, decode: foreigner2023 },
]

// In what follows, a field that isn't what it must be is null, and so is a card with such a field.

function resident(text: Uint8Array): IdCard | null {
  const at = places.resident
  const nation = nations.get(raw(text, at.nation) ?? '') ?? null
  const card = { kind: 'resident' as const, ...chinese(text, at), nation }
  return isComplete(card) ? card : null
}

function hkMacauTaiwan(text: Uint8Array): IdCard | null {
  const at = places.hkMacauTaiwan
  const card = {
    kind: 'hkMacauTaiwan' as const,
    ...chinese(text, at),
    passNumber: written(text, at.passNumber),
    issueCount: padded(text, at.issueCount),
  }
  return isComplete(card) ? card : null
}

function foreigner2017(text: Uint8Array): IdCard | null {
  const at = places.foreigner2017
  const card = {
    kind: 'foreigner2017' as const,
    ...common(text, at, isForeigner2017Number),
    name: padded(text, at.name), // a Chinese name isn't compulsory
    englishName: written(text, at.englishName),
    nationality: written(text, at.nationality),
  }
  return isComplete(card) ? card : null
}

function foreigner2023(text: Uint8Array): IdCard | null {
  const at = places.foreigner2023
  // The name goes on in a second field. Where it was broken between words, the first one's padding isn't part of it.
  const begun = raw(text, at.englishName)
  const rest = raw(text, at.englishNameRest)
  const englishName = begun === null || rest === null ? null : (begun + rest).trim().replaceAll(/ {2,}/g, ' ') || null
  const card = {
    kind: 'foreigner2023' as const,
    ...common(text, at, isCitizenNumber),
    name: padded(text, at.name), // a Chinese name isn't compulsory
    englishName,
    nationality: written(text, at.nationality),
    replacementCount: padded(text, at.replacementCount),
  }
  return isComplete(card) ? card : null
}

function chinese(text: Uint8Array, at: typeof places.resident | typeof places.hkMacauTaiwan) {
  return {
    ...common(text, at, isCitizenNumber),
    name: written(text, at.name),
    address: written(text, at.address),
    authority: written(text, at.authority),
  }
}

function common(text: Uint8Array, at: (typeof places)[IdCard['kind']], isNumber: (number: string) => boolean) {
  const number = padded(text, at.number)
  const sex = raw(text, at.sex)
  const validTo = padded(text, at.validTo)
  return {
    number: number !== null && isNumber(number) ? number : null,
    sex: sex !== null && isSex(sex) ? sexes[sex] : null,
    birth: isoDay(raw(text, at.birth) ?? ''),
    validFrom: isoDay(raw(text, at.validFrom) ?? ''),
    validTo: validTo === longTerm ? ('longTerm' as const) : isoDay(validTo ?? ''),
  }
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })

/** A field as it stands there, padding and all; null when it holds what no text does. */
function raw(text: Uint8Array, [offset, length]: Place): string | null {
  const field = utf16.decode(text.subarray(offset, offset + length))
  // the decoder writes U+FFFD for half of a surrogate pair
  return /[\p{Cc}\uFFFD]/u.test(field) ? null : field
}

function padded(text: Uint8Array, place: Place): string | null {
  return raw(text, place)?.replace(/ +$/, '') ?? null
}

/** A field that no card of its kind leaves empty. */
function written(text: Uint8Array, place: Place): string | null {
  return padded(text, place) || null
}

function isSex(digit: string): digit is keyof typeof sexes {
  return Object.hasOwn(sexes, digit)
}

/** Whether no field is null. */
export function isComplete<F extends object>(fields: F): fields is F & { [Name in keyof F]: NonNullable<F[Name]> } {
  return Object.values(fields).every((value) => value !== null)
}
