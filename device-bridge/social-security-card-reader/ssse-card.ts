/**
 * What stands where on a social-security card (application SSSE, files EF05 and EF06: LD/T 32, 社会保障卡规范): one record for each
 * field, [tag][length][value]. Strict: doubt is null, never a wrong card.
 */
import { isCitizenNumber, isoDay } from '#contract/id-number.ts'
import type { SocialSecurityCard } from '#contract/social-security-card.ts'

/** "sx1.sh." and 社会保障 in GBK. */
export const ssseName = Uint8Array.from(Buffer.from('7378312e73682ec9e7bbe1b1a3d5cf', 'hex'))

/** The records that are read: field, file, tag, number within the file, bytes. */
export const records = [
  { field: 'cardId', file: 0xef05, tag: 0x01, number: 1, length: 16 },
  { field: 'version', file: 0xef05, tag: 0x03, number: 3, length: 4 },
  { field: 'issued', file: 0xef05, tag: 0x05, number: 5, length: 4 },
  { field: 'expires', file: 0xef05, tag: 0x06, number: 6, length: 4 },
  { field: 'cardNumber', file: 0xef05, tag: 0x07, number: 7, length: 9 },
  { field: 'idNumber', file: 0xef06, tag: 0x08, number: 1, length: 18 },
  { field: 'name', file: 0xef06, tag: 0x09, number: 2, length: 30 },
] as const

export type SsseField = (typeof records)[number]['field']
export type SsseFields = ReadonlyMap<SsseField, Uint8Array>

/**
 * The value of a record. Records of later versions may be longer and older ones shorter: what it must be is its field's to say.
 * @returns a view into `record`; null when it is another record or breaks off
 */
export function valueOf(record: Uint8Array, tag: number): Uint8Array | null {
  const [actual, length] = record
  if (actual !== tag || length === undefined || record.length < 2 + length) return null
  return record.subarray(2, 2 + length)
}

/** @returns null when a field is missing or isn't what it must be, or the number's check digit is wrong */
export function decodeSsseCard(fields: SsseFields): SocialSecurityCard | null {
  const at = (field: SsseField) => fields.get(field) ?? new Uint8Array()
  const cardId = hex(at('cardId'))
  const region = /^(\d{6})[\da-f]{26}$/.exec(cardId)?.[1]
  const version = ascii(at('version'))
  const issued = day(at('issued'))
  const neverExpires = isBlank(at('expires'))
  const expires = neverExpires ? null : day(at('expires'))
  const cardNumber = ascii(at('cardNumber'))
  const idNumber = ascii(at('idNumber'))
  const name = gbk(at('name'))
  if (region === undefined || issued === null || (expires === null && !neverExpires)) return null
  if (!/^\d\.\d{2}$/.test(version) || !/^[A-Z\d]{9}$/.test(cardNumber)) return null
  if (!isCitizenNumber(idNumber) || name === null) return null
  return { name, idNumber, cardNumber, cardId, region, version, issued, expires }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Text of a field that is padded with spaces or zeros; a byte that is no ASCII makes it what no field may be. */
function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...withoutPadding(bytes))
}

/** A day as four bytes of two decimal digits each. */
function day(bytes: Uint8Array): string | null {
  return isoDay(hex(bytes))
}

/** A field that was never written. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.length > 0 && (bytes.every((byte) => byte === 0xff) || bytes.every((byte) => byte === 0))
}

const chinese = new TextDecoder('gb18030', { fatal: true }) // holds GBK, and names that GBK has no character for

function gbk(bytes: Uint8Array): string | null {
  let text
  try {
    text = chinese.decode(withoutPadding(bytes))
  } catch {
    return null
  }
  // private use: a character that only its own county's machines could draw would be a guess
  return text === '' || /[\p{Cc}\p{Co}\p{Cn}\uFFFD]/u.test(text) ? null : text
}

function withoutPadding(bytes: Uint8Array): Uint8Array {
  const end = bytes.findLastIndex((byte) => byte !== 0 && byte !== 0x20 && byte !== 0xff)
  return bytes.subarray(0, end + 1)
}
