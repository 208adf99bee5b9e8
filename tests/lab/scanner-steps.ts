/** A code scanner in HID POS mode on a cable that is pulled and put back. Codes are made up. */
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '#tests/support/until.ts'
import type { FarEnd } from './far-end.ts'
import type { LabKiosk } from './kiosk.ts'
import { step } from './steps.ts'

export interface LabScanner {
  /** Somebody holds a code there: it says it, whether it was asked or not. */
  show(code: string): void
  connect(send: (report: Uint8Array) => void): { receive(): void; closed(): void }
  unplugged(): void
}

export function createLabScanner(): LabScanner {
  let say = (_report: Uint8Array): void => {}
  return {
    show(code) {
      const parts = code.match(/.{1,56}/gs) ?? []
      for (const [at, part] of parts.entries()) {
        const report = Buffer.alloc(64)
        report.set([0x02, part.length])
        report.write(`]Q1${part}`, 2, 'latin1')
        report[63] = at < parts.length - 1 ? 1 : 0
        say(report)
      }
    },
    connect(send) {
      say = send
      return { receive() {}, closed: () => (say = () => {}) }
    },
    unplugged() {},
  }
}

const delays = {
  toBridge: 500, // ms; through kernel and bridge, emulated. Nobody tells of a code that is thrown away
}

const medicalCode = `424${'0123456789'.repeat(2)}37000`

export async function scannerSteps(kiosk: LabKiosk, scanner: LabScanner, cable: FarEnd): Promise<void> {
  const { page } = kiosk

  async function scan(show: () => void) {
    const scanning = page.send('CodeScanner.Scan')
    await scanning.event('CodeScanner.PresentCode')
    show()
    const { header, payload } = await scanning.completion
    return header.fault?.code ?? payload
  }
  const medical = { code: medicalCode, kind: 'medicalInsurance' }

  await step('HID POS: the scanner is found and ready', () => kiosk.ready('codeScanner'))
  await step('HID POS: a code is read, also one that takes three reports', async () => {
    assert.deepEqual(await scan(() => scanner.show(medicalCode)), medical)
    const long = 'https://example.invalid/'.padEnd(150, '0123456789')
    assert.deepEqual(await scan(() => scanner.show(long)), { code: long, kind: 'opaque' })
  })
  await step('HID POS: what was shown before anybody asked is nobody’s', async () => {
    const before = cable.said()
    scanner.show('of the last visitor')
    await until(
      async () => cable.said() > before,
      () => 'the code to be said',
    )
    await pause(delays.toBridge)
    assert.deepEqual(await scan(() => scanner.show(`${medicalCode}9`)), { code: `${medicalCode}9`, kind: 'opaque' })
  })
  await step('HID POS: unplugged while it looks: lost, never a code; plugged in again it reads', async () => {
    assert.equal(await scan(() => void cable.unplug()), 'deviceLost')
    await kiosk.device('codeScanner', ({ state }) => state !== 'ready' && state !== 'busy')
    await cable.plug()
    await kiosk.ready('codeScanner')
    assert.deepEqual(await scan(() => scanner.show(medicalCode)), medical)
  })
}
