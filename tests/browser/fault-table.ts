/**
 * Every fault a hand at the dock can cause, in every phase of a visit: what the screen says, what the visitor's next step
 * meets while the fault is still there, and what lies in the paper slot by then. Once the fault is lifted the same visit
 * goes on to the next phase. The tests are generated from this table.
 */
import type { KioskStatus } from '#contract/device-status.ts'
import type { DepartmentMode, DeviceSwitch, DockSwitch } from '#contract/dock.ts'
import type { Text } from '#flows/language.ts'
import { faultTexts } from '#flows/texts/faults.ts'
import { reasonTexts } from '#flows/texts/reasons.ts'
import { screenTexts as screen } from '#flows/texts/screens.ts'

/** The phases of a visit in their order, and the states they are. */
export const phases = {
  attract: 'journey.attract.clear',
  home: 'journey.home',
  guide: 'journey.item.guide',
  present: 'journey.item.identify.waiting.present',
  read: 'journey.item.identify.read',
  fill: 'journey.item.fill',
  send: 'journey.item.send',
  result: 'journey.item.result',
  preview: 'journey.item.deliver.preview',
  printing: 'journey.item.deliver.printing',
  printed: 'journey.item.deliver.printed',
  rate: 'journey.rate.asking',
} as const
export type Phase = keyof typeof phases

/** What lies in the slot: every line of the preview and cut; every line, but it hangs; or a part of the lines. */
export type Paper = 'nothing' | 'whole' | 'uncut' | 'part'

export type Cell =
  /** Nothing to see, and the next step goes as ever. */
  | { how: 'unseen' }
  /** The screen says so, and the next step goes as ever. */
  | { how: 'told'; says: Text[] }
  /** The screen says so, and doesn't offer the next step. */
  | { how: 'blocked'; says: Text[] }
  /** Nothing to see yet; the next step leads to the state `at`, where the screen says so. */
  | { how: 'met'; at: string; says: Text[]; paper: Paper }
  /** The visit comes to the state `at` by itself, where the screen says so. */
  | { how: 'interrupted'; at: string; says: Text[]; paper: Paper }

const unseen: Cell = { how: 'unseen' }
const told = (...says: Text[]): Cell => ({ how: 'told', says })
const blocked = (...says: Text[]): Cell => ({ how: 'blocked', says })
const met = (at: string, says: Text[], paper: Paper = 'nothing'): Cell => ({ how: 'met', at, says, paper })
const interrupted = (at: string, says: Text[], paper: Paper = 'nothing'): Cell => ({
  how: 'interrupted',
  at,
  says,
  paper,
})

const again = 'journey.item.identify.waiting.again'
const readerPaused = 'journey.item.identify.paused'
const sending = 'journey.item.send'
const noAnswer = 'journey.item.problem'
const refused = 'journey.item.refused'
const notPrinted = 'journey.item.deliver.failed'
const nobodyKnows = 'journey.item.deliver.unknown'
const printerPaused = 'journey.item.deliver.paused'

/** Faults of the card alone: nobody can know before it is laid down. */
const cardFault = (what: Text): Record<Phase, Cell> => ({
  attract: unseen,
  home: unseen,
  guide: unseen,
  present: met(again, [screen['identify.again'], what]),
  read: unseen,
  fill: unseen,
  send: unseen,
  result: unseen,
  preview: unseen,
  printing: unseen,
  printed: unseen,
  rate: unseen,
})

/** The printer says that it can't go on, as soon as it can't. */
const standsStill = ({ what, now }: { what: Text; now: Text }): Record<Phase, Cell> => ({
  attract: told(screen['attract.printerBroken']),
  home: told(screen['home.printerBroken'], reasonTexts.printerBroken.chip),
  guide: told(reasonTexts.printerBroken.full, reasonTexts.printerBroken.now),
  present: unseen,
  read: unseen,
  fill: unseen,
  send: unseen,
  result: blocked(reasonTexts.printerBroken.full, reasonTexts.printerBroken.now),
  preview: blocked(what, now),
  printing: interrupted(notPrinted, [what, screen['failed.wait']], 'part'),
  printed: unseen,
  rate: unseen,
})

