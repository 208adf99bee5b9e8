import type { Port } from './port.ts'
import { hidPort } from './hid.ts'
import { serialPort } from './serial.ts'
import { tcpPort } from './tcp.ts'
import { unixSocketPort } from './unix-socket.ts'
import { usblpPort } from './usblp.ts'

const pcscSocket = '/run/pcscd/pcscd.comm' // of pcscd, the daemon of PC/SC readers

/**
 * The port a device URL of kiosk.config.json stands for. The configuration's schema lets no other kind of URL through.
 * @param virtualSocketPath where the virtual device of this kind listens
 */
export function portFor(url: string, virtualSocketPath: string): Port {
  if (url === 'virtual:') return unixSocketPort(url, virtualSocketPath)
  if (url.startsWith('tcp:')) return tcpPort(url)
  if (url.startsWith('pcsc:')) return unixSocketPort(url, pcscSocket)
  if (url.startsWith('serial:')) return serialPort(url)
  if (url.startsWith('hid:')) return hidPort(url)
  if (url.startsWith('usblp:')) return usblpPort(url)
  throw new Error(`no port for ${url}`)
}
