/** What the visit keeps of a card: just what the items need, and only while the visit lasts. */
import type { IdCard } from '#contract/id-card.ts'

export interface Identity {
  name: string
  number: string
  birth: string
  /** Past its last day on the day of the visit. */
  expired: boolean
}

/** @param today YYYY-MM-DD */
export function identityOf(card: IdCard, today: string): Identity {
  const name =
    card.name !== '' || card.kind === 'resident' || card.kind === 'hkMacauTaiwan' ? card.name : card.englishName
  return { name, number: card.number, birth: card.birth, expired: card.validTo !== 'longTerm' && card.validTo < today }
}
