/** For tests: a driver with a virtual printer at the other end of a port in memory. */
import { vi } from 'vitest'
import { fault } from '#contract/faults.ts'
import { layoutReceipt, type ReceiptLine } from '#contract/receipt-layout.ts'
import type { Receipt } from '#contract/receipt.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { Connection, Port } from '../ports/port.ts'
import { createVirtualPrinter, type VirtualPrinter, type VirtualPrinterOptions } from '../virtual/printer.ts'
import type { Condition } from '../device.ts'
import { createEscposPrinter } from './escpos-driver.ts'
import { type PrinterProfile, printerProfiles } from '#contract/printer-profiles.ts'

export const never = new AbortController().signal

export interface MemoryPort extends Port {
  /** Every piece of bytes that was sent to the printer. */
  sent: Uint8Array[]
  /** What the port does to bytes on their way to the computer. */
  inbound: (bytes: Uint8Array) => Uint8Array | null
  /** Bytes out of nowhere, as if the printer had said them. */
  hear: (bytes: Uint8Array) => void
  /** Bytes it says no to stay unsent, as when the printer takes no more. */
  takes: (bytes: Uint8Array) => boolean
}

export function memoryPort(printer: VirtualPrinter): MemoryPort {
  const port: MemoryPort = {
    url: 'memory:',
    sent: [],
    inbound: (bytes) => bytes,
    takes: () => true,
    hear: () => {},
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
        onData(listener) {
          tellData = listener
          port.hear = (bytes) => open && listener(bytes)
        },
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

export const profile = printerProfiles['generic-80mm']
export const linesOf = (receipt: Receipt): ReceiptLine[] => layoutReceipt(receipt, profile.columns)
export const receipt = linesOf({
  nodes: [
    { kind: 'title', text: '养老金发放' },
    { kind: 'rule' },
    ...Array.from({ length: 20 }, (_, month) => ({
      kind: 'pair' as const,
      label: `第${month + 1}笔`,
      value: '187.00',
    })),
    { kind: 'text', text: '阿依古丽·买买提', bold: true },
  ],
})
export const next = linesOf({ nodes: [{ kind: 'text', text: '下一位' }] })

/** Runs the clock until it is done. */
export async function settle<T>(promise: Promise<T>): Promise<T> {
  const clock = { runs: true }
  void promise.finally(() => (clock.runs = false))
  while (clock.runs) await vi.advanceTimersByTimeAsync(20)
  return promise
}

export function rig(options: VirtualPrinterOptions = {}, kind: PrinterProfile = profile) {
  const printer = createVirtualPrinter(kind, options)
  const port = memoryPort(printer)
  const driver = createEscposPrinter(port, kind)
  const told: (Condition | null)[] = []
  driver.onChange((condition) => told.push(condition))
  return {
    printer,
    port,
    driver,
    told,
    open: () => settle(driver.open(never)),
    ping: () => settle(driver.ping(never)),
    print: (lines = receipt) => settle(driver.print(lines, { signal: never })),
    /** Prints, and does something once some of it is on paper. */
    printAnd: async (act: () => void) => {
      const printing = driver.print(receipt, { signal: never })
      while ((printer.papers().at(-1)?.lines.length ?? 0) < 5) await vi.advanceTimersByTimeAsync(10)
      act()
      return settle(printing)
    },
    retract: () => settle(driver.retract({ signal: never })),
    /** Everything sent to the printer so far, in hex. */
    sent: () => Buffer.concat(port.sent).toString('hex'),
    papers: () => printer.papers().map(({ lines }) => lines),
  }
}
export const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.fault.code)
export const seen = (result: Result<Condition>): string =>
  result.ok ? (result.value.fault?.code ?? 'well') : result.fault.code
export const whole = asPrinted(receipt, profile.columns)
