/**
 * Every fault the kiosk knows, and who must act for it to go away. The code chooses the words on the screen,
 * the operator's alert and the repair guide, so a code stands here once and nowhere else.
 * No zod here: this table is part of the first paint.
 */

/** `nobody`: it recovers by itself. `visitor`: the person at the machine. `vendor`: needs the maker or the department's IT. */
export type Actor = 'nobody' | 'visitor' | 'attendant' | 'technician' | 'vendor'

export const faultActors = {
  // the card
  cardTimeout: 'visitor', // nobody laid a card down in time
  cardReadFailed: 'visitor', // unreadable this time: take it off and lay it down anew
  cardRemoved: 'visitor', // pulled away while being read
  cardUnsupported: 'attendant', // a card whose layout this kiosk doesn't know
  // the social-security card
  socialCardTimeout: 'visitor', // nobody put one in in time
  socialCardReadFailed: 'visitor', // unreadable this time, or put in the wrong way round
  socialCardRemoved: 'visitor', // pulled out while being read
  socialCardUnsupported: 'attendant', // another kind of card
  socialCardNeedsPin: 'attendant', // its issuer lets nobody read it without its password
  // the code scanner
  codeTimeout: 'visitor', // nobody showed a code in time
  codeUnsupported: 'visitor', // a code that none of ours can be: too long, or not plain signs
  // any device
  deviceLost: 'nobody', // was there a moment ago; the supervisor is reopening it
  deviceAbsent: 'technician', // not there since the start, or gone too long
  deviceSilent: 'technician', // the port opens, but nothing answers in its protocol
  deviceNotConfigured: 'technician', // this kiosk's configuration names no such device
  deviceBusy: 'technician', // another program on this machine has it
  deviceForbidden: 'technician', // there, but the bridge's account may not use it
  programMissing: 'technician', // a program that drives it isn't installed
  // the voice
  voiceFailed: 'technician', // the program that speaks ended badly, or made no sound
  // the card reader
  samFault: 'vendor', // the security module reports a self-test or authorisation failure
  // the receipt printer
  paperOut: 'attendant',
  coverOpen: 'attendant',
  cutterJam: 'technician',
  paperLeft: 'visitor', // the last slip is still in the mouth: the next one isn't begun onto it
  headHot: 'nobody', // cools down by itself
  printerError: 'technician', // an error bit that needs power off and a look inside
  // the document printer
  paperJam: 'attendant',
  tonerOut: 'attendant',
  outputFull: 'attendant', // its tray takes no more sheets
  printerBusy: 'nobody', // works for somebody else, or still empties itself
  printStopped: 'attendant', // given up at its panel or by itself, with no better reason
  documentRefused: 'vendor', // it can't print this document
  pdfUnsupported: 'technician', // it doesn't print PDF
  printerUntrusted: 'technician', // its certificate isn't the configured one
  // any printer
  printUnproven: 'visitor', // sent, but the printer gave no proof: look at the mouth
  printInterrupted: 'visitor', // the printer vanished in the middle of a job: look at the mouth
  // departments
  departmentDown: 'nobody', // no connection, or it says it is out of order; nothing was handed over
  departmentClosed: 'nobody', // outside its hours
  departmentSilent: 'nobody', // handed over, no answer in time: the outcome is unknown
  departmentGarbled: 'vendor', // an answer that doesn't keep to its contract
  // the kiosk itself
  bridgeLost: 'nobody', // the page has no connection to the device bridge
  canceled: 'nobody',
  refusedInput: 'vendor', // a command whose name or payload the bridge doesn't accept
  internal: 'vendor', // a bug; it is in the log
} as const satisfies Record<string, Actor>

export type FaultCode = keyof typeof faultActors
export interface Fault {
  code: FaultCode
  actor: Actor
}

export function fault(code: FaultCode): Fault {
  return { code, actor: faultActors[code] }
}
