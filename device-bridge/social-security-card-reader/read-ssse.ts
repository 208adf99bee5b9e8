/** Reads a social-security card that lies in a reader: which commands, in which order, and what a refusal means. */
import { type Fault, fault } from '#contract/faults.ts'
import { type Result, done, failed } from '#contract/result.ts'
import type { SocialSecurityCard } from '#contract/social-security-card.ts'
import { type Transmit, exchange, ok, readRecordByNumber, readRecordByTag, selectByName, selectFile } from './apdu.ts'
import { type SsseField, decodeSsseCard, records, ssseName, valueOf } from './ssse-card.ts'

const needsPin: ReadonlySet<number> = new Set([0x69_82, 0x69_83, 0x69_85]) // not satisfied, blocked, conditions of use

/**
 * Nothing is written, and no PIN is tried: three wrong ones would block somebody's card.
 * @param transmit null = the card or its reader is gone
 * @returns the card; `socialCardUnsupported`, `socialCardNeedsPin`, `socialCardReadFailed`, `socialCardRemoved`
 */
export async function readSsse(transmit: Transmit): Promise<Result<SocialSecurityCard>> {
  /** The data of the first of these commands that the card obeys. */
  const ask = async (...tries: Uint8Array[]): Promise<Result<Uint8Array>> => {
    let refusal: Fault = fault('socialCardReadFailed')
    for (const command of tries) {
      const answer = await exchange(transmit, command)
      if (answer === null) return failed(fault('socialCardRemoved'))
      if (answer.status === ok) return done(answer.data)
      answer.data.fill(0)
      if (needsPin.has(answer.status)) refusal = fault('socialCardNeedsPin')
    }
    return failed(refusal)
  }

  const application = await exchange(transmit, selectByName(ssseName))
  if (application === null) return failed(fault('socialCardRemoved'))
  if (application.status !== ok) return failed(fault('socialCardUnsupported'))

  const fields = new Map<SsseField, Uint8Array>()
  try {
    let selected = 0
    for (const { field, file, tag, number, length } of records) {
      if (file !== selected) {
        const found = await ask(selectFile(file, 2), selectFile(file, 0))
        if (!found.ok) return found
        selected = file
      }
      const record = await ask(readRecordByTag(tag, length + 2), readRecordByNumber(number, length + 2))
      if (!record.ok) return record
      fields.set(field, valueOf(record.value, tag) ?? new Uint8Array())
    }
    const card = decodeSsseCard(fields)
    return card === null ? failed(fault('socialCardReadFailed')) : done(card)
  } finally {
    for (const bytes of fields.values()) bytes.fill(0)
  }
}
