/** One question to a printer and its answer, over HTTP (RFC 8010 section 4). */
import type { IncomingMessage } from 'node:http'
import { type Fault, fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import { decodeIpp } from './ipp-decode.ts'
import { encodeAttributes } from './ipp-encode.ts'
import type { IppMessage } from './ipp-message.ts'
import { type PrinterAddress, UntrustedCertificate } from './printer-address.ts'

export interface ExchangeOptions {
  signal: AbortSignal
  /** ms for all of it. */
  patience: number
  /** A document is never sent twice: its connection is fresh. */
  connection: 'shared' | 'fresh'
}

/** `sent`: whether the printer may have got any of the request. */
export type ExchangeFault = Fault & { sent: boolean }

const maxAnswer = 1024 * 1024 // bytes; the longest list of attributes is a tenth of it

/** A printer that can be asked. */
export interface IppLink {
  /** What it is called in requests. */
  readonly uri: string
  /**
   * @returns the answer; `deviceAbsent` when nobody listens or the path is no printer's, `deviceLost` when the connection
   * broke, `deviceSilent` when no answer came in time or it isn't IPP, `printerUntrusted`, `canceled`
   */
  exchange(message: IppMessage, options: ExchangeOptions): Promise<Result<IppMessage, ExchangeFault>>
  close(): void
}

export function ippLink(address: PrinterAddress): IppLink {
  return {
    uri: address.uri,
    async exchange(message, options) {
      const first = await attempt(address, message, options)
      // The printer closed a connection that had rested, just when this question was on its way.
      const last = first === 'again' ? await attempt(address, message, options) : first
      return last === 'again' ? failed({ ...fault('deviceLost'), sent: true }) : last
    },
    close: () => address.close(),
  }
}

type Attempt = Result<IppMessage, ExchangeFault> | 'again'

function attempt(address: PrinterAddress, message: IppMessage, options: ExchangeOptions): Promise<Attempt> {
  const { signal, patience, connection } = options
  if (signal.aborted) return Promise.resolve(failed({ ...fault('canceled'), sent: false }))
  return new Promise((resolve) => {
    const head = encodeAttributes(message)
    const request = address.request(connection)
    let connected = false

    const settle = (attempt: Attempt): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      resolve(attempt)
      if (attempt === 'again' || !attempt.ok) request.destroy()
    }
    const end = (code: Fault['code']): void => settle(failed({ ...fault(code), sent: connected }))
    const cancel = (): void => end('canceled')
    const timer = setTimeout(() => end(connected ? 'deviceSilent' : 'deviceAbsent'), patience)
    signal.addEventListener('abort', cancel)

    request.on('socket', (socket) => {
      if (!socket.connecting) return void (connected = true)
      socket.once('connect', () => (connected = true))
    })
    request.on('error', (error) => {
      if (error instanceof UntrustedCertificate) return end('printerUntrusted')
      if (isNoHttp(error)) return end('deviceSilent')
      if (request.reusedSocket) return settle('again')
      end(connected ? 'deviceLost' : 'deviceAbsent')
    })
    request.on('response', (response) => void readAnswer(response, message.requestId).then(settle))
    request.setHeader('content-length', head.length + message.data.length)
    request.write(head)
    request.end(message.data)
  })
}

/** What came could not be parsed (llhttp's codes). */
function isNoHttp(error: Error): boolean {
  return 'code' in error && String(error.code).startsWith('HPE_')
}

async function readAnswer(response: IncomingMessage, requestId: number): Promise<Attempt> {
  const end = (code: Fault['code']): Attempt => failed({ ...fault(code), sent: true })
  if (response.statusCode !== 200) return end(response.statusCode === 404 ? 'deviceAbsent' : 'deviceSilent')
  const bytes = await readAll(response)
  if (bytes === 'lost') return end('deviceLost')
  const answer = bytes && decodeIpp(bytes)
  return answer?.requestId === requestId ? done(answer) : end('deviceSilent')
}

/** @returns null when it is longer than any answer */
async function readAll(response: IncomingMessage): Promise<Buffer | 'lost' | null> {
  const pieces: Buffer[] = []
  let length = 0
  try {
    for await (const piece of response) {
      if (!Buffer.isBuffer(piece)) return null
      length += piece.length
      if (length > maxAnswer) return null
      pieces.push(piece)
    }
  } catch {
    return 'lost'
  }
  return Buffer.concat(pieces)
}
