import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type FaultCode, fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { never, serialCable, socatMissing } from '../ports/port-rig.ts'
import { serialPort } from '../ports/serial.ts'
import { settled } from '../id-card-reader/reader-rig.ts'
import { hidPosProtocol } from './hid-pos-protocol.ts'
import { newlandProtocol } from './newland-protocol.ts'
import { createCodeScanner } from './scanner-driver.ts'
import { ascii, fakeScanner, medicalCode, replyTo } from './scanner-rig.ts'

const failedWith = (code: FaultCode) => failed(fault(code))
const fine = done({ fault: null, paper: null })
const medical = done({ code: medicalCode, kind: 'medicalInsurance' })
const opaque = (code: string) => done({ code, kind: 'opaque' })

async function opened() {
  const scanner = fakeScanner()
  const driver = createCodeScanner(scanner.port, newlandProtocol)
  const told = vi.fn<(condition: unknown) => void>()
  driver.onChange(told)
  expect(await settled(driver.open(never))).toEqual(fine)
  const scan = (signal = never) => driver.scan({ signal })
  return { scanner, driver, told, scan }
}

describe('a scanner that is triggered', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('reads the code that is shown, and looks only while it is asked to', async () => {
    const { scanner, scan } = await opened()
    expect(scanner.looking).toBe(false)
    const scanning = scan()
    await vi.advanceTimersByTimeAsync(100)
    expect(scanner.looking).toBe(true)
    scanner.show(medicalCode)
    expect(await settled(scanning)).toEqual(medical)
    expect(scanner.looking).toBe(false)
  })

  test('nobody’s old code is taken for the next visitor’s', async () => {
    const { scanner, scan } = await opened()
    scanner.say(ascii('of the last visitor\r'))
    scanner.say(ascii('its beginning '))
    const scanning = scan()
    scanner.say(ascii('and its end\r')) // before the scanner said that it looks
    scanner.say(ascii('cut in the'))
    await vi.advanceTimersByTimeAsync(25) // its reply stands here
    scanner.say(ascii(' middle\r'))
    await vi.advanceTimersByTimeAsync(100)
    scanner.show('of this visitor')
    expect(await settled(scanning)).toEqual(opaque('of this visitor'))
    scanner.say(ascii('after it\r'))
    const next = scan()
    await vi.advanceTimersByTimeAsync(100)
    scanner.show('of the next')
    expect(await settled(next)).toEqual(opaque('of the next'))
  })

  test('goes on looking for as long as the visitor needs, though the scanner gives up after 3 s', async () => {
    const { scanner, scan } = await opened()
    const scanning = scan()
    for (let seconds = 0; seconds < 60; seconds++) {
      await vi.advanceTimersByTimeAsync(1000)
      expect(scanner.looking).toBe(true)
    }
    scanner.show(medicalCode)
    expect(await settled(scanning)).toEqual(medical)
  })

  test('canceled: it stops looking', async () => {
    const { scanner, scan } = await opened()
    const visit = new AbortController()
    const scanning = scan(visit.signal)
    await vi.advanceTimersByTimeAsync(100)
    visit.abort()
    expect(await settled(scanning)).toEqual(failedWith('canceled'))
    expect(scanner.looking).toBe(false)
    expect(scanner.asked.at(-1)).toBe('SCNTRG0')
    expect(await settled(scan(AbortSignal.abort()))).toEqual(failedWith('canceled'))
    expect(scanner.asked.at(-1)).toBe('SCNTRG0')
  })

  test('a telephone still held there isn’t read again at once, another code is, and later the same one too', async () => {
    const { scanner, scan } = await opened()
    const show = async (code: string) => {
      await vi.advanceTimersByTimeAsync(100)
      scanner.show(code)
    }
    const first = scan()
    await show(medicalCode)
    expect(await settled(first)).toEqual(medical)
    const second = scan()
    await show(medicalCode)
    await show(medicalCode)
    await show('another')
    expect(await settled(second)).toEqual(opaque('another'))
    await vi.advanceTimersByTimeAsync(2000)
    const third = scan()
    await show('another')
    expect(await settled(third)).toEqual(opaque('another'))
  })

  test('a code that none of ours can be is told, noise isn’t', async () => {
    const { scanner, scan } = await opened()
    const scanning = scan()
    await vi.advanceTimersByTimeAsync(100)
    for (const noise of ['\r\r\n', 'ab\r', '\u0000\r']) scanner.say(ascii(noise))
    scanner.show('caf\u00e9 noir')
    expect(await settled(scanning)).toEqual(failedWith('codeUnsupported'))
  })

  test('noise that stays in the line for a while isn’t glued to the code that follows', async () => {
    const { scanner, scan } = await opened()
    const scanning = scan()
    await vi.advanceTimersByTimeAsync(100)
    scanner.say(ascii('\u0000x'))
    await vi.advanceTimersByTimeAsync(300)
    scanner.show(medicalCode)
    expect(await settled(scanning)).toEqual(medical)
  })

  test('silent from the start is deviceSilent, one that refuses too; silent later is deviceLost', async () => {
    const scanner = fakeScanner()
    const driver = createCodeScanner(scanner.port, newlandProtocol)
    scanner.deaf = true
    expect(await settled(driver.open(never))).toEqual(failedWith('deviceSilent'))
    expect(scanner.asked).toEqual(['SCNTRG0', 'SCNTRG0', 'SCNTRG0'])
    scanner.deaf = false
    scanner.word = 0x15
    expect(await settled(driver.open(never))).toEqual(failedWith('deviceSilent'))
    scanner.word = 0x06
    expect(await settled(driver.open(never))).toEqual(fine)
    expect(await settled(driver.ping(never))).toEqual(fine)
    scanner.deaf = true
    expect(await settled(driver.ping(never))).toEqual(failedWith('deviceLost'))
    expect(await settled(driver.scan({ signal: never }))).toEqual(failedWith('deviceLost'))
  })

  test('fallen silent while it looks is deviceLost before the visitor has given up', async () => {
    const { scanner, scan } = await opened()
    const scanning = scan()
    await vi.advanceTimersByTimeAsync(5000)
    scanner.deaf = true
    const silent = performance.now()
    expect(await settled(scanning)).toEqual(failedWith('deviceLost'))
    expect(performance.now() - silent).toBeLessThan(12_000)
  })

  test('unplugged while it looks is deviceLost, told once', async () => {
    const { scanner, driver, told, scan } = await opened()
    const scanning = scan()
    await vi.advanceTimersByTimeAsync(100)
    scanner.unplug()
    expect(await settled(scanning)).toEqual(failedWith('deviceLost'))
    expect(told).toHaveBeenCalledExactlyOnceWith(null)
    expect(await settled(driver.ping(never))).toEqual(failedWith('deviceLost'))
    expect(await settled(driver.open(never))).toEqual(fine)
  })

  test('leaves no code in the bytes that came', async () => {
    const { scanner, scan } = await opened()
    const scanning = scan()
    await vi.advanceTimersByTimeAsync(100)
    scanner.say(ascii(medicalCode.slice(0, 9)))
    scanner.show(medicalCode.slice(9))
    expect(await settled(scanning)).toEqual(medical)
    expect(scanner.said.length).toBeGreaterThan(2)
    expect(scanner.said.every((piece) => piece.every((byte) => byte === 0))).toBe(true)
  })
})

