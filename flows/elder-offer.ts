/** Large type is offered to those whose card says that they may want it. Nothing of it is kept beyond the visit. */
import type { Identity } from './identity.ts'

const offeredFrom = 60 // years; where the elder mode's own rules (工信部《适老化》) begin

/** Full years lived. @param birth YYYY-MM-DD @param today YYYY-MM-DD, of the machine's clock */
export function ageOn(birth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return today.slice(4) < birth.slice(4) ? years - 1 : years
}

/** @param visit whether it is in large type already, and whether anybody has chosen or declined that in this visit */
export function offersElder(
  { birth }: Pick<Identity, 'birth'>,
  today: string,
  visit: { comfort: { elder: boolean }; elderDecided: boolean },
): boolean {
  return !visit.comfort.elder && !visit.elderDecided && ageOn(birth, today) >= offeredFrom
}
