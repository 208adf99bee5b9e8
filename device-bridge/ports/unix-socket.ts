import type { Port } from './port.ts'
import { openSocket } from './socket.ts'

/**
 * A device that is another process on this machine: the virtual ones.
 * @param url as in kiosk.config.json, for logs
 * @param path of the socket
 */
export function unixSocketPort(url: string, path: string): Port {
  return { url, open: (signal) => openSocket({ path }, signal) }
}
