import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { portFor } from '../ports/open-port.ts'
import { serialCable, socatMissing } from '../ports/port-rig.ts'
import type { Port } from '../ports/port.ts'
import { serialPort } from '../ports/serial.ts'
import { type VirtualReader, createVirtualReader } from '../virtual/reader.ts'
import { probedUrls } from './baud-probe.ts'
import { cards } from './card-rig.ts'
import { createIdCardReader } from './choose-reader.ts'
import { failedWith, fine, laid, met, never, portTo, read, settled } from './reader-rig.ts'

test.each([
  ['serial:/dev/ttyUSB0', 5],
  ['serial:/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0?baudRate=auto', 5],
  ['serial:/dev/ttyUSB0?baudRate=9600', null],
  ['tcp://127.0.0.1:4001', null],
  ['virtual:', null],
])('%s is asked at %j speeds', (url, count) => {
  expect(probedUrls(url)?.length ?? null).toBe(count)
})

/** A module set to one speed, at the end of a line that can be opened at any: at a wrong one, both ends hear garbage. */
function moduleAt(baudRate: number, reader: VirtualReader, garbage: (bytes: Uint8Array) => Uint8Array | null) {
  const opened: number[] = []
  const openPort = (url: string): Port => {
    const speed = Number(/baudRate=(\d+)/.exec(url)?.[1])
    const cable = portTo(reader)
    return {
      url,
      async open(signal) {
        opened.push(speed)
        const line = await cable.open(signal)
        if (!line.ok || speed === baudRate) return line
        const right = line.value
        const distort = (bytes: Uint8Array, pass: (bytes: Uint8Array) => void) => {
          const heard = garbage(bytes)
          if (heard !== null) pass(heard)
        }
        return done({
          ...line.value,
          write: async (bytes) => {
            distort(bytes, (heard) => void right.write(heard))
            return done(undefined)
          },
          onData: (listener) => right.onData((bytes) => distort(bytes, listener)),
        })
      },
    }
  }
  return { openPort, opened }
}

const reader = (openPort: (url: string) => Port) =>
  createIdCardReader({ driver: 'sdt', port: 'serial:/dev/ttyUSB0' }, openPort)

const garbages: [string, (bytes: Uint8Array) => Uint8Array | null][] = [
  ['nothing is heard', () => null],
  ['half as many bytes are heard, all wrong', (bytes) => bytes.filter((_, at) => at % 2 === 0).map((byte) => ~byte)],
  ['twice as many bytes are heard', (bytes) => Uint8Array.from([...bytes, ...bytes], (byte) => byte & 0x5a)],
]

describe.each(garbages)('where %s at a wrong speed', (_, garbage) => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test.each([115_200, 57_600, 38_400, 19_200, 9600])(
    'a module at %i is found, told by its number, and read',
    async (speed) => {
      const sam = createVirtualReader({ baudRate: speed })
      const { openPort } = moduleAt(speed, sam, garbage)
      const driver = reader(openPort)
      const before = performance.now()
      expect(await settled(driver.open(never))).toEqual(met)
      expect(performance.now() - before).toBeLessThan(9_000) // the supervisor waits 10 s
      sam.lay(laid(cards.resident))
      expect(await settled(read(driver))).toEqual(done(cards.resident))
      expect(await settled(driver.ping(never))).toEqual(fine)
      sam.take()
      expect(await settled(driver.awaitRemoval({ signal: never }))).toEqual(done(undefined))
    },
  )
})

describe('opened again', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('begins with the speed that answered before, and goes on to others when the module was set anew', async () => {
    const sam = createVirtualReader({ baudRate: 0 })
    const first = moduleAt(19_200, sam, () => null)
    const second = moduleAt(57_600, sam, () => null)
    let module = first
    const driver = reader((url) => ({ url, open: (signal) => module.openPort(url).open(signal) }))
    expect(await settled(driver.open(never))).toEqual(met)
    expect(first.opened).toEqual([115_200, 57_600, 38_400, 19_200])
    await driver.close()
    expect(await settled(driver.open(never))).toEqual(met)
    expect(first.opened.slice(4)).toEqual([19_200])
    await driver.close()
    module = second
    expect(await settled(driver.open(never))).toEqual(met)
    expect(second.opened).toEqual([19_200, 19_200, 115_200, 57_600])
  })

  test('a reader unplugged while open is told as lost, once', async () => {
    const sam = createVirtualReader({ baudRate: 0 })
    const driver = reader(moduleAt(9600, sam, () => null).openPort)
    const told = vi.fn<(condition: unknown) => void>()
    driver.onChange(told)
    await settled(driver.open(never))
    sam.set('readerUnplugged', true)
    await vi.advanceTimersByTimeAsync(10)
    expect(told).toHaveBeenCalledExactlyOnceWith(null)
    expect(await settled(read(driver))).toEqual(failedWith('deviceLost'))
  })

  test('nobody at any speed is deviceSilent; no port at all is deviceAbsent at once; canceled ends the round', async () => {
    const nobody = moduleAt(1, createVirtualReader({ baudRate: 0 }), () => null)
    expect(await settled(reader(nobody.openPort).open(never))).toEqual(failedWith('deviceSilent'))
    expect(nobody.opened).toHaveLength(5)
    const absent = vi.fn<Port['open']>(() => Promise.resolve(failed(fault('deviceAbsent'))))
    expect(await settled(reader((url) => ({ url, open: absent })).open(never))).toEqual(failedWith('deviceAbsent'))
    expect(absent).toHaveBeenCalledOnce()
    expect(await settled(reader(nobody.openPort).open(AbortSignal.abort()))).toEqual(failedWith('canceled'))
  })
})

test.skipIf(socatMissing)('over a serial line (a pty pair by socat) without a speed, a card is read', async () => {
  const cable = await serialCable()
  const far = await serialPort(`serial:${cable.far}?baudRate=115200`).open(never)
  if (!far.ok) throw new Error('the far end of the cable does not open')
  onTestFinished(() => far.value.close())
  const sam = createVirtualReader({ baudRate: 0 })
  const end = sam.connect(
    (bytes) => void far.value.write(bytes),
    () => {},
  )
  far.value.onData((bytes) => end.receive(bytes))
  sam.lay(laid(cards.resident))
  const driver = createIdCardReader({ driver: 'sdt', port: `serial:${cable.near}` }, (url) => portFor(url, ''))
  expect(await driver.open(never)).toEqual(met)
  expect(await read(driver)).toEqual(done(cards.resident))
  await driver.close()
})
