/** Where recordings are kept: one file for each opening of a device, the oldest ones making room. */
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { WriteLine } from './recorder.ts'

const fileLimit = 2_000_000 // bytes; an hour of a busy reader
const filesKept = 40 // with their limit: at most 80 MB of a small disk

export interface RecordingsFolder {
  begin: (device: string) => WriteLine
}

/**
 * @param folder made when it isn't there, for its owner only
 * @param onFailed told once, when nothing can be written any more (a full disk); recording ends with it, and nothing else does
 */
export function openRecordingsFolder(folder: string, onFailed: (reason: string) => void): RecordingsFolder {
  let failed = false
  let count = 0

  function attempt<T>(act: () => T): T | null {
    if (failed) return null
    try {
      return act()
    } catch (error) {
      failed = true
      onFailed(error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
      return null
    }
  }

  /** `idCardReader-20261124T153012345-0001.jsonl`: sorted by name, a device's are in the order of time. */
  function create(device: string): number {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const stamp = new Date().toISOString().replaceAll(/[-:.Z]/g, '')
    const name = `${device}-${stamp}-${String(++count).padStart(4, '0')}.jsonl`
    const file = openSync(join(folder, name), 'wx', 0o600)
    removeOldest()
    return file
  }

  function removeOldest(): void {
    const age = (name: string): string => name.slice(name.indexOf('-'))
    const names = readdirSync(folder).filter((name) => /^\w+-\d{8}T\d{9}-\d+\.jsonl$/.test(name))
    names.sort((a, b) => (age(a) < age(b) ? -1 : 1))
    for (const name of names.slice(0, -filesKept)) rmSync(join(folder, name))
  }

  return {
    begin(device) {
      let file = attempt(() => create(device))
      let size = 0
      let header = ''
      const append = (text: string): void => {
        if (file === null) return
        const to = file
        if (attempt(() => writeSync(to, text)) === null) file = null
        size += text.length
      }
      return (line) => {
        if (file === null) return
        const text = `${JSON.stringify(line)}\n`
        if (header === '') header = text
        if (size + text.length > fileLimit) {
          const full = file
          attempt(() => closeSync(full))
          file = attempt(() => create(device))
          size = 0
          append(header)
        }
        append(text)
        if ('end' in line && file !== null) {
          const ended = file
          attempt(() => closeSync(ended))
          file = null
        }
      }
    },
  }
}
