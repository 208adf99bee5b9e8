/** The driver and a daemon that does what the real one can't be made to do in a test: lose its reader, hang, speak otherwise. */
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FaultCode, fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { fakeDaemon, readersReply } from './pcsc-daemon-rig.ts'
import { commands, parseReaders } from './pcsc-messages.ts'
import { createSsseReader } from './ssse-driver.ts'
import { card } from './ssse-card-rig.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = new AbortController().signal
const failedWith = (code: FaultCode) => failed(fault(code))
const metAt = (identity: string) => done({ fault: null, paper: null, identity })

async function opened() {
  const daemon = fakeDaemon()
  const driver = createSsseReader(daemon.port)
  const told = vi.fn<(condition: unknown) => void>()
  driver.onChange(told)
  expect(await driver.open(never)).toEqual(metAt('Reader 00 00'))
  return { daemon, driver, told }
}

const put = [{ name: 'Reader 00 00', events: 1, present: true }]

test('a card is read as from the real daemon', async () => {
  const { daemon, driver } = await opened()
  const reading = driver.read({ signal: never, onFound: () => {} })
  daemon.change(put)
  expect(await reading).toEqual(done(card))
})

test('while it waits for a card the daemon is asked for a sign of life every five seconds, and for nothing else', async () => {
  const { daemon, driver } = await opened()
  await vi.advanceTimersByTimeAsync(10)
  const before = daemon.asked.length
  const reading = driver.read({ signal: never, onFound: () => {} })
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(daemon.asked.slice(before)).toEqual(Array.from({ length: 720 }, () => commands.getReaders))
  daemon.change(put)
  expect(await reading).toEqual(done(card))
  const after = daemon.asked.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(daemon.asked).toHaveLength(after)
})

test('a daemon that hangs while nobody has put a card in is deviceLost soon', async () => {
  const { daemon, driver } = await opened()
  const reading = driver.read({ signal: never, onFound: () => {} })
  daemon.deafTo = commands.getReaders
  await vi.advanceTimersByTimeAsync(8_100)
  expect(await reading).toEqual(failedWith('deviceLost'))
})

test('a reader that is unplugged is deviceLost, told once, and found again under another number', async () => {
  const { daemon, driver, told } = await opened()
  await vi.advanceTimersByTimeAsync(10)
  daemon.change(put)
  await vi.advanceTimersByTimeAsync(10)
  const removing = driver.awaitRemoval({ signal: never })
  await vi.advanceTimersByTimeAsync(10)
  daemon.change([{ name: 'Another 00 00', events: 0, present: false }])
  expect(await removing).toEqual(failedWith('deviceLost'))
  expect(told).toHaveBeenCalledExactlyOnceWith(null)
  expect(await driver.ping(never)).toEqual(failedWith('deviceLost'))
  daemon.readers = []
  expect(await driver.open(never)).toEqual(failedWith('deviceAbsent'))
  daemon.readers = [{ name: 'Reader 01 00', events: 0, present: false }]
  expect(await driver.open(never)).toEqual(metAt('Reader 01 00'))
})

test('another card in place of the one that was read, between two looks, is another card', async () => {
  const { daemon, driver } = await opened()
  daemon.change(put)
  await vi.advanceTimersByTimeAsync(10)
  expect((await driver.read({ signal: never, onFound: () => {} })).ok).toBe(true)
  const second = driver.read({ signal: never, onFound: () => {} })
  await vi.advanceTimersByTimeAsync(1000)
  daemon.change([{ name: 'Reader 00 00', events: 3, present: true }])
  expect(await second).toEqual(done(card))
})

test('a daemon that hangs in the middle of reading is deviceLost', async () => {
  const { daemon, driver } = await opened()
  daemon.deafTo = commands.transmit
  daemon.change(put)
  const reading = driver.read({ signal: never, onFound: () => {} })
  await vi.advanceTimersByTimeAsync(11_000)
  expect(await reading).toEqual(failedWith('deviceLost'))
  expect(await driver.ping(never)).toEqual(failedWith('deviceLost'))
})

test.each<[string, number, FaultCode]>([
  ['a card the wrong way round says nothing', 0x8010_0066, 'socialCardReadFailed'],
  ['a card without power', 0x8010_0067, 'socialCardReadFailed'],
  ['somebody else has the card', 0x8010_000b, 'socialCardReadFailed'],
  ['a card just taken out', 0x8010_0069, 'socialCardRemoved'],
  ['no card any more', 0x8010_000c, 'socialCardRemoved'],
  ['a reader just unplugged', 0x8010_0017, 'deviceLost'],
])('%s', async (_, connecting, code) => {
  const { daemon, driver } = await opened()
  daemon.connecting = connecting
  await vi.advanceTimersByTimeAsync(10)
  daemon.change(put)
  expect(await driver.read({ signal: never, onFound: () => {} })).toEqual(failedWith(code))
  daemon.connecting = 0
  daemon.change([{ name: 'Reader 00 00', events: 2, present: false }])
  await vi.advanceTimersByTimeAsync(10)
  daemon.change([{ name: 'Reader 00 00', events: 3, present: true }])
  expect(await driver.read({ signal: never, onFound: () => {} })).toEqual(done(card))
})

test('a daemon of another protocol, and one that gives no context, are deviceSilent', async () => {
  const daemon = fakeDaemon()
  daemon.version = 0x8010_001e
  expect(await createSsseReader(daemon.port).open(never)).toEqual(failedWith('deviceSilent'))
  daemon.version = 0
  daemon.deafTo = commands.establishContext
  const opening = createSsseReader(daemon.port).open(never)
  await vi.advanceTimersByTimeAsync(11_000)
  expect(await opening).toEqual(failedWith('deviceSilent'))
})

test('whatever a daemon says of readers, nothing throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      for (const { name } of parseReaders(bytes)) expect(name).not.toBe('')
    }),
  )
  expect(parseReaders(readersReply(put))).toEqual(put)
})
