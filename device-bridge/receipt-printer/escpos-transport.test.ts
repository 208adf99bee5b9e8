/** The whole way as in the field: driver, encoder, a real port, and the virtual printer at the other end of it. */
import { describe, expect, test } from 'vitest'
import { until } from '#tests/support/until.ts'
import { ways } from '../ports/ways-rig.ts'
import { createVirtualPrinter } from '../virtual/printer.ts'
import { createEscposPrinter } from './escpos-driver.ts'
import { asPrinted, code, never, next, profile, receipt, seen, whole } from './printer-rig.ts'

// paper moves as fast as it does, and a printer that is asked what it has may keep silent for a second
describe.each(ways)('over $name', { timeout: 20_000 }, ({ missing, make }) => {
  test.skipIf(missing)('a slip is printed with proof, and a printer without paper says so', async () => {
    const printer = createVirtualPrinter(profile)
    const { port } = await make(printer)
    const driver = createEscposPrinter(port, profile)
    expect(seen(await driver.open(never))).toBe('well')
    expect(code(await driver.print(receipt, { signal: never }))).toBe('ok')
    expect(printer.papers().map(({ lines }) => lines)).toEqual([whole])
    printer.set('paperOut', true)
    expect(seen(await driver.ping(never))).toBe('paperOut')
    expect(code(await driver.print(next, { signal: never }))).toBe('paperOut')
    printer.set('paperOut', false)
    expect(code(await driver.print(next, { signal: never }))).toBe('ok')
    expect(printer.papers().at(-1)?.lines).toEqual(asPrinted(next, profile.columns))
    await driver.close()
  })

  test.skipIf(missing)('unplugged in the middle of a slip: nobody says that it was printed', async () => {
    const printer = createVirtualPrinter(profile)
    const { port, unplug } = await make(printer)
    const driver = createEscposPrinter(port, profile)
    await driver.open(never)
    const printing = driver.print(receipt, { signal: never })
    await until(
      () => Promise.resolve((printer.papers().at(-1)?.lines.length ?? 0) > 2),
      () => 'the first lines',
    )
    unplug()
    expect(code(await printing)).toBe('printInterrupted')
    await driver.close()
  })
})
