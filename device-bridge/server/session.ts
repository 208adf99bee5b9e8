/**
 * One connection's commands: each gets one acknowledge, then events, then exactly one completion, whatever happens.
 * Knows nothing of sockets: text comes in, messages go out.
 */
import { z } from 'zod'
import { type CommandName, commands as contract } from '#contract/commands.ts'
import {
  type BridgeMessage,
  type CommandMessage,
  type CompletionCode,
  commandMessageSchema,
} from '#contract/envelope.ts'
import { type Fault, type FaultCode, fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import { bugEntry, type Log } from '../log.ts'
import { type Command, command, type Commands } from './command.ts'
import { completionCodeOf } from './completion-code.ts'
import { UsedIds } from './used-ids.ts'

export interface Session {
  receive(text: string): void
  /** Sends an unsolicited message, if this connection is one that gets it. */
  push(name: 'Common.StatusChanged' | 'Dock.StatusChanged', payload: Record<string, unknown>): void
  followsDock(): boolean
  /** The connection is gone: cancels its commands. */
  close(): void
}

type Header = CommandMessage['header']
type Ending = Result<Record<string, unknown>>

/** Why a running command's signal was aborted. */
type Stop = 'canceled' | 'timeOut'

export function openSession(commands: Commands, send: (message: BridgeMessage) => void, log: Log): Session {
  const running = new Map<number, (why: Stop) => void>()
  const usedIds = new UsedIds()
  let followsDock = false

  const offered: Commands = {
    ...commands,
    'Common.Cancel': command(contract['Common.Cancel'], ({ requestIds }) => {
      for (const id of requestIds) running.get(id)?.('canceled')
      return Promise.resolve(done({}))
    }),
  }

  function complete({ name, requestId }: Pick<Header, 'name' | 'requestId'>, code: CompletionCode, more: More = {}) {
    const { payload = {}, ...rest } = more
    send({ header: { type: 'completion', name, requestId, completionCode: code, ...rest }, payload })
  }

  function refuse(header: Pick<Header, 'name' | 'requestId'>, code: CompletionCode, errorDescription: string) {
    log({ event: 'commandRefused', completionCode: code })
    complete(header, code, { fault: fault('refusedInput'), errorDescription })
  }

  async function carryOut({ name, requestId, timeout }: Header & { name: CommandName }, run: Run) {
    const stopping = new AbortController()
    let stopped: Stop | null = null
    const stop = (why: Stop) => {
      stopped ??= why
      stopping.abort()
    }
    running.set(requestId, stop)
    const timer = timeout > 0 ? setTimeout(stop, timeout, 'timeOut') : undefined
    let ending: Ending
    try {
      ending = await run({
        signal: stopping.signal,
        sendEvent: (event) => send({ header: { type: 'event', name: event, requestId }, payload: {} }),
        followDock: () => (followsDock = true),
      })
    } catch (bug) {
      log(bugEntry(bug))
      ending = failed(fault('internal'))
    }
    clearTimeout(timer)
    running.delete(requestId)
    if (ending.ok) return complete({ name, requestId }, 'success', { payload: ending.value })
    const { code, cause } = explain(name, ending.fault, stopped)
    if (code !== 'canceled') log({ event: 'commandFailed', command: name, completionCode: code, fault: cause.code })
    complete({ name, requestId }, code, { fault: cause })
  }

  return {
    receive(text) {
      const message = readMessage(text)
      if (!message.ok) return refuse(message.fault, 'invalidData', 'no command message of the envelope')
      const { header, payload } = message.value
      const { name, requestId } = header
      send({ header: { type: 'acknowledge', name, requestId } })
      if (!usedIds.add(requestId)) return refuse(header, 'sequenceError', 'requestId was used before')
      if (!isCommandName(name)) return refuse(header, 'invalidCommand', 'no such command')
      const known: Command | undefined = offered[name]
      if (!known) return refuse(header, 'unsupportedCommand', 'not on this kiosk')
      const accepted = known(payload)
      if (!accepted.ok) return refuse(header, 'invalidData', accepted.problem)
      void carryOut({ ...header, name }, accepted.run)
    },
    push(name, payload) {
      if (name === 'Dock.StatusChanged' && !followsDock) return
      send({ header: { type: 'unsolicited', name }, payload })
    },
    followsDock: () => followsDock,
    close() {
      for (const stop of running.values()) stop('canceled')
    },
  }
}

type Run = Extract<ReturnType<Command>, { ok: true }>['run']
interface More {
  payload?: Record<string, unknown>
  fault?: Fault
  errorDescription?: string
}

/** What it means that a command's time is over which waits for something a visitor does. */
const visitorTooLate: Partial<Record<CommandName, FaultCode>> = {
  'IdCardReader.Read': 'cardTimeout',
  'SocialSecurityCardReader.Read': 'socialCardTimeout',
  'CodeScanner.Scan': 'codeTimeout',
}

/** A stopped command tells why it was stopped, and keeps a fault that says more: a stopped print may be half on paper. */
function explain(name: CommandName, cause: Fault, stopped: Stop | null): { code: CompletionCode; cause: Fault } {
  if (stopped === null || cause.code === 'internal') return { code: completionCodeOf[cause.code], cause }
  const late = stopped === 'timeOut' && cause.code === 'canceled' ? visitorTooLate[name] : undefined
  if (late !== undefined) return { code: 'timeOut', cause: fault(late) }
  return { code: stopped, cause }
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(contract, name)
}

/** What can be told of a message that is no command: enough for its sender to find it again, if it had a number. */
const headerLike = z.object({ header: z.object({ name: z.string().max(64).catch(''), requestId: z.int().min(1) }) })

function readMessage(text: string): Result<CommandMessage, Pick<Header, 'name' | 'requestId'>> {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return failed({ name: '', requestId: 0 })
  }
  const message = commandMessageSchema.safeParse(raw)
  if (message.success) return done(message.data)
  const header = headerLike.safeParse(raw)
  return failed(header.success ? header.data.header : { name: '', requestId: 0 })
}
