import { type Fault, fault } from '#contract/faults.ts'

/**
 * Why a device's file didn't open. serialport and node-hid hand the system's error over only as a sentence, each its own;
 * serialport's lock, when another process has it, is "Resource temporarily unavailable Cannot lock port".
 * @returns `deviceBusy`, `deviceForbidden`, `programMissing` when a library of the system isn't there, else `deviceAbsent`
 */
export function openFault(error: unknown): Fault {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_DLOPEN_FAILED') return fault('programMissing')
  const sentence = error instanceof Error ? error.message : ''
  if (/\bbusy\b|cannot lock port/i.test(sentence)) return fault('deviceBusy')
  if (/permission denied|not permitted/i.test(sentence)) return fault('deviceForbidden')
  return fault('deviceAbsent')
}
