import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CommandMessage } from '#contract/envelope.ts'
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { type Bridge, connect } from './connection.ts'

/** The browser's socket as far as the connection uses it; the test plays the bridge. */
class FakeSocket extends EventTarget {
  static all: FakeSocket[] = []
  sent: CommandMessage[] = []
  url: string
  closed = false
  constructor(url: string) {
    super()
    this.url = url
    FakeSocket.all.push(this)
  }
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close() {
    this.closed = true
  }
  opens() {
    this.dispatchEvent(new Event('open'))
  }
  closes() {
    this.dispatchEvent(new Event('close'))
  }
  says(message: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }
  acknowledges({ header: { name, requestId } }: CommandMessage) {
    this.says({ header: { type: 'acknowledge', name, requestId } })
  }
  completes({ header: { name, requestId } }: CommandMessage, header: object, payload: object = {}) {
    this.says({ header: { type: 'completion', name, requestId, completionCode: 'success', ...header }, payload })
  }
}

const page = vi.fn(() => Promise.resolve(new Response()))
const latest = () => FakeSocket.all.at(-1)!

function opened(): { bridge: Bridge; socket: FakeSocket } {
  const bridge = connect('ws://127.0.0.1:1/bridge')
  latest().opens()
  return { bridge, socket: latest() }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('fetch', page)
  FakeSocket.all = []
  page.mockClear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a command goes out in the envelope and ends with the payload of its completion', async () => {
  const { bridge, socket } = opened()
  const answer = bridge.command('Common.Status', {}, { timeout: 3000 })
  expect(socket.sent).toEqual([
    { header: { type: 'command', name: 'Common.Status', requestId: 1, timeout: 3000 }, payload: {} },
  ])
  socket.acknowledges(socket.sent[0]!)
  socket.completes(socket.sent[0]!, {}, { devices: [], departments: [] })
  expect(await answer).toEqual(done({ devices: [], departments: [] }))
})

test('commands under way at once get each their own events and completion', async () => {
  const { bridge, socket } = opened()
  const events: string[] = []
  const read = bridge.command('IdCardReader.Read', {}, { onEvent: (name) => events.push(name) })
  const take = bridge.command('Dock.TakePaper', {}, { onEvent: () => events.push('not mine') })
  const [first, second] = [socket.sent[0]!, socket.sent[1]!]
  socket.completes(second, {})
  socket.says({
    header: { type: 'event', name: 'IdCardReader.CardPresented', requestId: first.header.requestId },
    payload: {},
  })
  socket.completes(first, { completionCode: 'commandErrorCode', fault: fault('cardRemoved') })
  expect(await take).toEqual(done({}))
  expect(await read).toEqual(failed(fault('cardRemoved')))
  expect(events).toEqual(['IdCardReader.CardPresented'])
})

test.each([
  ['canceled', 'canceled'],
  ['deviceNotReady', 'deviceLost'],
  ['hardwareError', 'internal'],
  ['invalidData', 'refusedInput'],
  ['unsupportedCommand', 'refusedInput'],
] as const)('a completion %s that names no fault is read as %s', async (completionCode, code) => {
  const { bridge, socket } = opened()
  const answer = bridge.command('Dock.TakeCard', {})
  socket.completes(socket.sent[0]!, { completionCode })
  expect(await answer).toEqual(failed(fault(code)))
})

test('a success of another command is never taken for this one', async () => {
  const { bridge, socket } = opened()
  const answer = bridge.command('Common.Status', {})
  socket.completes(socket.sent[0]!, { name: 'Dock.TakeCard' })
  expect(await answer).toEqual(failed(fault('internal')))
})

test('without a connection a command fails at once', async () => {
  const bridge = connect('ws://127.0.0.1:1/bridge')
  expect(bridge.state.value).toBe('opening')
  expect(await bridge.command('Common.Status', {})).toEqual(failed(fault('bridgeLost')))
  expect(latest().sent).toEqual([])
})

