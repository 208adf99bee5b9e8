/** The memory of a running bridge, seen through Node's own inspector. */
import { readFileSync } from 'node:fs'
import { WebSocket } from 'ws'
import type { Kiosk } from '#tests/support/start-kiosk.ts'

export interface Memory {
  heap: number
  resident: number
  /** Timers, sockets and other things that keep a process alive. */
  resources: number
}

/** For `execArgv`: where the inspector listens when it is asked for, which is any free port. */
export const inspectable = ['--inspect-port=0']

export interface NodeHeap {
  /** Bytes that are left after a collection. */
  measure(): Promise<Memory>
  close(): void
}

export async function watchNodeHeap({ process: bridge }: Kiosk): Promise<NodeHeap> {
  const address = new Promise<string>((resolve) => {
    bridge.stderr?.on('data', (piece) => {
      const listening = /ws:\/\/\S+/.exec(String(piece))
      if (listening) resolve(listening[0])
    })
  })
  bridge.kill('SIGUSR1') // opens the inspector
  const socket = new WebSocket(await address)
  await new Promise((resolve) => socket.once('open', resolve))
  let lastId = 0
  const ask = (method: string, params: object = {}): Promise<unknown> => {
    const id = ++lastId
    socket.send(JSON.stringify({ id, method, params }))
    return new Promise((resolve) => {
      const hear = (data: Buffer): void => {
        const answer = JSON.parse(data.toString()) as { id?: number; result?: unknown }
        if (answer.id !== id) return
        socket.off('message', hear)
        resolve(answer.result)
      }
      socket.on('message', hear)
    })
  }
  await ask('HeapProfiler.enable')
  return {
    async measure() {
      await ask('HeapProfiler.collectGarbage')
      await ask('HeapProfiler.collectGarbage')
      const { usedSize } = (await ask('Runtime.getHeapUsage')) as { usedSize: number }
      const { result } = (await ask('Runtime.evaluate', {
        expression: 'process.getActiveResourcesInfo().length',
      })) as { result: { value: number } }
      return { heap: usedSize, resident: residentOf(bridge.pid ?? 0), resources: result.value }
    },
    close: () => socket.close(),
  }
}

function residentOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}
