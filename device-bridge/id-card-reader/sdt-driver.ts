/** The driver of readers with the SAM_V module, which speak the SDT protocol (GA 450) on a line of bytes. */
import { fault } from '#contract/faults.ts'
import { type Result, done, failed } from '#contract/result.ts'
import type { Condition, IdCardReader } from '../device.ts'
import { baudRateOf } from '../ports/baud-rate.ts'
import type { Port } from '../ports/port.ts'
import { type CardSession, createCardSession } from './card-session.ts'
import { samIdOf } from './sam-id.ts'
import { type SdtAnswer, type SdtLink, createSdtLink } from './sdt-link.ts'

const usualProbes = 3 // the first one may drown in what the line still held from before

/** @param probes how often an opening asks who is there before it gives up; each time takes a second of silence */
export function createSdtReader(port: Port, probes = usualProbes): IdCardReader {
  let plugged: { link: SdtLink; session: CardSession } | null = null
  let tellChange = (_condition: Condition | null): void => {}

  return {
    async open(signal) {
      const opened = await port.open(signal)
      if (!opened.ok) return opened
      const link = createSdtLink(opened.value, baudRateOf(port.url))
      link.onLost(() => {
        if (plugged?.link !== link) return
        plugged = null
        tellChange(null)
      })
      const condition = await meet(link, probes, signal)
      if (condition.ok) plugged = { link, session: createCardSession(link) }
      else await link.close()
      return condition
    },

    async ping(signal) {
      if (signal.aborted) return failed(fault('canceled'))
      if (plugged === null) return failed(fault('deviceLost'))
      return conditionOf(await plugged.link.ask('samStatus'))
    },

    async read(options) {
      return plugged?.session.read(options) ?? failed(fault('deviceLost'))
    },

    async awaitRemoval(options) {
      return plugged?.session.awaitRemoval(options) ?? failed(fault('deviceLost'))
    },

    onChange(listener) {
      tellChange = listener
    },

    async close() {
      const closing = plugged?.link.close()
      plugged = null
      await closing
    },
  }
}

/**
 * Asks who is there, then resets the module: whatever was done with a card that lies there is forgotten, and it can be found.
 * @returns `deviceSilent` when no SAM_V module answers, `deviceAbsent` when the line is hung up, `canceled`
 */
async function meet(link: SdtLink, probes: number, signal: AbortSignal): Promise<Result<Condition>> {
  for (let tries = 0; tries < probes; tries++) {
    if (signal.aborted) return failed(fault('canceled'))
    const { status, data } = await link.ask('samId')
    if (status === 'lost') return failed(fault('deviceAbsent'))
    if (status === 'silent' || status === 'garbled') continue
    await link.ask('reset')
    const condition = conditionOf(await link.ask('samStatus'))
    if (condition.ok) return done({ ...condition.value, identity: samIdOf(data) })
  }
  return failed(fault('deviceSilent'))
}

function conditionOf({ status }: SdtAnswer): Result<Condition> {
  if (status === 'success') return done({ fault: null, paper: null })
  if (status === 'selfTestFailed' || status === 'notAuthorised') return done({ fault: fault('samFault'), paper: null })
  return failed(fault('deviceLost'))
}
