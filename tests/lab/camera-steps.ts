/** A camera that is taken away and brought back: the kernel's own, with a moving test picture. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { commands } from '#contract/commands.ts'
import { endOf, type LabKiosk } from './kiosk.ts'
import { step } from './steps.ts'

const driver = '/sys/bus/platform/drivers/vivid'

export async function cameraSteps(kiosk: LabKiosk): Promise<void> {
  const { page } = kiosk
  const capture = () => page.call('Camera.Capture', { camera: 'visitorCamera' })

  async function takePicture(): Promise<void> {
    const { header, payload } = await capture()
    assert.equal(header.fault?.code ?? header.completionCode, 'success')
    const { jpeg, width, height } = commands['Camera.Capture'].output.parse(payload)
    assert.deepEqual(sizeOf(Buffer.from(jpeg, 'base64')), { width, height })
  }

  await step('v4l2: the camera is found and ready', () => kiosk.ready('visitorCamera'))
  await step('v4l2: a picture is taken, as large as it says', takePicture)
  await step('v4l2: without the camera no picture; when it is back, it takes one', async () => {
    writeFileSync(`${driver}/unbind`, 'vivid.0')
    await kiosk.device('visitorCamera', ({ state }) => state !== 'ready' && state !== 'busy')
    assert.match(await endOf(capture()), /^device/)
    writeFileSync(`${driver}/bind`, 'vivid.0')
    await kiosk.ready('visitorCamera')
    await takePicture()
  })
}

/** What the picture itself says of its size: its frame header (SOF0 or SOF2). */
function sizeOf(jpeg: Buffer): { width: number; height: number } {
  assert.equal(jpeg.readUInt16BE(0), 0xffd8)
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg.readUInt16BE(at)
    if (marker === 0xffc0 || marker === 0xffc2)
      return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) }
  }
  throw new Error('not a JPEG')
}
