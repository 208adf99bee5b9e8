/** XOFF: a printer whose buffer is full loses what is sent on. On lines without flow control in hardware only the link can wait. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { code, linesOf, rig, whole, asPrinted, profile } from './printer-rig.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const long = linesOf({
  nodes: Array.from({ length: 150 }, (_, month) => ({
    kind: 'pair' as const,
    label: `第${month + 1}笔`,
    value: '187.00',
  })),
})

test.each(['full', 'plain'] as const)(
  'a receipt longer than the buffer of a %s printer is printed whole',
  async (model) => {
    const { open, print, papers } = rig({ model, buffer: 1_100 })
    await open()
    expect(code(await print(long))).toBe('ok')
    expect(papers()).toEqual([asPrinted(long, profile.columns)])
  },
)

test('sent on in spite of XOFF, lines would be missing: the test can fail', async () => {
  const { open, print, papers, port } = rig({ buffer: 1_100 })
  await open()
  port.inbound = (bytes) => (bytes[0] === 0x13 ? null : bytes)
  await print(long)
  expect(papers()[0]).not.toEqual(asPrinted(long, profile.columns))
})

test('questions pass a full buffer, and a fault in it is known', async () => {
  const { open, driver, printer, papers } = rig({ buffer: 1_100 })
  await open()
  const printing = driver.print(long, { signal: new AbortController().signal })
  let outcome: string | undefined
  void printing.then((result) => (outcome = code(result)))
  while ((papers()[0]?.length ?? 0) < 5) await vi.advanceTimersByTimeAsync(10)
  printer.set('paperOut', true)
  await vi.advanceTimersByTimeAsync(100)
  expect(outcome).toBe('paperOut')
})

test('an XOFF that nobody meant holds a job up, and does not pass for printed; opening anew ends it', async () => {
  const { open, print, port, papers, told } = rig()
  await open()
  let once = true
  port.inbound = (bytes) => {
    if (!once) return bytes
    once = false
    return Uint8Array.from([0x13, ...bytes])
  }
  expect(code(await print())).toBe('printUnproven')
  expect(papers()).toEqual([])
  expect(told.at(-1)).toBeNull() // the port was closed: what wasn't sent is dropped
  await open()
  expect(code(await print())).toBe('ok')
  expect(papers()).toEqual([[], whole]) // a blank cut first: nobody can know that nothing hung in the paper path
})
