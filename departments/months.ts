/** Months as YYYY-MM (contract) and YYYYMM (wires), and what lies between them. */
import { z } from 'zod'

export interface Period {
  from: string
  to: string
}

/** "202610" on the wire → "2026-10". */
export const wireMonth = z
  .string()
  .regex(/^\d{4}(0[1-9]|1[0-2])$/)
  .transform((text) => `${text.slice(0, 4)}-${text.slice(4)}`)

export function toWireMonth(month: string): string {
  return month.replace('-', '')
}

export function monthsBetween(from: string, to: string): number {
  return monthIndex(to) - monthIndex(from)
}

/** `count` months later (earlier when negative). */
export function monthAfter(month: string, count: number): string {
  const index = monthIndex(month) + count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Every month from `from` to `to`, both included; none when `to` is earlier. */
export function monthsOf({ from, to }: Period): string[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, at) => monthAfter(from, at))
}

/** The months between the first and the last of `periods` that none of them covers, as periods. Any order, may touch or overlap. */
export function gapsBetween(periods: Period[]): Period[] {
  const gaps: Period[] = []
  let covered: string | null = null
  for (const { from, to } of periods.toSorted((a, b) => a.from.localeCompare(b.from))) {
    if (covered !== null && monthsBetween(covered, from) > 1) {
      gaps.push({ from: monthAfter(covered, 1), to: monthAfter(from, -1) })
    }
    if (covered === null || to > covered) covered = to
  }
  return gaps
}

function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}
