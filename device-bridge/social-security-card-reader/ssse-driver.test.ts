/** The driver against the real PC/SC daemon: its own protocol on its own socket, and chips in a virtual reader. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { type FaultCode, fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { until } from '#tests/support/until.ts'
import { never } from '../ports/port-rig.ts'
import { pcscdMissing, readerName, startPcscd as start } from './pcscd-rig.ts'
import { createSsseReader } from './ssse-driver.ts'
import { type ChipHabits, bankCard, card, createChip, valuesOf } from './ssse-card-rig.ts'

const failedWith = (code: FaultCode) => failed(fault(code))
const fine = done({ fault: null, paper: null })
const met = done({ fault: null, paper: null, identity: `${readerName} 00 00` })
const chip = (habits?: ChipHabits) => createChip(valuesOf(card), habits)

async function startPcscd() {
  const pcscd = await start()
  onTestFinished(() => pcscd.end())
  return pcscd
}

async function opened() {
  const pcscd = await startPcscd()
  const driver = createSsseReader(pcscd.port())
  const told = vi.fn<(condition: unknown) => void>()
  driver.onChange(told)
  expect(await driver.open(never)).toEqual(met)
  onTestFinished(() => driver.close())
  const read = (signal = never) => driver.read({ signal, onFound: () => {} })
  return { pcscd, driver, told, read }
}

// the daemon looks for a card every 400 ms
const slow = { timeout: 15_000 }
const needs = pcscdMissing ? 'not run: needs root and Debian’s pcscd and vsmartcard-vpcd' : 'with pcscd'

test.skipIf(pcscdMissing)(`a card put in is read, seen there, and seen taken out (${needs})`, slow, async () => {
  const { pcscd, driver, read } = await opened()
  expect(await driver.awaitRemoval({ signal: never })).toEqual(done(undefined))
  const onFound = vi.fn<() => void>()
  const reading = driver.read({ signal: never, onFound })
  const first = await pcscd.insert(chip())
  expect(await reading).toEqual(done(card))
  expect(onFound).toHaveBeenCalledOnce()
  expect(await driver.ping(never)).toEqual(fine)
  expect(await driver.awaitRemoval({ signal: AbortSignal.timeout(50) })).toEqual(failedWith('canceled'))
  // a card is read once each time it is put in
  expect(await read(AbortSignal.timeout(600))).toEqual(failedWith('canceled'))
  first.remove()
  expect(await driver.awaitRemoval({ signal: never })).toEqual(done(undefined))
  await pcscd.insert(chip({ gives: 'whenFetched' }))
  expect(await read()).toEqual(done(card))
})

test.skipIf(pcscdMissing)(`cards of other kinds, and one that wants its password (${needs})`, slow, async () => {
  const { pcscd, driver, read } = await opened()
  for (const [other, code] of [
    [bankCard, 'socialCardUnsupported'],
    [chip({ locked: [0xef06] }), 'socialCardNeedsPin'],
  ] as const) {
    const inserted = await pcscd.insert(other)
    expect(await read()).toEqual(failedWith(code))
    inserted.remove()
    await driver.awaitRemoval({ signal: never })
  }
})

test.skipIf(pcscdMissing)(
  `pulled out in the middle is removed, and reads when put in again (${needs})`,
  slow,
  async () => {
    const { pcscd, driver, read } = await opened()
    const whole = chip()
    let left = 4
    await pcscd.insert((command) => (left-- > 0 ? whole(command) : null))
    expect(await read()).toEqual(failedWith('socialCardRemoved'))
    await driver.awaitRemoval({ signal: never })
    await pcscd.insert(chip())
    expect(await read()).toEqual(done(card))
  },
)

test.skipIf(pcscdMissing)(
  `a daemon that ends is lost at once, also in the middle of reading, and opens again (${needs})`,
  slow,
  async () => {
    const { pcscd, driver, told, read } = await opened()
    const waiting = read()
    await pcscd.stop()
    expect(await waiting).toEqual(failedWith('deviceLost'))
    await until(
      () => Promise.resolve(told.mock.calls.length > 0),
      () => 'the listener to be told',
    )
    expect(told).toHaveBeenCalledExactlyOnceWith(null)
    expect(await driver.ping(never)).toEqual(failedWith('deviceLost'))
    expect(await driver.open(never)).toEqual(failedWith('deviceAbsent'))
    await pcscd.start()
    expect(await driver.open(never)).toEqual(met)
    let ended: Promise<void> | undefined
    const whole = chip()
    await pcscd.insert((command) => {
      if (command[1] === 0xb2) ended ??= pcscd.stop()
      return ended === undefined ? whole(command) : new Uint8Array()
    })
    expect(await read()).toEqual(failedWith('deviceLost'))
    await ended
  },
)

test.skipIf(pcscdMissing)(
  `a reader is found by how its name begins, and absent when there is none (${needs})`,
  slow,
  async () => {
    const pcscd = await startPcscd()
    const named = createSsseReader(pcscd.port(`pcsc:${readerName}`))
    expect(await named.open(never)).toEqual(met)
    await named.close()
    const other = createSsseReader(pcscd.port('pcsc:Another Reader'))
    expect(await other.open(never)).toEqual(failedWith('deviceAbsent'))
    expect(await other.open(AbortSignal.abort())).toEqual(failedWith('canceled'))
  },
)
