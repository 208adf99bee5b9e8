/**
 * What a local service says of a card, in the field names of 新中新 (Synjones WebAPI 3.3) → the same identity document, by the same
 * rules, as if the kiosk had read the card itself. Fields nobody asked for are ignored; doubt is never a card.
 */
import { z } from 'zod'
import type { IdCard } from '#contract/id-card.ts'
import { isCitizenNumber, isForeigner2017Number, isoDay } from '#contract/id-number.ts'
import { nations } from '#contract/nations.ts'
import { longTerm } from './card-layout.ts'
import { isComplete } from './card-text.ts'
import { type SdtStatus, parseReply } from './sdt-reply.ts'
import { isSamId } from './sam-id.ts'

/**
 * `busy`: somebody else's request is being worked on. `unclear`: it couldn't do what it was asked, and gave no reason that the
 * module could have given.
 */
export type ReadMsgSays =
  | { kind: 'card'; card: IdCard }
  | { kind: 'badCard' | 'unsupportedCard' | 'noCard' | 'moduleFault' | 'busy' | 'unclear' }

export type SamIdSays = { kind: 'module'; samId: string | null } | { kind: 'moduleFault' | 'unclear' }

const head = z.object({ code: z.coerce.string().optional(), retcode: z.string() })
// A field that is left out, null or no text is empty: whether it may be is the card's kind to say.
const field = z.string().catch('')
const cardFields = z.object({
  CardType: z.coerce.string().catch(''),
  name: field,
  sex: field,
  nation: field,
  born: field,
  address: field,
  cardno: field,
  userlifeb: field,
  userlifee: field,
  police: field,
  EngName: field,
  PassID: field,
  IssuesTimes: field,
})
type CardFields = z.infer<typeof cardFields>

const badCard: ReadonlySet<SdtStatus> = new Set<SdtStatus>([
  'cardRefusedSam',
  'samRefusedCard',
  'cardNotGenuine',
  'readFailed',
  'noRandomNumber',
  'selectFailed',
])

/** @param json the answer to /api/ReadMsg */
export function readMsgSays(json: unknown): ReadMsgSays {
  const status = statusOf(json)
  if (status === 'success') return cardOf(cardFields.parse(json))
  if (status === 'notFound') return { kind: 'noCard' }
  if (status === 'unknownCardType') return { kind: 'unsupportedCard' }
  if (status === 'selfTestFailed' || status === 'notAuthorised') return { kind: 'moduleFault' }
  if (status !== null && badCard.has(status)) return { kind: 'badCard' }
  return { kind: isBusy(json) ? 'busy' : 'unclear' }
}

/**
 * @param json the answer to /api/GetSAMID
 * @returns whether a module is behind the service, and its number when that has the form of one
 */
export function samIdSays(json: unknown): SamIdSays {
  const status = statusOf(json)
  if (status === 'selfTestFailed' || status === 'notAuthorised') return { kind: 'moduleFault' }
  if (status !== 'success') return { kind: 'unclear' }
  const { retmsg } = z.object({ retmsg: field }).parse(json)
  return { kind: 'module', samId: isSamId(retmsg.trim()) ? retmsg.trim() : null }
}

/** `retcode` begins with the module's status byte, e.g. "0x90 0x1"; behind it stands how the picture was decoded. */
function statusOf(json: unknown): SdtStatus | null {
  const answer = head.safeParse(json)
  if (!answer.success) return null
  const { code, retcode } = answer.data
  const byte = /^0x([\da-f]{2})(?:\s|$)/i.exec(retcode)?.[1]
  if (byte === undefined) return null
  const status = parseReply(Uint8Array.of(0, 0, Number.parseInt(byte, 16)))?.status ?? null
  // older services have no `code`; one that contradicts is no success
  return status === 'success' && code !== undefined && code !== '0' ? null : status
}

/** Busy is told in words alone. */
function isBusy(json: unknown): boolean {
  const words = z.object({ retmsg: field, errmsg: field }).safeParse(json)
  return words.success && /忙|读卡中/.test(words.data.retmsg + words.data.errmsg)
}

function cardOf(fields: CardFields): ReadMsgSays {
  const decode = kinds.get(fields.CardType)
  if (decode === undefined) return { kind: 'unsupportedCard' }
  const card = decode(fields)
  return card === null ? { kind: 'badCard' } : { kind: 'card', card }
}

/** By `CardType`. A field that isn't what it must be is null, and so is a card with such a field. */
const kinds = new Map<string, (fields: CardFields) => IdCard | null>([
  [
    '0',
    (fields) => {
      const nation = nationNames.has(fields.nation) ? fields.nation : null
      const card = { kind: 'resident' as const, ...chinese(fields), nation }
      return isComplete(card) ? card : null
    },
  ],
  [
    '2',
    (fields) => {
      const more = { passNumber: written(fields.PassID), issueCount: padded(fields.IssuesTimes) }
      const card = { kind: 'hkMacauTaiwan' as const, ...chinese(fields), ...more }
      return isComplete(card) ? card : null
    },
  ],
  [
    '1',
    (fields) => {
      const card = { kind: 'foreigner2017' as const, ...foreign(fields, isForeigner2017Number) }
      return isComplete(card) ? card : null
    },
  ],
  [
    '3',
    (fields) => {
      const more = { replacementCount: padded(fields.IssuesTimes) }
      const card = { kind: 'foreigner2023' as const, ...foreign(fields, isCitizenNumber), ...more }
      return isComplete(card) ? card : null
    },
  ],
])

const nationNames = new Set(nations.values())
const sexes = new Map<string, IdCard['sex']>([
  ['男', 'male'],
  ['女', 'female'],
  ['未知', 'unknown'],
  ['未说明', 'unspecified'],
])

function chinese(fields: CardFields) {
  return {
    ...common(fields, isCitizenNumber),
    name: written(fields.name),
    address: written(fields.address),
    authority: written(fields.police),
  }
}

function foreign(fields: CardFields, isNumber: (number: string) => boolean) {
  return {
    ...common(fields, isNumber),
    name: padded(fields.name), // a Chinese name isn't compulsory
    englishName: written(fields.EngName),
    // "加拿大/CAN": the card itself holds the code alone
    nationality: /^(?:[^/]*\/)?([A-Z]{3}|\d{3})$/.exec(fields.nation)?.[1] ?? null,
  }
}

function common(fields: CardFields, isNumber: (number: string) => boolean) {
  const number = padded(fields.cardno)
  const validTo = padded(fields.userlifee)
  return {
    number: number !== null && isNumber(number) ? number : null,
    sex: sexes.get(fields.sex) ?? null,
    birth: isoDay(fields.born),
    validFrom: isoDay(fields.userlifeb),
    validTo: validTo === longTerm ? ('longTerm' as const) : isoDay(validTo ?? ''),
  }
}

/** Null when it holds what no text on a card does. */
function padded(text: string): string | null {
  return /[\p{Cc}\p{Cs}\uFFFD]/u.test(text) ? null : text.replace(/ +$/, '')
}

/** A field that no card of its kind leaves empty. */
function written(text: string): string | null {
  return padded(text) || null
}
