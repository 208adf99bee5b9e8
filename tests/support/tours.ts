/** Ways through the kiosk on which every screen is seen. */
import type { Tour } from './tour.ts'
import { nobodyThere, trouble } from './tours-of-trouble.ts'
import { forSomebodyElse, lookup, otherResults } from './tours-of-visits.ts'

/** Screens that can't be changed: they go by themselves, whoever changes them has left them, or nobody is heard there. */
export const passing: ReadonlySet<string> = new Set([
  'attract',
  'attract, a card left behind',
  'attract, out of order',
  'thanks',
  'rating lost',
  'read, large type offered',
  'farewell',
  'crashed',
  'starting',
])

/** Any key ends it, as a touch does. */
export const endedByKeys: ReadonlySet<string> = new Set(['still there?'])

export const tours: Record<string, Tour> = {
  'a lookup with a question': lookup,
  'other results, questions and endings': otherResults,
  'for somebody else': forSomebodyElse,
  'screens of trouble': trouble,
  'nobody there, nothing heard': nobodyThere,
}
