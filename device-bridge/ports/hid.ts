import { HIDAsync, devicesAsync } from 'node-hid'
import { fault } from '#contract/faults.ts'
import { type Result, done, failed } from '#contract/result.ts'
import { openFault } from './open-fault.ts'
import type { Connection, Port } from './port.ts'
import { promisedStream } from './promised-stream.ts'
import { streamConnection } from './stream-connection.ts'

const unnumbered = 0 // readers and scanners have one kind of report, which then has no number on the wire

/**
 * A USB HID device through the kernel's hidraw: one write is one report, and each piece of data is one report.
 * @param url `hid:VVVV:PPPP`, the first device with these ids; `hid:VVVV:PPPP?serial=S`, the one of them; `hid:/dev/NAME`
 */
export function hidPort(url: string): Port {
  return { url, open: (signal) => openHid(url, signal) }
}

/** @returns the connection; `deviceAbsent`, `deviceForbidden`, `programMissing`, `canceled` */
async function openHid(url: string, signal: AbortSignal): Promise<Result<Connection>> {
  if (signal.aborted) return failed(fault('canceled'))
  let device: HIDAsync
  try {
    const path = await pathOf(url)
    if (path === null) return failed(fault('deviceAbsent'))
    device = await HIDAsync.open(path)
  } catch (error) {
    if (signal.aborted) return failed(fault('canceled'))
    const why = openFault(error)
    if (why.code === 'programMissing') sayOnce(error)
    return failed(why)
  }
  // opening can't be broken off, only undone
  if (signal.aborted) {
    await device.close()
    return failed(fault('canceled'))
  }
  return done(connectionTo(device))
}

let said = false

/** A technician can't guess which library a USB reader lacks. */
function sayOnce(error: unknown): void {
  if (said) return
  said = true
  const reason = error instanceof Error ? error.message : ''
  process.stderr.write(
    `hid: 端口打不开，系统缺少程序库，请安装 A hid: port can't be opened for want of a library:\n` +
      `sudo apt-get install libusb-1.0-0 libudev1\n${reason}\n`,
  )
}

async function pathOf(url: string): Promise<string | null> {
  const [, vendor = '', product = '', serial] = /^hid:([\da-f]{4}):([\da-f]{4})(?:\?serial=(.+))?$/i.exec(url) ?? []
  if (vendor === '') return url.replace(/^hid:/, '')
  const devices = await devicesAsync(Number.parseInt(vendor, 16), Number.parseInt(product, 16))
  return devices.find(({ serialNumber }) => serial === undefined || serialNumber === serial)?.path ?? null
}

/** node-hid waits for reports in a thread of its own, so a silent device blocks nothing. It doesn't wipe its buffers. */
function connectionTo(device: HIDAsync): Connection {
  const reports = promisedStream({
    send: (report) => device.write(Buffer.from([unnumbered, ...report])),
    close: () => device.close(),
  })
  const { connection, receive } = streamConnection(reports, () => reports.destroy())
  device.on('error', (error: Error) => reports.destroy(error))
  device.on('data', receive)
  return connection
}
