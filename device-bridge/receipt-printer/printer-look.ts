/**
 * Looks at a printer by asking it. On a bad line noise looks like answers too, so what is new is believed when it was said
 * twice in a row.
 */
import type { PrinterProfile } from '#contract/printer-profiles.ts'
import { fault } from '#contract/faults.ts'
import type { Condition } from '../device.ts'
import type { PrinterLink } from './printer-link.ts'
import { askFullStatus, askRealTime } from './printer-requests.ts'
import { conditionFromRealTime, isMouthFull, type RealTimeAnswers } from './printer-status.ts'

const rounds = 4 // of noise: no two of them agree but by a chance of one in 65 536

const delays = {
  taking: 3_000, // ms; until a slip in the mouth counts as left there: whoever parts now must be told before they are gone
}

/**
 * Asks until two answers in a row agree, or one agrees with what is known.
 * @returns null when the printer doesn't answer, or nothing that makes sense
 */
export async function askSurely(
  link: PrinterLink,
  known: RealTimeAnswers | null,
  signal?: AbortSignal,
): Promise<RealTimeAnswers | null> {
  let last = known
  for (let round = 0; round < rounds; round++) {
    const answers = await askRealTime(link, signal)
    if (answers === null) return null
    if (last?.every((byte, at) => byte === answers[at])) return answers
    last = answers
  }
  return null
}

export interface PrinterLook {
  /** One look at a time. @returns null when the printer doesn't answer */
  at(link: PrinterLink, signal?: AbortSignal): Promise<Condition | null>
  /** Since when a slip is in the mouth (ms of `performance.now()`), as last seen. */
  mouthFullSince(): number | null
}

export function createPrinterLook({ presenter }: Pick<PrinterProfile, 'presenter'>): PrinterLook {
  let known: RealTimeAnswers | null = null
  let mouthFullSince: number | null = null
  let looking: Promise<unknown> = Promise.resolve()

  async function look(link: PrinterLink, signal?: AbortSignal): Promise<Condition | null> {
    const answers = await askSurely(link, known, signal)
    if (answers === null) return null
    known = answers
    const seen = conditionFromRealTime(answers)
    if (presenter === 'none') return seen
    const full = await askFullStatus(link, signal)
    if (full === null) return null
    mouthFullSince = isMouthFull(full) ? (mouthFullSince ?? performance.now()) : null
    const left = mouthFullSince !== null && performance.now() - mouthFullSince >= delays.taking
    return left && seen.fault === null ? { ...seen, fault: fault('paperLeft') } : seen
  }

  return {
    at(link, signal) {
      // The answers don't say who asked.
      const looked = looking.then(() => look(link, signal))
      looking = looked
      return looked
    },
    mouthFullSince: () => mouthFullSince,
  }
}
