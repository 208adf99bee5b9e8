import { spawn } from 'node:child_process'
import { openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { portTo, settled } from '../id-card-reader/reader-rig.ts'
import { temporaryFolder } from '../ports/port-rig.ts'
import type { Port } from '../ports/port.ts'
import { memoryPort, profile } from '../receipt-printer/printer-rig.ts'
import { createVirtualPrinter } from '../virtual/printer.ts'
import { createVirtualReader } from '../virtual/reader.ts'
import { until } from '#tests/support/until.ts'
import { hindrance, probe } from './probe.ts'

describe('asking', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** A line that only carries at one speed. */
  const only = (speed: number, port: Port) => (baudRate: number) =>
    baudRate === speed ? port : portTo(createVirtualReader({ baudRate: 0, cable: { disturb: () => new Uint8Array() } }))

  test.each([115_200, 9600])('a reader at %i baud tells its SAM id', async (speed) => {
    const reader = portTo(createVirtualReader({ baudRate: 0 }))
    expect(await settled(probe(only(speed, reader)))).toEqual({ kind: 'sam', baudRate: speed })
  })

  test('a printer tells its status, and nothing is printed', async () => {
    const printer = createVirtualPrinter(profile)
    expect(await settled(probe(only(9600, memoryPort(printer))))).toEqual({ kind: 'escpos', baudRate: 9600 })
    expect(printer.papers()).toEqual([])
  })

  test('nobody answers: it ends by itself', async () => {
    expect(await settled(probe(only(0, portTo(createVirtualReader({ baudRate: 0 })))))).toEqual({ kind: 'silent' })
  })
})

test('a port that another program has open is named with it; one that isn’t there is gone', async () => {
  const file = join(temporaryFolder(), 'ttyUSB0')
  expect(hindrance(file)).toEqual({ kind: 'gone' })
  writeFileSync(file, '')
  expect(hindrance(file)).toBeNull()
  const holder = spawn('sleep', ['60'], { stdio: [openSync(file, 'r'), 'ignore', 'ignore'] })
  onTestFinished(() => void holder.kill())
  await until(
    () => Promise.resolve(hindrance(file) !== null),
    () => 'the hindrance',
  )
  expect(hindrance(file)).toEqual({ kind: 'held', by: expect.stringMatching(/\(\d+\)$/) })
})
