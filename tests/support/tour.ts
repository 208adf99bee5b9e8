/** A way through the kiosk on which screens are seen: whoever looks at them says what there is to see. */
import type { Visitor } from './browser.ts'
import { itemOf, startingWith } from './errand.ts'
import type { Line } from './line.ts'
import type { Kiosk, KioskOptions } from './start-kiosk.ts'
import type { Words } from './words.ts'

export interface Tourist {
  visitor: Visitor
  kiosk: Kiosk
  words: Words
  line: Line
  /** Called at each screen, with its name. */
  look: (name: string) => Promise<void>
}

export interface Tour {
  /** What its kiosk has that others don't. */
  config?: KioskOptions['config']
  walk: (tourist: Tourist) => Promise<void>
}

/** The button of a period, as the account's item names it. */
export function lastMonths(months: number, { tell }: Words): RegExp {
  const input = itemOf('medical-account').ways[0].inputs[0]
  const choice = input?.kind === 'period' ? input.choices.find((candidate) => candidate.months === months) : undefined
  if (choice === undefined) throw new Error(`no period of ${months} months`)
  return startingWith(tell(choice.label))
}
