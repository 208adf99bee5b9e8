/**
 * Whose turn it is. Somebody who can only wait (for a department, a printer, a part that dropped out) isn't asked whether
 * they are still there: the machines inside tell the visit when it is theirs, and when it is the visitor’s again.
 */
import type { AnyActorRef } from 'xstate'

export interface TurnEvent {
  type: 'MACHINES_TURN' | 'VISITORS_TURN'
}

/** To the machine around, if there is one; `sendParent` would break a machine that runs by itself. */
function tell(type: TurnEvent['type']) {
  // oxlint-disable-next-line no-underscore-dangle -- XState's own name for it
  return ({ self }: { self: AnyActorRef }): void => self._parent?.send({ type })
}

/** Of a state in which the visitor can only wait. */
export const machinesTurn = { entry: tell('MACHINES_TURN'), exit: tell('VISITORS_TURN') }

/** Of a machine in between: what the one inside says is told on. */
export const passTurn = {
  MACHINES_TURN: { actions: tell('MACHINES_TURN') },
  VISITORS_TURN: { actions: tell('VISITORS_TURN') },
}
