/** One HTTP exchange, on a connection of its own, told by what the other side may have seen of it. */
import http from 'node:http'
import https from 'node:https'

export type Exchange =
  /** An answer came in full. */
  | { kind: 'answered'; status: number; body: string }
  /** No connection came about: nothing was handed over. */
  | { kind: 'notReached' }
  /** The connection stood, then broke or stayed silent: the other side may have acted on the request. */
  | { kind: 'brokenOff' }
  | { kind: 'canceled' }

export interface ExchangeOptions {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body: string
  timeoutMs: number
  signal: AbortSignal
}

// Characters; a full year of account entries is below 100 000, so more than this is no answer of ours.
const longestAnswer = 4_000_000

/**
 * Sends one request and waits for the whole answer. Redirects aren't followed: a department doesn't move by itself.
 * Node's own client rather than fetch, because fetch doesn't tell a connection that never stood from one that broke.
 */
export function exchange(url: URL, options: ExchangeOptions): Promise<Exchange> {
  return new Promise((resolve) => {
    if (options.signal.aborted) {
      resolve({ kind: 'canceled' })
      return
    }
    let connected = false
    const secure = url.protocol === 'https:'
    const request = (secure ? https : http).request(url, {
      method: options.method,
      headers: { ...options.headers, 'content-length': String(Buffer.byteLength(options.body)) },
      // No reuse: a kept connection may close while a request is under way, and then its outcome would be unknown.
      agent: false,
    })
    const finish = (result: Exchange) => {
      clearTimeout(timer)
      options.signal.removeEventListener('abort', cancel)
      resolve(result)
      request.destroy()
    }
    const breakOff = () => finish({ kind: connected ? 'brokenOff' : 'notReached' })
    const cancel = () => finish({ kind: 'canceled' })
    const timer = setTimeout(breakOff, options.timeoutMs)
    options.signal.addEventListener('abort', cancel)

    request.on('socket', (socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        connected = true
      })
    })
    request.on('error', breakOff)
    request.on('response', (response) => {
      const answered = (body: string) => finish({ kind: 'answered', status: response.statusCode ?? 0, body })
      const decoder = new TextDecoder('utf-8', { fatal: true }) // a name with � in it would be shown, and printed
      let body = ''
      const take = (bytes?: Uint8Array) => {
        try {
          body += decoder.decode(bytes, { stream: bytes !== undefined })
        } catch {
          answered('')
        }
      }
      response.on('data', (bytes: Buffer) => {
        take(bytes)
        if (body.length > longestAnswer) answered('')
      })
      response.on('end', () => {
        take()
        answered(body)
      })
      response.on('error', breakOff)
    })
    request.end(options.body)
  })
}
