/** A printer's state in the bits it answers with (DLE EOT, automatic status back, GS r). Pure. */
export interface PrinterState {
  paperLow: boolean
  paperOut: boolean
  coverOpen: boolean
  /** The blade got stuck, and nobody has freed it or told the printer to go on. */
  cutterStuck: boolean
  headHot: boolean
  /** A cut slip is held in the mouth of a presenter. */
  mouthFull: boolean
}

export function isOffline({ paperOut, coverOpen, cutterStuck, headHot }: PrinterState): boolean {
  return paperOut || coverOpen || cutterStuck || headHot
}

/** b2 of the first answer is the drawer's pin, high where no drawer is: 0x16 is as well as 0x12. */
export function realTimeAnswer(n: number, state: PrinterState): number {
  switch (n) {
    case 1:
      return 0x16 | (isOffline(state) ? 0x08 : 0)
    case 2:
      return (
        0x12 |
        (state.coverOpen ? 0x04 : 0) |
        (state.paperOut ? 0x20 : 0) |
        (state.cutterStuck || state.headHot ? 0x40 : 0)
      )
    case 3:
      return 0x12 | (state.cutterStuck ? 0x08 : 0) | (state.headHot ? 0x40 : 0)
    default:
      return 0x12 | (state.paperLow || state.paperOut ? 0x0c : 0) | (state.paperOut ? 0x60 : 0)
  }
}

export function statusBack(state: PrinterState): number[] {
  return [
    0x14 | (isOffline(state) ? 0x08 : 0) | (state.coverOpen ? 0x20 : 0),
    (state.cutterStuck ? 0x08 : 0) | (state.headHot ? 0x40 : 0),
    paperSensors(state),
    0,
  ]
}

/** The answer to DLE EOT 20 (Custom KPM). */
export function fullStatus(state: PrinterState): number[] {
  const paper = (state.paperOut ? 0x01 : 0) | (state.paperLow ? 0x04 : 0) | (state.mouthFull ? 0x20 : 0)
  const recoverable = state.headHot ? 0x01 : 0
  return [0x10, 0x0f, paper, state.coverOpen ? 0x02 : 0, recoverable, state.cutterStuck ? 0x01 : 0]
}

/** The answer to GS r 1, and the third byte of automatic status back. */
export function paperSensors({ paperLow, paperOut }: PrinterState): number {
  return (paperLow || paperOut ? 0x03 : 0) | (paperOut ? 0x0c : 0)
}
