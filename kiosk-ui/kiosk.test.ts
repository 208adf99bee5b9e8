import { signal } from '@preact/signals'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fault } from '#contract/faults.ts'
import { done } from '#contract/result.ts'
import { goodStatus, statusWith } from '#flows/test-kit.ts'
import type { Bridge } from './bridge/connection.ts'
import { startKiosk } from './kiosk.ts'

/** What a page asks of a bridge that has nothing to say. */
function quietBridge(commands: string[] = []) {
  return {
    state: signal('opening'),
    on: () => {},
    command: (name: string) => {
      commands.push(name)
      return Promise.resolve(done({}))
    },
  } as unknown as Bridge
}

const text = { zh: '便民服务点', en: 'Service point' }
const setup = {
  site: { id: 'site-0001', name: text, brand: text, attendant: { name: text, phone: '0539-1' } },
  screen: { width: 1080, height: 1920, diagonalInches: 32 },
  theme: { main: '#b5361f', ink: '#22303a', paper: '#fbf6ec', logo: null },
  receiptColumns: 48,
  dock: false,
  speech: 'ready',
} as const

beforeEach(() => {
  vi.stubGlobal('HTMLElement', EventTarget)
  vi.stubGlobal('document', { activeElement: null })
})
afterEach(() => void vi.unstubAllGlobals())

test.each([
  ['left', statusWith('receiptPrinter', { state: 'faulted', fault: fault('paperLeft') }), 1],
  ['taken', goodStatus, 0],
  ['not known', null, 0],
] as const)('a slip that is %s when the visit is over', (_, status, retracts) => {
  const commands: string[] = []
  const kiosk = startKiosk(quietBridge(commands), setup, status)
  expect(commands).not.toContain('ReceiptPrinter.Retract')
  kiosk.reset()
  expect(commands.filter((name) => name === 'ReceiptPrinter.Retract')).toHaveLength(retracts)
})

test('a touch that changes nothing on the screen draws nothing', async () => {
  const { stage } = startKiosk(quietBridge(), setup, goodStatus)
  const heard = async () => {
    await Promise.resolve() // a page is told in the microtask after the machine moved
    return stage.peek()
  }
  stage.peek().send({ type: 'START' })
  const home = await heard()
  expect(home.at).toBe('journey.home')
  home.send({ type: 'TOUCH' })
  expect(await heard()).toBe(home)
  home.send({ type: 'COMFORT', change: { elder: true } })
  expect(await heard()).not.toBe(home)
  stage.peek().send({ type: 'HELP' })
  expect((await heard()).visit.matches({ help: 'calling' })).toBe(true)
})
