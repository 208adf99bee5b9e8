import type { Port } from './port.ts'
import { openSocket } from './socket.ts'

/** A device behind a serial-to-network converter, or a network printer. @param url `tcp://HOST:PORT` */
export function tcpPort(url: string): Port {
  const { hostname, port } = new URL(url)
  // an IPv6 address stands in brackets in a URL, and without them everywhere else
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return { url, open: (signal) => openSocket({ host, port: Number(port) }, signal) }
}
