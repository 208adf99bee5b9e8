/**
 * The bridge's log: one JSON object a line. Every event and its fields are listed here, and none of them can hold
 * what a person typed, what a card said or what a department answered. There is no way to log a free object.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandName } from '#contract/commands.ts'
import type { DepartmentStatus, DeviceName, DeviceStatus } from '#contract/device-status.ts'
import type { CompletionCode } from '#contract/envelope.ts'
import type { FaultCode } from '#contract/faults.ts'

export type LogEvent =
  | { event: 'started'; version: string; url: string }
  | { event: 'stopped' }
  /** `leftOut`: changes since the line before that were not worth one. */
  | ({ event: 'device'; fault: FaultCode | null; leftOut?: number } & Pick<DeviceStatus, 'device' | 'state' | 'paper'>)
  /** Once per opening: who answered there. */
  | { event: 'deviceIdentified'; device: DeviceName; identity: string }
  | ({ event: 'department' } & Pick<DepartmentStatus, 'department' | 'state'>)
  | { event: 'commandFailed'; command: CommandName; completionCode: CompletionCode; fault: FaultCode | null }
  | { event: 'commandRefused'; completionCode: CompletionCode }
  | { event: 'connectionRefused'; because: 'host' | 'origin' | 'token' }
  | { event: 'childEnded'; child: string; code: number | null; signal: string | null }
  | { event: 'recordingFailed'; reason: string }
  | { event: 'bug'; kind: string; where: string[] }

export type Log = (entry: LogEvent) => void

const fileLimit = 1_000_000 // bytes; with the files kept, a few MB of a small disk
const filesKept = 3

/**
 * @param folder where bridge.log is written; bridge.1.log is the one before
 * @param mirror also told every line, e.g. to show it on stderr
 */
export function openLog(folder: string, mirror: (line: string) => void = () => {}): Log {
  const file = join(folder, 'bridge.log')
  return (entry) => {
    const line = `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`
    mirror(line)
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      if (sizeOf(file) + line.length > fileLimit) rotate(folder)
      appendFileSync(file, line, { mode: 0o600 })
    } catch {
      // A full or broken disk: a kiosk that can still serve people must not stop for want of a log.
    }
  }
}

/** What a bug leaves in the log: its kind and where it was. Never its message, which may quote somebody's data. */
export function bugEntry(error: unknown): LogEvent {
  if (!(error instanceof Error)) return { event: 'bug', kind: typeof error, where: [] }
  const frames = (error.stack ?? '').split('\n').flatMap((line) => /^\s+at (?:.*\/)?(.+)$/.exec(line)?.[1] ?? [])
  return { event: 'bug', kind: error.constructor.name, where: frames.slice(0, 8) }
}

function rotate(folder: string) {
  for (let age = filesKept - 1; age >= 0; age--) {
    const from = join(folder, age === 0 ? 'bridge.log' : `bridge.${age}.log`)
    if (sizeOf(from) > 0) renameSync(from, join(folder, `bridge.${age + 1}.log`))
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
