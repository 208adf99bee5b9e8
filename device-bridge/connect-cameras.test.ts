/** Cameras as the bridge connects them: configured, supervised, commanded, and silent in its log. */
import { expect, onTestFinished, test } from 'vitest'
import { devicesSchema } from '#contract/config-devices.ts'
import { commands as contract } from '#contract/commands.ts'
import { ffmpegMissing, until } from './camera/camera-rig.ts'
import { connectDevices } from './connect-devices.ts'
import type { LogEvent } from './log.ts'

const nowhere = { idCardReader: 'tcp://127.0.0.1:1', receiptPrinter: 'tcp://127.0.0.1:1' }

function connect(cameras: object) {
  const config = devicesSchema.parse({
    idCardReader: { driver: 'sdt', port: nowhere.idCardReader },
    receiptPrinter: { driver: 'escpos', port: nowhere.receiptPrinter, profile: 'generic-80mm' },
    ...cameras,
  })
  const log: LogEvent[] = []
  const devices = connectDevices({
    kioskName: 'kiosk-test',
    config,
    hardware: null,
    recordings: null,
    log: (entry) => log.push(entry),
  })
  onTestFinished(() => devices.stop())
  const capture = async (camera: string) => {
    const accepted = devices.commands['Camera.Capture']?.({ camera })
    if (!accepted?.ok) throw new Error('refused')
    return accepted.run({ signal: new AbortController().signal, sendEvent: () => {}, followDock: () => {} })
  }
  const stateOf = (name: string) => devices.status().find(({ device }) => device === name)
  return { capture, stateOf, log }
}

test.skipIf(ffmpegMissing)(
  'ffmpeg: a configured camera becomes ready and gives pictures that no log tells of',
  async () => {
    const { capture, stateOf, log } = connect({
      visitorCamera: { driver: 'ffmpeg', port: 'virtual:', size: '320x240' },
    })
    await until(() => stateOf('visitorCamera')?.state === 'ready')
    const taken = await capture('visitorCamera')
    if (!taken.ok) throw new Error(taken.fault.code)
    expect(contract['Camera.Capture'].output.parse(taken.value)).toMatchObject({ width: 320, height: 240 })
    expect(log).toEqual([])
    expect(stateOf('documentCamera')).toBeUndefined()
    expect(await capture('documentCamera')).toMatchObject({ ok: false, fault: { code: 'deviceNotConfigured' } })
  },
  20_000,
)

test('a camera that is not there is absent, and its command says so', async () => {
  const { capture, stateOf } = connect({ documentCamera: { driver: 'ffmpeg', port: 'v4l2:by-id/usb-nothing' } })
  await until(() => stateOf('documentCamera')?.state === 'absent')
  expect(stateOf('documentCamera')).toMatchObject({ fault: { code: 'deviceAbsent', actor: 'technician' }, paper: null })
  expect(await capture('documentCamera')).toMatchObject({ ok: false, fault: { code: 'deviceAbsent' } })
})

test.each([
  ['v4l2:/dev/video0', true],
  ['v4l2:by-id/usb-046d_HD_Pro_Webcam_C920-video-index0', true],
  ['v4l2:by-path/pci-0000:00:14.0-usb-0:3:1.0-video-index0', true],
  ['virtual:', true],
  ['v4l2:video0', false],
  ['v4l2:by-id/../../../etc/passwd', false],
  ['/dev/video0', false],
  ['tcp://127.0.0.1:9', false],
])('%s as a camera: %s', (port, allowed) => {
  expect(devicesSchema.shape.visitorCamera.safeParse({ driver: 'ffmpeg', port }).success).toBe(allowed)
})
