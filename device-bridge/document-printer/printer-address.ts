/** Where a printer is, and how one gets there: plain HTTP or TLS, by name or over a unix socket. */
import { Agent, type ClientRequest, type RequestOptions, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, type AgentOptions, request as httpsRequest } from 'node:https'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'

export interface PrinterAddress {
  /** What the printer is called in requests. */
  readonly uri: string
  /** A connection that questions share, or one of its own: what must not be sent twice goes over a fresh one. */
  request(connection: 'shared' | 'fresh'): ClientRequest
  close(): void
}

/** The printer's certificate isn't the configured one. */
export class UntrustedCertificate extends Error {}

const ippPort = 631
const headers = { 'content-type': 'application/ipp', 'accept-encoding': 'identity' }

/**
 * @param url `ipp://` or `ipps://`, as the configuration's schema lets it through
 * @param certificate SHA-256 fingerprint that an ipps printer must show; without one any certificate is taken:
 * printers make their own, for names nobody calls them by
 */
export function networkAddress(url: string, certificate?: string): PrinterAddress {
  const { protocol, hostname, port, pathname } = new URL(url)
  const number = port === '' ? ippPort : Number(port)
  const where = {
    // an IPv6 address stands in brackets in a URL, and without them everywhere else
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: number,
    path: pathname === '' ? '/' : pathname,
    headers: { ...headers, host: `${hostname}:${number}` },
  }
  const uri = `${protocol}//${hostname}:${number}${where.path}`
  if (protocol === 'ipp:') return reached(uri, where, plainAgent)
  // Sessions aren't resumed: each connection shows its certificate.
  const options = { rejectUnauthorized: false, maxCachedSessions: 0 }
  return reached(uri, where, (keepAlive) => {
    const all = { ...options, keepAlive, maxSockets: 1 }
    return certificate === undefined ? new HttpsAgent(all) : new PinningAgent(certificate, all)
  })
}

/** The virtual printer, as another process on this machine. */
export function socketAddress(socketPath: string): PrinterAddress {
  return reached('ipp://localhost/ipp/print', { socketPath, path: '/ipp/print', headers }, plainAgent)
}

const plainAgent = (keepAlive: boolean): Agent => new Agent({ keepAlive, maxSockets: 1 })

function reached(uri: string, where: RequestOptions, agentOf: (keepAlive: boolean) => Agent): PrinterAddress {
  const shared = agentOf(true)
  return {
    uri,
    request(connection) {
      const agent = connection === 'shared' ? shared : agentOf(false)
      const send = agent instanceof HttpsAgent ? httpsRequest : httpRequest
      return send({ ...where, agent, method: 'POST' })
    },
    close: () => shared.destroy(),
  }
}

/** Looks at the certificate before the first byte of a request is sent. */
class PinningAgent extends HttpsAgent {
  readonly #certificate: string

  constructor(certificate: string, options: AgentOptions) {
    super(options)
    this.#certificate = certificate.toUpperCase()
  }

  override createConnection(...[options, done]: Parameters<HttpsAgent['createConnection']>): Duplex | null | undefined {
    const socket = super.createConnection(options)
    if (!(socket instanceof TLSSocket)) return socket
    const refuse = (error: Error): void => done?.(error, socket)
    socket.once('error', refuse)
    socket.once('secureConnect', () => {
      socket.off('error', refuse)
      if (socket.getPeerX509Certificate()?.fingerprint256 === this.#certificate) return done?.(null, socket)
      socket.destroy()
      refuse(new UntrustedCertificate())
    })
    return null
  }
}
