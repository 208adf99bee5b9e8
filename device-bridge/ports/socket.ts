/** What TCP and unix sockets share: one way of opening, one way of failing. */
import { type NetConnectOpts, connect } from 'node:net'
import { fault } from '#contract/faults.ts'
import { type Result, done, failed } from '#contract/result.ts'
import type { Connection } from './port.ts'
import { streamConnection } from './stream-connection.ts'

const delays = {
  connect: 3000, // ms; the kernel itself would try an address that never answers for two minutes
}

/** @returns the connection; `deviceAbsent` when nobody listens there or answers in time; `canceled` */
export function openSocket(target: NetConnectOpts, signal: AbortSignal): Promise<Result<Connection>> {
  if (signal.aborted) return Promise.resolve(failed(fault('canceled')))
  return new Promise((resolve) => {
    let receive: ((bytes: Uint8Array) => void) | undefined
    // a buffer of our own: Node's are freed with the bytes still in them
    const onread = {
      buffer: new Uint8Array(16_384),
      callback: (count: number, buffer: Uint8Array) => {
        receive?.(buffer.subarray(0, count))
        return true
      },
    }
    const socket = connect({ ...target, noDelay: true, onread })

    const settle = (result: Result<Connection>): void => {
      clearTimeout(patience)
      signal.removeEventListener('abort', cancel)
      socket.off('error', refused)
      if (!result.ok) socket.destroy()
      resolve(result)
    }
    const refused = (): void => settle(failed(fault('deviceAbsent')))
    const cancel = (): void => settle(failed(fault('canceled')))
    const patience = setTimeout(refused, delays.connect)
    signal.addEventListener('abort', cancel)
    socket.on('error', refused)
    socket.once('connect', () => {
      const opened = streamConnection(socket, () => socket.destroy())
      receive = opened.receive
      settle(done(opened.connection))
    })
  })
}
