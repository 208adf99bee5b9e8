import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { commands as contract } from '#contract/commands.ts'
import { type BridgeMessage, bridgeMessageSchema } from '#contract/envelope.ts'
import { fault, faultActors, type FaultCode } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { LogEvent } from '../log.ts'
import { command, type Commands } from './command.ts'
import { completionCodeOf } from './completion-code.ts'
import { openSession } from './session.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A session whose reader ends as the test says, and whose other commands are simple. */
function rig(more: Commands = {}) {
  const sent: BridgeMessage[] = []
  const logged: LogEvent[] = []
  const reads: { end: (result: Result<void>) => void; signal: AbortSignal }[] = []
  const session = openSession(
    {
      'Common.Status': command(contract['Common.Status'], () =>
        Promise.resolve(done({ devices: [], departments: [] })),
      ),
      'IdCardReader.AwaitRemoval': command(contract['IdCardReader.AwaitRemoval'], async () =>
        Promise.reject(new Error('a bug')),
      ),
      'IdCardReader.Read': command(contract['IdCardReader.Read'], async (_, { signal, sendEvent }) => {
        sendEvent('IdCardReader.PresentCard')
        const ended = Promise.withResolvers<Result<void>>()
        reads.push({ end: ended.resolve, signal })
        signal.addEventListener('abort', () => ended.resolve(failed(fault('canceled'))))
        const result = await ended.promise
        return result.ok ? failed(fault('internal')) : result
      }),
      ...more,
    },
    (message) => sent.push(bridgeMessageSchema.parse(message)),
    (entry) => logged.push(entry),
  )
  const say = (name: string, requestId: number, payload: object = {}, timeout = 0) =>
    session.receive(JSON.stringify({ header: { type: 'command', name, requestId, timeout }, payload }))
  return { sent, logged, reads, session, say, settle: () => vi.advanceTimersByTimeAsync(0) }
}

const about = (sent: BridgeMessage[], requestId: number) =>
  sent.filter(({ header }) => 'requestId' in header && header.requestId === requestId)

test('a command gets one acknowledge, its events, and one completion', async () => {
  const { sent, say, reads, settle } = rig()
  say('IdCardReader.Read', 7)
  reads[0]?.end(failed(fault('cardRemoved')))
  await settle()
  expect(sent).toEqual([
    { header: { type: 'acknowledge', name: 'IdCardReader.Read', requestId: 7 } },
    { header: { type: 'event', name: 'IdCardReader.PresentCard', requestId: 7 }, payload: {} },
    {
      header: {
        type: 'completion',
        name: 'IdCardReader.Read',
        requestId: 7,
        completionCode: 'userError',
        fault: { code: 'cardRemoved', actor: 'visitor' },
      },
      payload: {},
    },
  ])
})

test('a success carries its output', async () => {
  const { sent, say, settle } = rig()
  say('Common.Status', 1)
  await settle()
  expect(sent[1]).toMatchObject({
    header: { completionCode: 'success' },
    payload: { devices: [], departments: [] },
  })
})

test.each([
  ['an unknown name', 'Reader.Eject', {}, 'invalidCommand'],
  ['a name every object has', 'toString', {}, 'invalidCommand'],
  ['a command this kiosk does not offer', 'Dock.TakeCard', {}, 'unsupportedCommand'],
  ['a payload with a field too many', 'Common.Status', { x: 1 }, 'invalidData'],
  ['a payload of the wrong type', 'Common.Cancel', { requestIds: ['7'] }, 'invalidData'],
])('%s is acknowledged and refused', async (_, name, payload, completionCode) => {
  const { sent, say, settle } = rig()
  say(name, 1, payload)
  await settle()
  expect(sent).toMatchObject([
    { header: { type: 'acknowledge', name, requestId: 1 } },
    { header: { type: 'completion', name, requestId: 1, completionCode, fault: { code: 'refusedInput' } } },
  ])
})

test('what was wrong with a payload is told without what was in it', async () => {
  const { sent, say, settle } = rig()
  say('Common.Cancel', 1, { requestIds: ['张三'] })
  await settle()
  expect(sent[1]).toMatchObject({ header: { errorDescription: 'requestIds.0: invalid_type' } })
})

test('a requestId serves once in a connection', async () => {
  const { sent, say, settle } = rig()
  for (const id of [5, 2, 5, 1, 2]) say('Common.Status', id)
  await settle()
  const codes = sent.flatMap(({ header }) =>
    header.type === 'completion' ? [`${header.requestId} ${header.completionCode}`] : [],
  )
  expect(codes.sort()).toEqual(['1 success', '2 sequenceError', '2 success', '5 sequenceError', '5 success'])
})

