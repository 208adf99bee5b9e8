/** For tests: a client of the bridge that remembers what it hears, so that nothing is missed by asking late. */
import { WebSocket } from 'ws'
import type { CommandName } from '#contract/commands.ts'
import { type KioskStatus, kioskStatusSchema } from '#contract/device-status.ts'
import { type BridgeMessage, bridgeMessageSchema } from '#contract/envelope.ts'

type Completion = Extract<BridgeMessage, { header: { type: 'completion' } }>

interface Sent {
  requestId: number
  event(name: string): Promise<void>
  completion: Promise<Completion>
}

export interface BridgeClient {
  socket: WebSocket
  heard: BridgeMessage[]
  /** Resolves with the first thing `find` finds in a message, heard already or later. */
  hear<T>(find: (message: BridgeMessage) => T | undefined): Promise<T>
  send(name: CommandName, payload?: object): Sent
  call(name: CommandName, payload?: object): Promise<Completion>
  /** The first `Common.StatusChanged` that fits. */
  status(fits: (status: KioskStatus) => boolean): Promise<KioskStatus>
}

export async function connectClient(url: string, token: string): Promise<BridgeClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}bridge`, { headers: { authorization: `Bearer ${token}` } })
  const heard: BridgeMessage[] = []
  const listeners = new Set<() => void>()
  let lastId = 0
  socket.on('message', (data) => {
    heard.push(bridgeMessageSchema.parse(JSON.parse(Buffer.isBuffer(data) ? data.toString() : '')))
    for (const listener of listeners) listener()
  })
  await new Promise((resolve) => void socket.once('open', resolve))

  const hear: BridgeClient['hear'] = (find) =>
    new Promise((resolve) => {
      const look = () => {
        for (const message of heard) {
          const found = find(message)
          if (found === undefined) continue
          listeners.delete(look)
          return resolve(found)
        }
      }
      listeners.add(look)
      look()
    })

  function send(name: CommandName, payload: object = {}): Sent {
    const requestId = ++lastId
    socket.send(JSON.stringify({ header: { type: 'command', name, requestId }, payload }))
    return {
      requestId,
      async event(name) {
        await hear(
          ({ header }) =>
            (header.type === 'event' && header.name === name && header.requestId === requestId) || undefined,
        )
      },
      completion: hear((message) =>
        isCompletion(message) && message.header.requestId === requestId ? message : undefined,
      ),
    }
  }

  return {
    socket,
    heard,
    hear,
    send,
    call: (name, payload) => send(name, payload).completion,
    status: (fits) =>
      hear((message) => {
        if (message.header.name !== 'Common.StatusChanged' || !('payload' in message)) return undefined
        const status = kioskStatusSchema.parse(message.payload)
        return fits(status) ? status : undefined
      }),
  }
}

function isCompletion(message: BridgeMessage): message is Completion {
  return message.header.type === 'completion'
}
