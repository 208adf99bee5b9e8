/** Every delay of the visit, in ms of the machine's clock, with its reason. */
export const delays = {
  idle: 60_000, // a slow reader needs a minute for a screen; ×pace
  warning: 30_000, // at least 20 s to react (WCAG 2.2.1), we give more; ×pace
  helpComes: 600_000, // who helps may sit in the next building or have no hand free; after that, whoever called has gone too
  replug: 60_000, // cables and USB hubs come back within a minute, or somebody must look
  cardCheck: 1_200, // a reader says "no card" after a reset and two looks, 320 ms apart; only a card that lies there deserves words
  cardLeft: 60_000, // then the owner has gone: the attract screen goes on telling; ×pace
  slipLeft: 60_000, // as with the card; then the printer pulls it back in, if it can
  farewell: 6_000, // long enough to read two lines; a touch ends it sooner; ×pace
  stuck: 120_000, // a department, a reader or a printer has answered long before: nobody's data waits for a machine that hangs
  chimeAgain: 8_000, // what must not be missed is heard again and again, with time to speak in between
  slowPrint: 8_000, // a slip takes three seconds; after that nobody is held without a way out
} as const

/** Who reads slowly, listens, or goes from key to key gets three times as long. */
export const slowPace = 3

/** How many times longer a visitor with these settings may take. */
export function paceOf({ elder, speech, keypad }: { elder: boolean; speech: boolean; keypad: boolean }): number {
  return elder || speech || keypad ? slowPace : 1
}