test('Common.Cancel ends the named commands and no others', async () => {
  const { sent, say, reads, settle } = rig()
  for (const id of [1, 2, 3]) say('IdCardReader.Read', id)
  say('Common.Cancel', 4, { requestIds: [1, 3, 99] })
  await settle()
  expect(reads.map(({ signal }) => signal.aborted)).toEqual([true, false, true])
  expect(about(sent, 3).at(-1)).toMatchObject({ header: { completionCode: 'canceled', fault: { code: 'canceled' } } })
  expect(about(sent, 4).at(-1)).toMatchObject({ header: { completionCode: 'success' } })
})

test('a read whose time is up says that no card came', async () => {
  const { sent, say } = rig()
  say('IdCardReader.Read', 1, {}, 30_000)
  await vi.advanceTimersByTimeAsync(29_999)
  expect(about(sent, 1)).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(sent.at(-1)).toMatchObject({ header: { completionCode: 'timeOut', fault: { code: 'cardTimeout' } } })
})

test('a stopped command that ends otherwise tells the truth about it', async () => {
  const printed = Promise.withResolvers<Result<Record<string, never>>>()
  const print = command(contract['Dock.TakePaper'], () => printed.promise)
  const { sent, say, settle } = rig({ 'Dock.TakePaper': print })
  say('Dock.TakePaper', 1, {}, 10)
  await vi.advanceTimersByTimeAsync(20)
  printed.resolve(failed(fault('printUnproven')))
  await settle()
  expect(sent.at(-1)).toMatchObject({ header: { completionCode: 'timeOut', fault: { code: 'printUnproven' } } })
  say('Dock.TakePaper', 2, {}, 0)
  const done2 = rig({ 'Dock.TakePaper': command(contract['Dock.TakePaper'], () => Promise.resolve(done({}))) })
  done2.say('Dock.TakePaper', 1, {}, 10)
  done2.say('Common.Cancel', 2, { requestIds: [1] })
  await settle()
  expect(about(done2.sent, 1).at(-1)).toMatchObject({ header: { completionCode: 'success' } })
})

test('a closed connection cancels its own commands', async () => {
  const { say, reads, session } = rig()
  say('IdCardReader.Read', 1)
  session.close()
  expect(reads[0]?.signal.aborted).toBe(true)
})

test('a handler that throws is a bug in the log and an internal error for its caller', async () => {
  const { sent, logged, say, settle } = rig()
  say('IdCardReader.AwaitRemoval', 1)
  await settle()
  expect(sent.at(-1)).toMatchObject({ header: { completionCode: 'internalError', fault: { code: 'internal' } } })
  expect(logged).toContainEqual(expect.objectContaining({ event: 'bug', kind: 'Error' }))
  expect(JSON.stringify(logged)).not.toContain('a bug')
})

test('whatever comes in, the answer keeps to the envelope', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { sent, session } = rig()
      session.receive(text)
      expect(sent).toMatchObject([{ header: { type: 'completion', completionCode: 'invalidData', requestId: 0 } }])
    }),
  )
})

test('a message that is nearly a command is answered under its number', () => {
  const { sent, session } = rig()
  session.receive('{"header":{"type":"event","name":"x","requestId":9}}')
  expect(sent).toMatchObject([{ header: { requestId: 9, name: 'x', completionCode: 'invalidData' } }])
})

test('Dock.StatusChanged goes to those who asked for it', async () => {
  const follow = command(contract['Dock.TakeCard'], (_, { followDock }) => {
    followDock()
    return Promise.resolve(done({}))
  })
  const { sent, session, say } = rig({ 'Dock.TakeCard': follow })
  session.push('Dock.StatusChanged', {})
  session.push('Common.StatusChanged', { devices: [], departments: [] })
  expect(sent).toMatchObject([{ header: { type: 'unsolicited', name: 'Common.StatusChanged' } }])
  say('Dock.TakeCard', 1)
  session.push('Dock.StatusChanged', {})
  expect(sent.at(-1)).toMatchObject({ header: { type: 'unsolicited', name: 'Dock.StatusChanged' } })
})

test('no fault completes as success', () => {
  const codes = Object.keys(faultActors) as FaultCode[]
  for (const code of codes) expect(completionCodeOf[code]).not.toBe('success')
})
