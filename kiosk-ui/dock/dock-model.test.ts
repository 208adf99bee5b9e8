import 'fake-indexeddb/auto'
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import type { DockStatus } from '#contract/dock.ts'
import { type FaultCode, fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import type { Bridge } from '../bridge/connection.ts'
import { enqueue } from '../outbox.ts'
import { createDockModel } from './dock-model.ts'

const tidy: DockStatus = {
  cards: [],
  laid: null,
  papers: [],
  switches: {
    readerUnplugged: false,
    cardPulledEarlyOnce: false,
    cardUnreadable: false,
    paperLow: false,
    paperOut: false,
    coverOpen: false,
    cutterJam: false,
    headHot: false,
    printerUnplugged: false,
    printerUnpluggedMidJobOnce: false,
    documentPaperOut: false,
    documentPaperJam: false,
    documentPrinterUnplugged: false,
    documentPrinterUnpluggedMidJobOnce: false,
  },
  departments: { socialSecurity: 'normal', medicalInsurance: 'normal', realEstate: 'normal' },
}

/** A bridge that remembers what it was told; `refusing` names the command that fails and how. */
function desk({ dock = true, refusing }: { dock?: boolean; refusing?: { name: string; code: FaultCode } } = {}) {
  const told: [string, unknown][] = []
  const answers: Record<string, unknown> = {
    'Common.Capabilities': { dock },
    'Common.Status': { devices: [], departments: [] },
    'Dock.Status': tidy,
  }
  const state = signal<'opening' | 'open' | 'lost'>('opening')
  const listeners = new Map<string, (payload: unknown) => void>()
  const bridge = {
    state,
    command(name: string, payload: unknown) {
      told.push([name, payload])
      return Promise.resolve(refusing?.name === name ? failed(fault(refusing.code)) : done(answers[name] ?? {}))
    },
    on(name: string, listener: (payload: unknown) => void) {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
  } as unknown as Bridge
  return {
    model: createDockModel(bridge),
    told,
    state,
    say: (name: string, payload: unknown) => listeners.get(name)?.(payload),
  }
}

async function openDesk(options?: Parameters<typeof desk>[0]) {
  const opened = desk(options)
  opened.state.value = 'open'
  await vi.waitFor(() => expect(opened.model.kiosk.value).toBeDefined())
  await vi.waitFor(() => expect(opened.model.dock.value !== undefined || options?.dock === false).toBe(true))
  opened.told.length = 0
  return opened
}

test('the dock looks around at every connection, and never before', async () => {
  const { told, state } = desk()
  expect(told).toEqual([])
  state.value = 'open'
  await vi.waitFor(() => expect(told.map(([name]) => name)).toContain('Dock.Status'))
  told.length = 0
  state.value = 'lost'
  expect(told).toEqual([])
  state.value = 'open'
  await vi.waitFor(() => expect(told.map(([name]) => name)).toContain('Dock.Status'))
})

test('where the hardware is real, nothing of a dock is asked', async () => {
  const { model, told } = await openDesk({ dock: false })
  expect(model.dock.value).toBeUndefined()
  expect(told.map(([name]) => name)).not.toContain('Dock.Status')
})

test('a card laid on another one: the other is taken away first', async () => {
  const { model, told, say } = await openDesk()
  await model.lay('farmer')
  say('Dock.StatusChanged', { ...tidy, laid: 'farmer' })
  await model.lay('employee')
  expect(told).toEqual([
    ['Dock.LayCard', { personId: 'farmer' }],
    ['Dock.TakeCard', {}],
    ['Dock.LayCard', { personId: 'employee' }],
  ])
})

test('a handling that fails says why, until one works', async () => {
  const { model } = await openDesk({ refusing: { name: 'Dock.TakePaper', code: 'bridgeLost' } })
  await model.takePaper()
  expect(model.trouble.value).toBe('bridgeLost')
  await model.flip({ device: 'paperOut', on: true })
  expect(model.trouble.value).toBeUndefined()
})

test('ratings that wait are shown as they come', async () => {
  const { model } = await openDesk()
  const at = '2026-11-24T01:00:00.000Z'
  await enqueue({ level: 'satisfied', reasons: [], itemId: 'pension-payments', at })
  await vi.waitFor(() => expect(model.ratings.value.map((rating) => rating.at)).toContain(at))
})
