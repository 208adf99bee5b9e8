/** Starts the process of the virtual devices, and knows where they listen. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KioskConfig } from '#contract/config.ts'
import { startChild } from './child.ts'
import type { Log } from './log.ts'
import type { HardwareRequest } from './virtual/messages.ts'

export interface VirtualHardware {
  /** False when it couldn't start; it has told why. */
  readonly started: Promise<boolean>
  readonly socketPaths: Record<'idCardReader' | 'receiptPrinter' | 'documentPrinter', string>
  send: (request: HardwareRequest) => void
  stop(): void
}

interface Options {
  config: KioskConfig
  peopleOption: string[]
  onMessage: (message: unknown) => void
  log: Log
}

/** @returns null when the configuration has no virtual port */
export function startVirtualHardware({ config, peopleOption, onMessage, log }: Options): VirtualHardware | null {
  const { idCardReader, receiptPrinter, documentPrinter } = config.devices
  if (![idCardReader, receiptPrinter, documentPrinter].some((device) => device?.port === 'virtual:')) return null
  // mkdtemp gives mode 0700: nobody else on the machine can plug into these devices.
  const folder = mkdtempSync(join(tmpdir(), 'linban-'))
  const socketPaths = {
    idCardReader: join(folder, 'reader'),
    receiptPrinter: join(folder, 'printer'),
    documentPrinter: join(folder, 'document-printer'),
  }
  const child = startChild({
    name: 'device-bridge/virtual',
    file: join(import.meta.dirname, 'virtual', 'main.ts'),
    parameters: [
      `--reader=${socketPaths.idCardReader}`,
      `--printer=${socketPaths.receiptPrinter}`,
      ...(documentPrinter ? [`--document-printer=${socketPaths.documentPrinter}`] : []),
      `--profile=${receiptPrinter.profile}`,
      ...peopleOption,
    ],
    onMessage,
    log,
  })
  return {
    started: child.started,
    socketPaths,
    send: (request) => child.send(request),
    stop() {
      child.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
