/** For tests: a driver with a virtual printer at the other end of a port in memory. */
import { fault } from '#contract/faults.ts'
import type { ReceiptLine } from '#contract/receipt-layout.ts'
import { done, failed } from '#contract/result.ts'
import type { Connection, Port } from '../ports/port.ts'
import type { VirtualPrinter } from '../virtual/printer.ts'

export const never = new AbortController().signal

export interface MemoryPort extends Port {
  /** Every piece of bytes that was sent to the printer. */
  sent: Uint8Array[]
  /** What the port does to bytes on their way to the computer. */
  inbound: (bytes: Uint8Array) => Uint8Array | null
  /** Bytes it says no to stay unsent, as when the printer takes no more. */
  takes: (bytes: Uint8Array) => boolean
}

export function memoryPort(printer: VirtualPrinter): MemoryPort {
  const port: MemoryPort = {
    url: 'memory:',
    sent: [],
    inbound: (bytes) => bytes,
    takes: () => true,
    open() {
      let tellData: Parameters<Connection['onData']>[0] = () => {}
      let tellLost = (): void => {}
      let open = true
      const ended = Promise.withResolvers<void>()
      const plug = printer.connect(
        (bytes) => {
          const arriving = port.inbound(bytes)
          if (arriving) queueMicrotask(() => open && tellData(arriving))
        },
        () => {
          if (!open) return
          open = false
          ended.resolve()
          queueMicrotask(() => tellLost())
        },
      )
      const connection: Connection = {
        async write(bytes) {
          if (!port.takes(bytes)) await ended.promise
          if (!open) return failed(fault('deviceLost'))
          const copy = Uint8Array.from(bytes)
          port.sent.push(copy)
          plug.receive(copy)
          return done(undefined)
        },
        onData: (listener) => void (tellData = listener),
        onLost: (listener) => void (tellLost = listener),
        close() {
          open = false
          ended.resolve()
          plug.closed()
          return Promise.resolve()
        },
      }
      if (printer.switches().printerUnplugged) return Promise.resolve(failed(fault('deviceAbsent')))
      return Promise.resolve(done(connection))
    },
  }
  return port
}

/** The lines as the paper shows them; blank ones at the end don't show. */
export function asPrinted(lines: ReceiptLine[], columns: number): string[] {
  const texts = lines.map((line) => (line.kind === 'rule' ? '-'.repeat(columns) : line.text))
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1)
}
