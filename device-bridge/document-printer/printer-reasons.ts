/** Reasons a printer gives for its state (RFC 8011 section 5.4.12, PWG 5100.9) → what they mean here. Pure. */
import type { FaultCode } from '#contract/faults.ts'

/** In the order of telling: with a cover open, the other sensors see nothing of use. */
const faultOfReason: [reason: string, fault: FaultCode][] = [
  ['cover-open', 'coverOpen'],
  ['door-open', 'coverOpen'],
  ['interlock-open', 'coverOpen'],
  ['media-jam', 'paperJam'],
  ['media-empty', 'paperOut'],
  ['media-needed', 'paperOut'],
  ['input-tray-missing', 'paperOut'],
  ['output-area-full', 'outputFull'],
  ['output-tray-missing', 'outputFull'],
  ['marker-supply-empty', 'tonerOut'],
  ['marker-supply-missing', 'tonerOut'],
  ['toner-empty', 'tonerOut'],
  ['developer-empty', 'tonerOut'],
  ['fuser-over-temp', 'headHot'],
  ['spool-area-full', 'printerBusy'],
  ['marker-waste-full', 'printerError'],
  ['opc-life-over', 'printerError'],
  ['paused', 'printerError'],
  ['shutdown', 'printerError'],
  ['cups-missing-filter', 'printerError'],
]

const outOfMedia = ['media-empty', 'media-needed', 'input-tray-missing']
const severity = /-(report|warning|error)$/

const bare = (reason: string): string => reason.replace(severity, '')
/** Those that stop a printer. A reason without a severity may be one: taken for it. */
const errors = (reasons: string[]): string[] => reasons.filter((reason) => !/-(report|warning)$/.test(reason)).map(bare)

/** @returns why the printer can't print; null when none of its reasons says so */
export function faultOf(reasons: string[]): FaultCode | null {
  return firstNamed(errors(reasons))
}

/** What was in the way of a job that has ended: no longer an error to a printer that has nothing more to do. */
export function formerFaultOf(reasons: string[]): FaultCode | null {
  return firstNamed(reasons.map(bare))
}

function firstNamed(told: string[]): FaultCode | null {
  return faultOfReason.find(([reason]) => told.includes(reason))?.[1] ?? null
}

/** One tray of several that is empty is a warning: paper is low. */
export function paperOf(reasons: string[]): 'ok' | 'low' | 'out' | 'unknown' {
  if (reasons.length === 0) return 'unknown'
  if (errors(reasons).some((reason) => outOfMedia.includes(reason))) return 'out'
  return reasons.map(bare).some((reason) => reason === 'media-low' || outOfMedia.includes(reason)) ? 'low' : 'ok'
}
