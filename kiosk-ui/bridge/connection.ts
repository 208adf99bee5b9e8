/** The page's end of the envelope: one WebSocket to the device bridge, kept up for as long as the page lives. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type {
  CommandName,
  CommandOutput,
  CommandPayload,
  UnsolicitedName,
  UnsolicitedPayload,
} from '#contract/commands.ts'
import type { BridgeMessage, CommandMessage } from '#contract/envelope.ts'
import { fault } from '#contract/faults.ts'
import { type Result, done, failed } from '#contract/result.ts'
import { completionFault } from './completion-fault.ts'
import { type Completion, completes, isUnsolicited, parseMessage } from './messages.ts'

const delays = {
  firstRetry: 200, // ms; a restarted bridge listens again within about a second
  longestRetry: 3000, // ms; who repairs the bridge should not have to wait for the page
  acknowledge: 5000, // ms; the bridge acknowledges before it works, so silence this long means that it hangs
}

interface CommandOptions {
  /** Aborting asks the bridge to cancel; the command still ends by its completion, which may be a success. */
  signal?: AbortSignal
  /** ms; left out = none. */
  timeout?: number
  /** Called with an event's name, e.g. `IdCardReader.CardPresented`. */
  onEvent?: (name: string) => void
}

export interface Bridge {
  readonly state: ReadonlySignal<'opening' | 'open' | 'lost'>
  /** Sends a command and waits for its completion. Without a connection it fails with `bridgeLost` at once. */
  command<C extends CommandName>(
    name: C,
    payload: CommandPayload<C>,
    options?: CommandOptions,
  ): Promise<Result<CommandOutput<C>>>
  /** Listens to what comes without a command. Returns how to stop. */
  on<N extends UnsolicitedName>(name: N, listener: (payload: UnsolicitedPayload<N>) => void): () => void
}

interface Pending {
  acknowledged(): void
  event(name: string): void
  complete(message: Completion): void
  lose(): void
}

/**
 * Connects to the bridge and reconnects with back-off whenever the connection is lost.
 * @param url e.g. `ws://127.0.0.1:8520/bridge`
 */
export function connect(url: string): Bridge {
  const state = signal<'opening' | 'open' | 'lost'>('opening')
  const pending = new Map<number, Pending>()
  const listeners = new Set<(message: BridgeMessage) => void>()
  let socket: WebSocket | undefined
  let lastRequestId = 0
  let retryDelay = delays.firstRetry

  function open() {
    const opened = new WebSocket(url)
    socket = opened
    opened.addEventListener('open', () => {
      retryDelay = delays.firstRetry
      state.value = 'open'
    })
    opened.addEventListener('message', ({ data }) => {
      if (opened === socket) receive(data)
    })
    opened.addEventListener('close', () => {
      if (opened === socket) lose()
    })
  }

  function lose() {
    socket = undefined
    state.value = 'lost'
    const unanswered = [...pending.values()]
    pending.clear()
    for (const command of unanswered) command.lose()
    setTimeout(() => void reopen(), retryDelay)
    retryDelay = Math.min(retryDelay * 2, delays.longestRetry)
  }

  /** A bridge that started anew has a new token, and gives it as a cookie with the page: fetch that first. */
  async function reopen() {
    try {
      await fetch('/', { cache: 'no-store' })
      open()
    } catch {
      lose() // nobody listens yet
    }
  }

  function receive(data: unknown) {
    const message = parseMessage(data)
    if (message === undefined) return
    const { header } = message
    if (header.type === 'unsolicited') {
      for (const listener of listeners) listener(message)
      return
    }
    const command = pending.get(header.requestId)
    if (header.type === 'acknowledge') command?.acknowledged()
    else if (header.type === 'event') command?.event(header.name)
    else {
      pending.delete(header.requestId)
      command?.complete({ header, payload: 'payload' in message ? message.payload : {} })
    }
  }

  function send(message: CommandMessage) {
    socket?.send(JSON.stringify(message))
  }

  const bridge: Bridge = {
    state,
    command(name, payload, { signal: abort, timeout = 0, onEvent } = {}) {
      if (abort?.aborted) return Promise.resolve(failed(fault('canceled')))
      if (state.peek() !== 'open') return Promise.resolve(failed(fault('bridgeLost')))
      return new Promise((resolve) => {
        const requestId = ++lastRequestId
        const hung = setTimeout(() => {
          socket?.close()
          lose()
        }, delays.acknowledge)
        const cancel = () => void bridge.command('Common.Cancel', { requestIds: [requestId] })
        const settle = (result: Parameters<typeof resolve>[0]) => {
          clearTimeout(hung)
          abort?.removeEventListener('abort', cancel)
          resolve(result)
        }
        pending.set(requestId, {
          acknowledged: () => clearTimeout(hung),
          event: (event) => onEvent?.(event),
          complete: (message) =>
            settle(completes(name, message) ? done(message.payload) : failed(completionFault(message.header))),
          lose: () => settle(failed(fault('bridgeLost'))),
        })
        abort?.addEventListener('abort', cancel)
        send({ header: { type: 'command', name, requestId, timeout }, payload })
      })
    },
    on(name, listener) {
      const listen = (message: BridgeMessage) => {
        if (isUnsolicited(name, message)) listener(message.payload)
      }
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }

  open()
  return bridge
}
