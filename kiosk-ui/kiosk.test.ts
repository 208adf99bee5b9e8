import { signal } from '@preact/signals'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fault } from '#contract/faults.ts'
import { done } from '#contract/result.ts'
import { goodStatus, statusWith } from '#flows/test-kit.ts'
import type { Bridge } from './bridge/connection.ts'
import { startKiosk } from './kiosk.ts'

const text = { zh: '便民服务点', en: 'Service point' }
const setup = {
  site: { id: 'site-0001', name: text, brand: text, attendant: { name: text, phone: '0539-1' } },
  screen: { width: 1080, height: 1920, diagonalInches: 32 },
  receiptColumns: 48,
  dock: false,
}

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
  const bridge = {
    state: signal('opening'),
    on: () => {},
    command: (name: string) => {
      commands.push(name)
      return Promise.resolve(done({}))
    },
  } as unknown as Bridge
  const kiosk = startKiosk(bridge, setup, status)
  expect(commands).not.toContain('ReceiptPrinter.Retract')
  kiosk.reset()
  expect(commands.filter((name) => name === 'ReceiptPrinter.Retract')).toHaveLength(retracts)
})