export const faultTable = {
  readerUnplugged: {
    attract: told(screen['attract.readerBroken']),
    home: told(screen['home.readerBroken'], reasonTexts.readerBroken.chip),
    guide: blocked(reasonTexts.readerBroken.full),
    present: interrupted(readerPaused, [screen['identify.paused'], screen['identify.pausedLead']]),
    read: unseen,
    fill: unseen,
    send: unseen,
    result: unseen,
    preview: unseen,
    printing: unseen,
    printed: unseen,
    rate: unseen,
  },
  cardPulledEarlyOnce: cardFault(faultTexts.cardRemoved.what),
  cardUnreadable: cardFault(faultTexts.cardReadFailed.what),
  paperLow: {
    attract: told(screen['attract.paperLow']),
    home: told(screen['home.paperLow']),
    guide: unseen,
    present: unseen,
    read: unseen,
    fill: unseen,
    send: unseen,
    result: unseen,
    preview: unseen,
    printing: unseen,
    printed: unseen,
    rate: unseen,
  },
  paperOut: {
    attract: told(screen['attract.paperOut']),
    home: told(screen['home.paperOut'], reasonTexts.paperOut.chip),
    guide: told(reasonTexts.paperOut.full, reasonTexts.paperOut.now),
    present: unseen,
    read: unseen,
    fill: unseen,
    send: unseen,
    result: blocked(reasonTexts.paperOut.full, reasonTexts.paperOut.now),
    preview: blocked(faultTexts.paperOut.what, faultTexts.paperOut.now),
    printing: interrupted(notPrinted, [faultTexts.paperOut.what, screen['failed.wait']], 'part'),
    printed: unseen,
    rate: unseen,
  },
  coverOpen: standsStill(faultTexts.coverOpen),
  // the blade gets stuck when it cuts, so only a slip brings it to light
  cutterJam: {
    attract: unseen,
    home: unseen,
    guide: unseen,
    present: unseen,
    read: unseen,
    fill: unseen,
    send: unseen,
    result: unseen,
    preview: met(notPrinted, [faultTexts.cutterJam.what, screen['failed.wait']], 'uncut'),
    printing: interrupted(notPrinted, [faultTexts.cutterJam.what, screen['failed.wait']], 'uncut'),
    printed: unseen,
    rate: unseen,
  },
  headHot: standsStill(faultTexts.headHot),
  printerUnplugged: {
    attract: told(screen['attract.printerBroken']),
    home: told(screen['home.printerBroken'], reasonTexts.printerBroken.chip),
    guide: told(reasonTexts.printerBroken.full, reasonTexts.printerBroken.now),
    present: unseen,
    read: unseen,
    fill: unseen,
    send: unseen,
    result: blocked(reasonTexts.printerBroken.full, reasonTexts.printerBroken.now),
    preview: met(printerPaused, [screen['paused.printer'], screen['paused.printerLead']]),
    printing: interrupted(nobodyKnows, [screen['unknown.title'], faultTexts.printInterrupted.what], 'part'),
    printed: unseen,
    rate: unseen,
  },
  printerUnpluggedMidJobOnce: {
    attract: unseen,
    home: unseen,
    guide: unseen,
    present: unseen,
    read: unseen,
    fill: unseen,
    send: unseen,
    result: unseen,
    preview: met(nobodyKnows, [screen['unknown.title'], faultTexts.printInterrupted.what], 'part'),
    printing: interrupted(nobodyKnows, [screen['unknown.title'], faultTexts.printInterrupted.what], 'part'),
    printed: unseen,
    rate: unseen,
  },
  departmentSlow: {
    attract: unseen,
    home: unseen,
    guide: unseen,
    present: unseen,
    read: unseen,
    fill: met(sending, [screen['send.title'], screen['send.lead'], screen['send.cancel']]),
    send: told(screen['send.title'], screen['send.cancel']),
    result: unseen,
    preview: unseen,
    printing: unseen,
    printed: unseen,
    rate: unseen,
  },
  departmentDown: {
    attract: told(screen['attract.departmentDown']),
    home: told(reasonTexts.departmentDown.chip),
    guide: blocked(reasonTexts.departmentDown.full, reasonTexts.departmentDown.now),
    present: unseen,
    read: unseen,
    fill: met(noAnswer, [faultTexts.departmentDown.what, faultTexts.departmentDown.now, screen['problem.kept']]),
    // the question was handed over, then the line broke
    send: interrupted(noAnswer, [faultTexts.departmentSilent.what, screen['problem.kept']]),
    result: unseen,
    preview: unseen,
    printing: unseen,
    printed: unseen,
    rate: unseen,
  },
  // it answers, but only to say that it is being worked on: nobody can know before asking
  departmentRefusing: {
    attract: unseen,
    home: unseen,
    guide: unseen,
    present: unseen,
    read: unseen,
    fill: met(refused, [screen['refused.other'], screen['refused.says']]),
    send: interrupted(refused, [screen['refused.other'], screen['refused.says']]),
    result: unseen,
    preview: unseen,
    printing: unseen,
    printed: unseen,
    rate: unseen,
  },
} satisfies Record<FaultName, Record<Phase, Cell>>

/** Every switch of the dock that a visit can meet: no item prints documents yet. */
export type FaultName =
  | Exclude<DeviceSwitch, `document${string}`>
  | `department${Capitalize<Exclude<DepartmentMode, 'normal'>>}`

/** The department that the errand asks. */
export const department = 'medicalInsurance'

/** How a fault comes and goes. */
export function switchesOf(fault: FaultName): { on: DockSwitch[]; off: DockSwitch[] } {
  if (fault === 'departmentSlow') return inDepartment('slow')
  if (fault === 'departmentDown') return inDepartment('down')
  if (fault === 'departmentRefusing') return inDepartment('refusing')
  const off: DockSwitch[] = [{ device: fault, on: false }]
  // once it has happened the plug is out
  if (fault === 'printerUnpluggedMidJobOnce') off.push({ device: 'printerUnplugged', on: false })
  return { on: [{ device: fault, on: true }], off }
}

function inDepartment(mode: DepartmentMode): { on: DockSwitch[]; off: DockSwitch[] } {
  return { on: [{ department, mode }], off: [{ department, mode: 'normal' }] }
}

/** What a screen of trouble says of what was lost, besides what happened and what to do. */
export const keptAt: Readonly<Record<string, Text>> = {
  [again]: screen['identify.problemKept'],
  [readerPaused]: screen['identify.pausedLead'],
  [noAnswer]: screen['problem.kept'],
  [notPrinted]: screen['failed.kept'],
  [nobodyKnows]: screen['printing.kept'],
  [printerPaused]: screen['paused.printerLead'],
}

/** Faults that the bridge sees as soon as they are there; the others only show when something is asked of the part. */
export const seenAtOnce: ReadonlySet<FaultName> = new Set<FaultName>([
  'readerUnplugged',
  'paperLow',
  'paperOut',
  'coverOpen',
  'headHot',
  'printerUnplugged',
  'departmentDown',
])

/** Nothing that a switch can cause is there. */
export function isWell({ devices, departments }: KioskStatus): boolean {
  return (
    devices.every(({ state, fault, paper }) => /ready|busy/.test(state) && fault === null && paper !== 'low') &&
    departments.every(({ state }) => state === 'up')
  )
}