describe('a scanner that looks all the time (HID POS)', () => {
  function report(text: string, goesOn = false): Uint8Array {
    const bytes = new Uint8Array(64)
    bytes.set([0x02, text.length, ...ascii(']Q1'), ...ascii(text)])
    bytes[63] = goesOn ? 1 : 0
    return bytes
  }

  test('is asked nothing, and only what is shown after the command counts', async () => {
    const scanner = fakeScanner()
    const driver = createCodeScanner(scanner.port, hidPosProtocol)
    expect(await driver.open(never)).toEqual(fine)
    expect(await driver.ping(never)).toEqual(fine)
    scanner.say(report('of the last visitor'))
    scanner.say(report('x'.repeat(56), true))
    const scanning = driver.scan({ signal: never })
    scanner.say(report('the rest of it'))
    scanner.say(report(medicalCode))
    expect(await scanning).toEqual(medical)
    const canceled = driver.scan({ signal: AbortSignal.timeout(10) })
    expect(await canceled).toEqual(failedWith('canceled'))
    expect(scanner.asked).toEqual([])
    await driver.close()
  })
})

test.skipIf(socatMissing)('over a serial line (a pty pair by socat) a code is read', async () => {
  const cable = await serialCable()
  const far = await serialPort(`serial:${cable.far}?baudRate=9600`).open(never)
  if (!far.ok) throw new Error('the far end of the cable does not open')
  far.value.onData((command) => {
    void far.value.write(replyTo(command))
    if (Buffer.from(command).includes('SCNTRG1')) void far.value.write(ascii(`${medicalCode}\r\n`))
  })
  const driver = createCodeScanner(serialPort(`serial:${cable.near}?baudRate=9600`), newlandProtocol)
  expect(await driver.open(never)).toEqual(fine)
  expect(await driver.scan({ signal: never })).toEqual(medical)
  await driver.close()
  await far.value.close()
})
