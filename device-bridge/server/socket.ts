/** The WebSocket `/bridge`: who may connect, and one JSON message a frame. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { maxDocumentMessage } from '#contract/document-job.ts'
import type { Log } from '../log.ts'
import { isOurHost, isOurOrigin } from './admission.ts'
import type { BootToken } from './boot-token.ts'
import type { Commands } from './command.ts'
import { openSession, type Session } from './session.ts'

export interface BridgeSocket {
  /** Sends an unsolicited message to every connection that gets it. */
  push: Session['push']
  isDockFollowed(): boolean
  close(): void
}

interface Options {
  commands: Commands
  token: BootToken
  port: number
  log: Log
}

const maxMessage = 256 * 1024 // bytes; the longest receipt of the contract is shorter
const keepAlive = 15_000 // ms; a page that hangs or a tool that was killed holds its commands no longer than two of these

export function serveBridge(server: Server, { commands, token, port, log }: Options): BridgeSocket {
  const maxPayload = commands['DocumentPrinter.Print'] ? maxDocumentMessage : maxMessage
  const sockets = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false })
  const sessions = new Map<WebSocket, Session>()

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const because = refusal(request)
    if (because === null) return sockets.handleUpgrade(request, stream, head, connect)
    if (because !== 'path') log({ event: 'connectionRefused', because })
    const status = { path: '404 Not Found', token: '401 Unauthorized', host: '403 Forbidden', origin: '403 Forbidden' }
    stream.end(`HTTP/1.1 ${status[because]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })

  function refusal({ url, headers }: IncomingMessage): 'path' | 'host' | 'origin' | 'token' | null {
    if (url !== '/bridge') return 'path'
    if (!isOurHost(headers.host, port)) return 'host'
    const kind = token.check(headers)
    // Only a local tool that could read the token's file may come without an origin; a browser always sends one.
    const mayLackOrigin = kind === 'bearer' && headers.origin === undefined
    if (!mayLackOrigin && !isOurOrigin(headers.origin, port)) return 'origin'
    return kind === null ? 'token' : null
  }

  function connect(socket: WebSocket) {
    const send = (message: unknown) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
    }
    const session = openSession(commands, send, log)
    sessions.set(socket, session)
    let answered = true
    const timer = setInterval(() => {
      if (!answered) return socket.terminate()
      answered = false
      socket.ping()
    }, keepAlive)
    socket.on('pong', () => (answered = true))
    socket.on('message', (data, isBinary) => session.receive(isBinary ? '' : textOf(data)))
    socket.on('error', () => socket.terminate()) // e.g. a message beyond maxPayload
    socket.on('close', () => {
      clearInterval(timer)
      sessions.delete(socket)
      session.close()
    })
  }

  return {
    push(name, payload) {
      for (const session of sessions.values()) session.push(name, payload)
    },
    isDockFollowed: () => [...sessions.values()].some((session) => session.followsDock()),
    close() {
      for (const socket of sessions.keys()) socket.terminate()
      sockets.close()
    },
  }
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8')
}
