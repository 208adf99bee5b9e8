/** The driver of social-security card readers: PC/SC readers of every make, and on the card the application SSSE. */
import { type Fault, fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import type { Condition, SocialSecurityCardReader } from '../device.ts'
import type { Port } from '../ports/port.ts'
import { type PcscClient, openPcsc } from './pcsc-client.ts'
import type { ReaderState } from './pcsc-messages.ts'
import { readSsse } from './read-ssse.ts'

const delays = {
  stillThere: 5_000, // ms; a daemon that hangs tells of no card, and who waits for theirs to be seen shouldn't wait in vain
}

interface Plugged {
  client: PcscClient
  reader: string
  /** As last told by the daemon; null when it or the reader is gone. */
  state: ReaderState | null
  /** The laying-down whose card was read, or couldn't be: it isn't read again before it is taken out. */
  handled: number | null
  /** Called after every change of `state`. */
  changed: Set<() => void>
}

/** @param daemon the socket of pcscd; its URL is `pcsc:` and how the reader's name begins: nothing means the first reader */
export function createSsseReader(daemon: Port): SocialSecurityCardReader {
  const name = daemon.url.replace(/^pcsc:/, '')
  let plugged: Plugged | null = null
  let tellChange = (_condition: Condition | null): void => {}

  const find = (readers: readonly ReaderState[]) => readers.find((reader) => reader.name.startsWith(name))

  function follow(follower: Plugged) {
    follower.client.watch((readers) => {
      follower.state = readers?.find((reader) => reader.name === follower.reader) ?? null
      for (const changed of follower.changed) changed()
      if (follower.state !== null || plugged !== follower) return
      plugged = null
      void follower.client.close()
      tellChange(null)
    })
  }

  return {
    async open(signal) {
      const opened = await openPcsc(daemon, signal)
      if (!opened.ok) return opened
      const client = opened.value
      const state = find((await client.readers()) ?? [])
      if (state === undefined || signal.aborted) {
        await client.close()
        return failed(fault(signal.aborted ? 'canceled' : 'deviceAbsent'))
      }
      plugged = { client, reader: state.name, state, handled: null, changed: new Set() }
      follow(plugged)
      return done({ ...fine, identity: state.name })
    },

    async ping(signal) {
      if (signal.aborted) return failed(fault('canceled'))
      const there = plugged !== null && (await isThere(plugged))
      return there ? done(fine) : failed(fault('deviceLost'))
    },

    async read({ signal, onFound }) {
      const device = plugged
      if (device === null) return failed(fault('deviceLost'))
      const why = await settled(device, signal, (state) => state.present && state.events !== device.handled)
      if (why !== null) return failed(why)
      device.handled = device.state?.events ?? null
      const connected = await device.client.connect(device.reader)
      if (!connected.ok) return failed(await whatHappened(connected.fault, device))
      onFound()
      const card = await readSsse(connected.value.transmit)
      await connected.value.release()
      return card.ok ? card : failed(await whatHappened(card.fault, device))
    },

    async awaitRemoval({ signal }) {
      if (plugged === null) return failed(fault('deviceLost'))
      const why = await settled(plugged, signal, (state) => !state.present)
      return why === null ? done(undefined) : failed(why)
    },

    onChange(listener) {
      tellChange = listener
    },

    async close() {
      const closing = plugged?.client.close()
      plugged = null
      await closing
    },
  }
}

const fine: Condition = { fault: null, paper: null }

/** Whether the daemon answers, and still has the reader. */
async function isThere({ client, reader }: Plugged): Promise<boolean> {
  const readers = await client.readers()
  return readers?.some(({ name }) => name === reader) === true
}

/** A card that vanishes together with its reader, or with the daemon, wasn't taken out by anybody. */
async function whatHappened(cause: Fault, device: Plugged): Promise<Fault> {
  return (await isThere(device)) ? cause : fault('deviceLost')
}

/** Waits for a state of the reader. @returns null when it came; else why it won't */
function settled(device: Plugged, signal: AbortSignal, wanted: (state: ReaderState) => boolean): Promise<Fault | null> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (signal.aborted) end(fault('canceled'))
      else if (device.state === null) end(fault('deviceLost'))
      else if (wanted(device.state)) end(null)
    }
    const asking = setInterval(() => {
      void isThere(device).then((there) => there || end(fault('deviceLost')))
    }, delays.stillThere)
    const end = (why: Fault | null): void => {
      clearInterval(asking)
      device.changed.delete(look)
      signal.removeEventListener('abort', look)
      resolve(why)
    }
    device.changed.add(look)
    signal.addEventListener('abort', look)
    look()
  })
}
