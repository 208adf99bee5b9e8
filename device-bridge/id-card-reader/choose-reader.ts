import type { DevicesConfig } from '#contract/config-devices.ts'
import type { IdCardReader } from '../device.ts'
import type { Port } from '../ports/port.ts'
import { createProbedReader, probedUrls } from './baud-probe.ts'
import { createReadMsgReader } from './readmsg-driver.ts'
import { createSdtReader } from './sdt-driver.ts'

/** @param portFor the port of a device URL */
export function createIdCardReader(
  { driver, port }: DevicesConfig['idCardReader'],
  portFor: (url: string) => Port,
): IdCardReader {
  if (driver === 'readmsg') return createReadMsgReader(port)
  const urls = probedUrls(port)
  if (urls === null) return createSdtReader(portFor(port))
  return createProbedReader(urls.map((url) => createSdtReader(portFor(url), 1)))
}
