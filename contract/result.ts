/** The outcome of anything a cable, a card or a department can break. A throw is a bug; an expected fault is a value. */
import type { Fault } from './faults.ts'

export type Result<T, F = Fault> = { ok: true; value: T } | { ok: false; fault: F }

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function failed<F>(fault: F): { ok: false; fault: F } {
  return { ok: false, fault }
}
