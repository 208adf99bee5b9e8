import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DepartmentStatus, DeviceStatus, KioskStatus } from '#contract/device-status.ts'
import { fault, faultActors, type FaultCode } from '#contract/faults.ts'
import { canFinish, canFinishWay, type Means, type Readiness } from './can-finish.ts'
import { catalogue } from './catalogue.ts'
import { goodStatus, statusWith } from './test-kit.ts'

/** Before any card was read. */
const before = (status: KioskStatus | null): Means => ({ status, cardRead: false })

const item = (id: string) => catalogue.find((entry) => entry.id === id)!
const cardOnly = item('own-properties')
const twoWays = item('registration-progress')

const ready: Readiness = { can: 'ready' }
const unavailable = (reason: 'readerBroken' | 'departmentDown' | 'statusUnknown'): Readiness => ({
  can: 'unavailable',
  obstacle: { reason },
})
const limited = (reason: 'printerBroken' | 'paperOut'): Readiness => ({ can: 'limited', obstacle: { reason } })

const reader = (change: Partial<DeviceStatus>) => statusWith('idCardReader', change)
const printer = (change: Partial<DeviceStatus>) => statusWith('receiptPrinter', change)
const department = (change: Partial<DepartmentStatus>): KioskStatus => ({
  ...goodStatus,
  departments: goodStatus.departments.map((entry) =>
    entry.department === 'realEstate' ? { ...entry, ...change } : entry,
  ),
})
const without = (list: 'devices' | 'departments'): KioskStatus => ({ ...goodStatus, [list]: [] })

// what is so → an item that needs the card → one that can also be done by number
const table: Array<[string, KioskStatus | null, Readiness, Readiness]> = [
  ['all is well', goodStatus, ready, ready],
  ['the bridge is not heard', null, unavailable('statusUnknown'), unavailable('statusUnknown')],
  ['no device is known', without('devices'), unavailable('readerBroken'), limited('printerBroken')],
  ['no department is known', without('departments'), unavailable('statusUnknown'), unavailable('statusUnknown')],

  ['the reader is busy', reader({ state: 'busy' }), ready, ready],
  ['the reader is opening', reader({ state: 'opening' }), unavailable('readerBroken'), ready],
  ['the reader is absent', reader({ state: 'absent' }), unavailable('readerBroken'), ready],
  ['the reader is faulted', reader({ state: 'faulted', fault: fault('samFault') }), unavailable('readerBroken'), ready],

  ['the printer is busy', printer({ state: 'busy' }), ready, ready],
  ['the printer is opening', printer({ state: 'opening' }), limited('printerBroken'), limited('printerBroken')],
  ['the printer is absent', printer({ state: 'absent' }), limited('printerBroken'), limited('printerBroken')],
  ['paper is low', printer({ paper: 'low' }), ready, ready],
  ['paper is not known', printer({ paper: 'unknown' }), ready, ready],
  ['a slip was left', printer({ state: 'faulted', fault: fault('paperLeft') }), ready, ready],
  [
    'a slip was left and the printer is gone',
    printer({ state: 'absent', fault: fault('paperLeft') }),
    limited('printerBroken'),
    limited('printerBroken'),
  ],
  ['paper is out', printer({ paper: 'out' }), limited('paperOut'), limited('paperOut')],
  ...(['coverOpen', 'cutterJam', 'headHot', 'printerError'] as const).map(
    (code): [string, KioskStatus, Readiness, Readiness] => [
      `the printer says ${code}`,
      printer({ state: 'faulted', fault: fault(code) }),
      limited('printerBroken'),
      limited('printerBroken'),
    ],
  ),
  [
    'the printer says paperOut',
    printer({ state: 'faulted', fault: fault('paperOut') }),
    limited('paperOut'),
    limited('paperOut'),
  ],

  [
    'the department is down',
    department({ state: 'down' }),
    unavailable('departmentDown'),
    unavailable('departmentDown'),
  ],
  ['it is not known', department({ state: 'unknown' }), unavailable('statusUnknown'), unavailable('statusUnknown')],
]

test.each(table)('when %s', (_, status, card, either) => {
  expect(canFinish(cardOnly, before(status))).toEqual(card)
  expect(canFinish(twoWays, before(status))).toEqual(either)
})

test('a closed department says when it opens', () => {
  const closed = department({ state: 'closed', hours: { opens: '08:30', closes: '17:30' } })
  expect(canFinish(cardOnly, before(closed))).toEqual({
    can: 'unavailable',
    obstacle: { reason: 'departmentClosed', opens: '08:30' },
  })
})

test("another department's trouble is nobody's here", () => {
  expect(canFinish(item('medical-account'), before(department({ state: 'down' })))).toEqual(ready)
})

test('with a broken reader the way by number is there and the way by card is not', () => {
  const broken = reader({ state: 'absent', fault: fault('deviceLost') })
  expect(twoWays.ways.map((way) => canFinishWay(way, before(broken)).can)).toEqual(['unavailable', 'ready'])
})

const deviceStates = fc.constantFrom('absent', 'opening', 'ready', 'busy', 'faulted')
const faults = fc.option(fc.constantFrom(...(Object.keys(faultActors) as FaultCode[])).map(fault))
const anyStatus = fc.record({
  devices: fc
    .subarray(goodStatus.devices)
    .chain((devices) =>
      fc.tuple(
        ...devices.map((entry) =>
          fc.record({ state: deviceStates, fault: faults }).map((change): DeviceStatus => ({ ...entry, ...change })),
        ),
      ),
    ),
  departments: fc
    .subarray(goodStatus.departments)
    .chain((departments) =>
      fc.tuple(
        ...departments.map((entry) =>
          fc.constantFrom('up', 'down', 'closed', 'unknown').map((state): DepartmentStatus => ({ ...entry, state })),
        ),
      ),
    ),
})

test('ready is never promised without a working reader, printer and department', () => {
  fc.assert(
    fc.property(anyStatus, fc.constantFrom(...catalogue.flatMap(({ ways }) => ways)), (status, way) => {
      const works = (name: DeviceStatus['device']) =>
        status.devices.some(
          ({ device, state, fault }) =>
            device === name && (/ready|busy/.test(state) || (state === 'faulted' && fault?.code === 'paperLeft')),
        )
      const up = status.departments.some(
        (entry) => entry.state === 'up' && way.operation.startsWith(`${entry.department}.`),
      )
      const { can } = canFinishWay(way, before(status))
      if (can === 'ready') expect(works('receiptPrinter')).toBe(true)
      if (can !== 'unavailable') expect(up).toBe(true)
      if (can !== 'unavailable' && way.identity === 'id-card') expect(works('idCardReader')).toBe(true)
      expect(canFinishWay(way, before(null)).can).toBe('unavailable')
    }),
  )
})

test("once the card was read, a broken reader stands in nobody's way", () => {
  const status = statusWith('idCardReader', { state: 'absent', fault: fault('deviceAbsent') })
  expect(canFinish(cardOnly, { status, cardRead: true })).toEqual({ can: 'ready' })
})