test('a lost connection ends every pending command, and comes back with a fresh token and growing patience', async () => {
  const { bridge, socket } = opened()
  const answers = [bridge.command('IdCardReader.Read', {}), bridge.command('Common.Status', {})]
  socket.closes()
  expect(await Promise.all(answers)).toEqual([failed(fault('bridgeLost')), failed(fault('bridgeLost'))])
  expect(bridge.state.value).toBe('lost')

  const waits: number[] = []
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    const since = Date.now()
    while (FakeSocket.all.length === attempt) await vi.advanceTimersByTimeAsync(50)
    waits.push(Date.now() - since)
    expect(page).toHaveBeenCalledTimes(attempt)
    latest().closes()
  }
  expect(waits).toEqual([200, 400, 800, 1600, 3000, 3000])

  await vi.advanceTimersByTimeAsync(3000)
  latest().opens()
  expect(bridge.state.value).toBe('open')
  const answer = bridge.command('Common.Status', {})
  latest().completes(latest().sent[0]!, {}, { devices: [], departments: [] })
  expect((await answer).ok).toBe(true)
})

test('while nobody serves the page, no socket is opened', async () => {
  const { socket } = opened()
  page.mockRejectedValueOnce(new TypeError('refused')).mockRejectedValueOnce(new TypeError('refused'))
  socket.closes()
  await vi.advanceTimersByTimeAsync(200 + 400)
  expect(FakeSocket.all).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(800)
  expect(FakeSocket.all).toHaveLength(2)
})

test('a late word of a connection given up changes nothing', async () => {
  const { bridge, socket: old } = opened()
  old.closes()
  await vi.advanceTimersByTimeAsync(200)
  latest().opens()
  let settled = false
  void bridge.command('Common.Status', {}).then(() => (settled = true))
  old.completes(latest().sent[0]!, {}, { devices: [], departments: [] })
  old.closes()
  await vi.advanceTimersByTimeAsync(0)
  expect(settled).toBe(false)
  expect(bridge.state.value).toBe('open')
})

test('aborting asks the bridge to cancel, and the completion still decides how it ended', async () => {
  const { bridge, socket } = opened()
  const giveUp = new AbortController()
  const answer = bridge.command('Dock.TakePaper', {}, { signal: giveUp.signal })
  socket.acknowledges(socket.sent[0]!)
  giveUp.abort()
  expect(socket.sent[1]).toMatchObject({ header: { name: 'Common.Cancel' }, payload: { requestIds: [1] } })
  socket.completes(socket.sent[0]!, {})
  expect(await answer).toEqual(done({}))
})

test('a command given up before it began is never sent', async () => {
  const { bridge, socket } = opened()
  const answer = bridge.command('Common.Status', {}, { signal: AbortSignal.abort() })
  expect(await answer).toEqual(failed(fault('canceled')))
  expect(socket.sent).toEqual([])
})

test('aborting after the end sends nothing', async () => {
  const { bridge, socket } = opened()
  const giveUp = new AbortController()
  const answer = bridge.command('Dock.TakePaper', {}, { signal: giveUp.signal })
  socket.completes(socket.sent[0]!, {})
  await answer
  giveUp.abort()
  expect(socket.sent).toHaveLength(1)
})

test('a bridge that acknowledges nothing for 5 s hangs: the connection is given up', async () => {
  const { bridge, socket } = opened()
  const answer = bridge.command('Common.Status', {})
  await vi.advanceTimersByTimeAsync(5000)
  expect(await answer).toEqual(failed(fault('bridgeLost')))
  expect(socket.closed).toBe(true)
  await vi.advanceTimersByTimeAsync(200)
  expect(FakeSocket.all).toHaveLength(2)
})

test('an acknowledged command may take as long as it needs', async () => {
  const { bridge, socket } = opened()
  const answer = bridge.command('IdCardReader.AwaitRemoval', {})
  socket.acknowledges(socket.sent[0]!)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(bridge.state.value).toBe('open')
  socket.completes(socket.sent[0]!, {})
  expect(await answer).toEqual(done({}))
})

test('unsolicited messages reach those who listen to their name, until they stop', () => {
  const { bridge, socket } = opened()
  const heard: unknown[] = []
  const stop = bridge.on('Common.StatusChanged', (status) => heard.push(status.devices.length))
  const change = {
    header: { type: 'unsolicited', name: 'Common.StatusChanged' },
    payload: { devices: [], departments: [] },
  }
  socket.says(change)
  socket.says({ header: { type: 'unsolicited', name: 'Dock.StatusChanged' }, payload: {} })
  stop()
  socket.says(change)
  expect(heard).toEqual([0])
})

test('noise on the socket is ignored', () => {
  const { bridge, socket } = opened()
  for (const data of ['{', '7', '{"header":{}}', new ArrayBuffer(3)])
    socket.dispatchEvent(new MessageEvent('message', { data }))
  expect(bridge.state.value).toBe('open')
})
