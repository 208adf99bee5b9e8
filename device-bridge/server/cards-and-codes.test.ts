/** The commands of the social-security card reader and the code scanner, from a page's message to its completion. */
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { commands as contract } from '#contract/commands.ts'
import { type BridgeMessage, bridgeMessageSchema } from '#contract/envelope.ts'
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { newlandProtocol } from '../code-scanner/newland-protocol.ts'
import { createCodeScanner } from '../code-scanner/scanner-driver.ts'
import { fakeScanner, medicalCode } from '../code-scanner/scanner-rig.ts'
import type { SocialSecurityCardReader } from '../device.ts'
import type { LogEvent } from '../log.ts'
import { card } from '../social-security-card-reader/ssse-card-rig.ts'
import { supervise } from '../supervisor.ts'
import { codeScannerCommands } from './commands/code-scanner.ts'
import { socialSecurityCardReaderCommands } from './commands/social-security-card-reader.ts'
import { openSession } from './session.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function rig() {
  const scanner = fakeScanner()
  let put = (): void => {}
  const reader: SocialSecurityCardReader = {
    open: () => Promise.resolve(done({ fault: null, paper: null })),
    ping: () => Promise.resolve(done({ fault: null, paper: null })),
    read: ({ signal, onFound }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(failed(fault('canceled'))))
        put = () => {
          onFound()
          resolve(done(card))
        }
      }),
    awaitRemoval: () => Promise.resolve(done(undefined)),
    onChange: () => {},
    close: () => Promise.resolve(),
  }
  const onBug = (bug: unknown) => {
    throw bug
  }
  const scanners = supervise('codeScanner', createCodeScanner(scanner.port, newlandProtocol), {
    unseenPaper: null,
    onBug,
  })
  const readers = supervise('socialSecurityCardReader', reader, { unseenPaper: null, onBug })
  const sent: BridgeMessage[] = []
  const logged: LogEvent[] = []
  const session = openSession(
    { ...codeScannerCommands(scanners), ...socialSecurityCardReaderCommands(readers) },
    (message) => sent.push(bridgeMessageSchema.parse(message)),
    (entry) => logged.push(entry),
  )
  onTestFinished(async () => {
    await Promise.all([scanners.stop(), readers.stop()])
  })
  await vi.advanceTimersByTimeAsync(200)
  let requestId = 0
  const say = (name: string, timeout = 0) => {
    requestId++
    session.receive(JSON.stringify({ header: { type: 'command', name, requestId, timeout }, payload: {} }))
    return vi.advanceTimersByTimeAsync(100)
  }
  const heard = () => sent.map(({ header }) => (header.type === 'event' ? header.name : header.type))
  return { scanner, put: () => put(), say, sent, heard, logged }
}

test('a code is asked for, shown, and told to whoever asked alone', async () => {
  const { scanner, say, sent, heard, logged } = await rig()
  await say('CodeScanner.Scan')
  expect(heard()).toEqual(['acknowledge', 'CodeScanner.PresentCode'])
  scanner.show(medicalCode)
  await vi.advanceTimersByTimeAsync(10)
  const last = sent.at(-1)
  expect(last).toMatchObject({ header: { type: 'completion', completionCode: 'success' } })
  expect(last !== undefined && 'payload' in last && contract['CodeScanner.Scan'].output.parse(last.payload)).toEqual({
    code: medicalCode,
    kind: 'medicalInsurance',
  })
  expect(JSON.stringify(logged)).not.toContain(medicalCode)
})

test('a card is asked for, found and read', async () => {
  const { put, say, sent, heard } = await rig()
  await say('SocialSecurityCardReader.Read')
  put()
  await vi.advanceTimersByTimeAsync(10)
  const names = ['SocialSecurityCardReader.PresentCard', 'SocialSecurityCardReader.CardPresented']
  expect(heard()).toEqual(['acknowledge', ...names, 'completion'])
  expect(sent.at(-1)).toMatchObject({ payload: { card } })
  await say('SocialSecurityCardReader.AwaitRemoval')
  expect(sent.at(-1)).toMatchObject({ header: { type: 'completion', completionCode: 'success' } })
})

test.each([
  ['CodeScanner.Scan', 'codeTimeout'],
  ['SocialSecurityCardReader.Read', 'socialCardTimeout'],
])('%s whose time is up says %s', async (name, code) => {
  const { say, sent, scanner } = await rig()
  await say(name, 30_000)
  await vi.advanceTimersByTimeAsync(30_100)
  expect(sent.at(-1)).toMatchObject({ header: { completionCode: 'timeOut', fault: { code, actor: 'visitor' } } })
  expect(scanner.looking).toBe(false)
})

test('a scanner unplugged while it looks is deviceNotReady, and is looked for anew', async () => {
  const { scanner, say, sent } = await rig()
  await say('CodeScanner.Scan')
  scanner.unplug()
  await vi.advanceTimersByTimeAsync(10)
  expect(sent.at(-1)).toMatchObject({ header: { completionCode: 'deviceNotReady', fault: { code: 'deviceLost' } } })
  await vi.advanceTimersByTimeAsync(2000)
  await say('CodeScanner.Scan')
  scanner.show(medicalCode)
  await vi.advanceTimersByTimeAsync(10)
  expect(sent.at(-1)).toMatchObject({ payload: { code: medicalCode } })
})
