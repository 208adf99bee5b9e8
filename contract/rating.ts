/** A rating (好差评): level, reasons, item and time; nothing of the person. Waits in the page's outbox for the hub. */
export const ratingLevels = [
  'verySatisfied',
  'satisfied',
  'basicallySatisfied',
  'dissatisfied',
  'veryDissatisfied',
] as const
export type RatingLevel = (typeof ratingLevels)[number]

export const ratingReasons = ['tooHard', 'tooSlow', 'didNotFinish', 'unclear', 'machineFault'] as const
export type RatingReason = (typeof ratingReasons)[number]

export interface Rating {
  level: RatingLevel
  reasons: RatingReason[]
  itemId: string
  /** ISO time. */
  at: string
}
