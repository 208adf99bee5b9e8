import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { fault } from '#contract/faults.ts'
import { type Result, done, failed } from '#contract/result.ts'
import { openFault } from './open-fault.ts'
import type { Connection, Port } from './port.ts'
import { usblpConnection } from './usblp-connection.ts'

/** A USB printer through the kernel's usblp, both ways. @param url `usblp:/dev/usb/lpN` */
export function usblpPort(url: string): Port {
  const path = url.replace(/^usblp:/, '')
  return { url, open: (signal) => openPrinter(path, signal) }
}

/** @returns the connection; `deviceAbsent`, `deviceBusy` (CUPS has it, say), `deviceForbidden`, `canceled` */
async function openPrinter(path: string, signal: AbortSignal): Promise<Result<Connection>> {
  if (signal.aborted) return failed(fault('canceled'))
  try {
    const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK)
    if (!signal.aborted) return done(usblpConnection(file))
    await file.close()
  } catch (error) {
    if (!signal.aborted) return failed(openFault(error))
  }
  return failed(fault('canceled'))
}
