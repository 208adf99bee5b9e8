/** What a printer says of itself in bits → one Condition. Pure. */
import { type FaultCode, fault } from '#contract/faults.ts'
import type { Condition } from '../device.ts'
import type { FourBytes } from './return-stream.ts'

/** Answers to DLE EOT 1, 2, 3 and 4: printer, cause of being off-line, error, paper. */
export type RealTimeAnswers = readonly [number, number, number, number]

interface Signs {
  coverOpen: boolean
  paperEnd: boolean
  paperLow: boolean
  cutter: boolean
  /** Needs power off, or a look inside. */
  broken: boolean
  /** Overheated: goes on by itself. */
  hot: boolean
}

const bit = (byte: number, number: number): boolean => (byte & (1 << number)) !== 0

export function conditionFromRealTime([printer, cause, error, paper]: RealTimeAnswers): Condition {
  const [cutter, hot] = [bit(error, 3), bit(error, 6)]
  const [coverOpen, paperEnd] = [bit(cause, 2), (paper & 0x60) !== 0 || bit(cause, 5)]
  const namedError = cutter || hot || bit(error, 2) || bit(error, 5)
  // Off-line passes by itself while somebody feeds paper by the button, or the printer is just coming back.
  const passing = bit(cause, 3) || bit(printer, 5) || bit(printer, 6)
  const unexplained = bit(printer, 3) && !(coverOpen || paperEnd || bit(cause, 6) || namedError || passing)
  return conditionOf({
    coverOpen,
    paperEnd,
    paperLow: (paper & 0x0c) !== 0,
    cutter,
    hot,
    broken: bit(error, 2) || bit(error, 5) || (bit(cause, 6) && !namedError) || unexplained,
  })
}

export function conditionFromStatusBack([printer, error, paper]: FourBytes): Condition {
  return conditionOf({
    coverOpen: bit(printer, 5),
    paperEnd: (paper & 0x0c) !== 0,
    paperLow: (paper & 0x03) !== 0,
    cutter: bit(error, 3),
    broken: bit(error, 2) || bit(error, 5),
    hot: bit(error, 6),
  })
}

/** Answer to DLE EOT 20: whether a slip is in the mouth. What else it says, DLE EOT 1–4 say as well. */
export function isMouthFull([paper]: FourBytes): boolean {
  return bit(paper, 5)
}

function conditionOf(signs: Signs): Condition {
  const code = faultCode(signs)
  return {
    fault: code && fault(code),
    paper: signs.paperEnd ? 'out' : signs.paperLow ? 'low' : 'ok',
  }
}

/** The cover first: with it open, the other sensors see nothing of use. */
function faultCode({ coverOpen, paperEnd, cutter, broken, hot }: Signs): FaultCode | null {
  if (coverOpen) return 'coverOpen'
  if (paperEnd) return 'paperOut'
  if (cutter) return 'cutterJam'
  if (broken) return 'printerError'
  return hot ? 'headHot' : null
}
