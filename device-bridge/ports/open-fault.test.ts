import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { hidPort } from './hid.ts'
import { openFault } from './open-fault.ts'
import { never, serialCable, socatMissing, temporaryFolder } from './port-rig.ts'
import { serialPort } from './serial.ts'
import { usblpPort } from './usblp.ts'

test.each([
  ["EBUSY: resource busy or locked, open '/dev/usb/lp0'", 'deviceBusy'],
  ['Error: Device or resource busy, cannot open /dev/ttyUSB0', 'deviceBusy'],
  ['Error Resource temporarily unavailable Cannot lock port', 'deviceBusy'],
  ["EACCES: permission denied, open '/dev/usb/lp0'", 'deviceForbidden'],
  ['Error: Permission denied, cannot open /dev/ttyUSB0', 'deviceForbidden'],
  [
    "cannot open device with path /dev/hidraw0: Failed to open a device with path '/dev/hidraw0': Permission denied",
    'deviceForbidden',
  ],
  ["ENOENT: no such file or directory, open '/dev/usb/lp0'", 'deviceAbsent'],
])('%s: %s', (sentence, code) => {
  expect(openFault(new Error(sentence)).code).toBe(code)
})

test('a system that lacks a library HID needs: told as that, with the package’s name, once', () => {
  const library = 'libusb-1.0.so.0: cannot open shared object file: No such file or directory'
  // What loading the binding ends with on a Debian without that package. A process of its own: this one may have loaded it.
  const script = `
    process.dlopen = () => {
      throw Object.assign(new Error('${library}'), { code: 'ERR_DLOPEN_FAILED' })
    }
    const { hidPort } = await import('${pathToFileURL(join(import.meta.dirname, 'hid.ts')).href}')
    for (const url of ['hid:0400:c35a', 'hid:/dev/hidraw0']) {
      const opened = await hidPort(url).open(AbortSignal.timeout(5000))
      console.log(opened.ok ? 'opened' : opened.fault.code)
    }`
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  })
  expect([status, stdout]).toEqual([0, 'programMissing\nprogramMissing\n'])
  expect(stderr.match(/apt-get install libusb-1\.0-0 libudev1/g)).toHaveLength(1)
  expect(stderr).toContain(library)
}, 30_000)

test.skipIf(socatMissing)('a serial line that another program has open is taken', async () => {
  const { near } = await serialCable()
  const first = await serialPort(`serial:${near}`).open(never)
  expect(await serialPort(`serial:${near}`).open(never)).toMatchObject({ fault: { code: 'deviceBusy' } })
  if (first.ok) await first.value.close()
})

test.skipIf(process.getuid?.() === 0)(
  'a file that belongs to somebody else is no permission (not as root)',
  async () => {
    const file = join(temporaryFolder(), 'lp0')
    writeFileSync(file, '')
    chmodSync(file, 0)
    for (const port of [hidPort(`hid:${file}`), usblpPort(`usblp:${file}`), serialPort(`serial:${file}`)])
      expect(await port.open(never)).toMatchObject({ fault: { code: 'deviceForbidden' } })
  },
)

test('HID devices and printers: an opening that is no longer wanted is canceled, ids that nobody has are absent', async () => {
  const nowhere = join(temporaryFolder(), 'nowhere')
  for (const port of [hidPort('hid:ffff:fffe'), hidPort(`hid:${nowhere}`), usblpPort(`usblp:${nowhere}`)]) {
    expect(await port.open(AbortSignal.abort())).toMatchObject({ fault: { code: 'canceled' } })
    expect(await port.open(never)).toMatchObject({ fault: { code: 'deviceAbsent' } })
  }
  expect(await hidPort('hid:ffff:fffe?serial=X').open(never)).toMatchObject({ fault: { code: 'deviceAbsent' } })
})
