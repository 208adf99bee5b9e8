/** The driver and a module that says what a script says: what the virtual one never does. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fault } from '#contract/faults.ts'
import { done } from '#contract/result.ts'
import { encodeCardText } from '../virtual/card-text.ts'
import { cards } from './card-rig.ts'
import { type Script, failedWith, fine, never, openAfter, read, scriptedPort, settled } from './reader-rig.ts'
import { createSdtReader } from './sdt-driver.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const [reset, status, id, find, select, readCard, more] = ['10ff', '11ff', '12ff', '2001', '2002', '3001', '3003']
const [good, found, none] = ['000090', '00009f00000000', '000080']
const selected = good + '00'.repeat(8)
const textAndPhoto = `${good}01000400${Buffer.from(encodeCardText(cards.resident)).toString('hex')}${'00'.repeat(1024)}`
const healthy: Script = { [reset]: [good], [status]: [good], [id]: [`${good}${'00'.repeat(16)}`] }

test.each(['000060', '000066'])('answering %s is there, with samFault', async (bad) => {
  const { port } = scriptedPort({ ...healthy, [status]: [bad], [find]: [bad] })
  const driver = createSdtReader(port)
  const samFault = done({ fault: fault('samFault'), paper: null })
  expect(await settled(driver.open(never))).toMatchObject(samFault)
  expect(await settled(driver.ping(never))).toEqual(samFault)
  expect(await settled(read(driver))).toEqual(failedWith('samFault'))
})

test('silent from the start is deviceSilent', async () => {
  const { port, asked } = scriptedPort({})
  expect(await settled(createSdtReader(port).open(never))).toEqual(failedWith('deviceSilent'))
  expect(asked.map(({ request }) => request)).toEqual([id, id, id])
})

test('fallen silent later: ping is deviceLost', async () => {
  const { port } = scriptedPort({ ...healthy, [status]: [good, good, null] })
  const driver = createSdtReader(port)
  await settled(driver.open(never))
  expect(await settled(driver.ping(never))).toEqual(fine)
  expect(await settled(driver.ping(never))).toEqual(failedWith('deviceLost'))
})

test('not answering a find is asked again, thrice in all', async () => {
  const { port, asked } = scriptedPort({ ...healthy, [find]: [null] })
  const driver = createSdtReader(port)
  await settled(driver.open(never))
  expect(await settled(read(driver))).toEqual(failedWith('deviceLost'))
  expect(asked.filter(({ request }) => request === find)).toHaveLength(3)
})

test('a select that fails once is tried again; the card is then away: cardRemoved', async () => {
  const { port } = scriptedPort({ ...healthy, [find]: [found, none], [select]: ['123481'] })
  const driver = createSdtReader(port)
  await settled(driver.open(never))
  expect(await settled(read(driver))).toEqual(failedWith('cardRemoved'))
})

test('a card of another trade (40) is cardUnsupported', async () => {
  const { port } = scriptedPort({
    ...healthy,
    [find]: [found],
    [select]: [selected],
    [readCard]: ['000040'],
  })
  const driver = createSdtReader(port)
  await settled(driver.open(never))
  expect(await settled(read(driver))).toEqual(failedWith('cardUnsupported'))
})

test('is asked for a card as often as it allows, and no oftener', async () => {
  const { port, asked } = scriptedPort({ ...healthy, [find]: [none] })
  const driver = createSdtReader(port)
  await settled(driver.open(never))
  await openAfter(5000, read(driver))
  const finds = asked.filter(({ request }) => request === find).map(({ at }) => at)
  const gaps = finds.slice(1).map((at, index) => at - (finds[index] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(310)
  expect(Math.max(...gaps)).toBeLessThanOrEqual(330)
})

test('a late answer to something else is not taken for this one’s', async () => {
  const { port, asked } = scriptedPort({
    ...healthy,
    [find]: [found],
    [select]: [`${found} ${good} ${selected}`],
    [readCard]: [`${selected} ${textAndPhoto}`],
  })
  const driver = createSdtReader(port)
  await settled(driver.open(never))
  expect(await settled(read(driver))).toEqual(done(cards.resident))
  expect(asked.map(({ request }) => request)).toEqual([id, reset, status, find, select, readCard])
})

test('one look that sees no card doesn’t make a card that lies there gone', async () => {
  const { port } = scriptedPort({
    ...healthy,
    [find]: [found, none, found, none, found, none, none],
    [select]: [selected],
    [readCard]: [textAndPhoto],
    [more]: ['000091', '000041'],
  })
  const driver = createSdtReader(port)
  await settled(driver.open(never))
  await settled(read(driver))
  const removal = driver.awaitRemoval({ signal: never })
  expect(await openAfter(1700, removal)).toBe(true)
  expect(await settled(removal)).toEqual(done(undefined))
})

test('opening is canceled between two probes', async () => {
  const opening = new AbortController()
  const opened = createSdtReader(scriptedPort({}).port).open(opening.signal)
  opening.abort()
  expect(await settled(opened)).toEqual(failedWith('canceled'))
})
