import { type Fault, fault } from '#contract/faults.ts'

/**
 * Why a device's file didn't open. serialport and node-hid hand the system's error over only as a sentence, each its own;
 * serialport's lock, when another process has it, is "Resource temporarily unavailable Cannot lock port".
 * @returns `deviceBusy`, `deviceForbidden`, else `deviceAbsent`
 */
export function openFault(error: unknown): Fault {
  const sentence = error instanceof Error ? error.message : ''
  if (/\bbusy\b|cannot lock port/i.test(sentence)) return fault('deviceBusy')
  if (/permission denied|not permitted/i.test(sentence)) return fault('deviceForbidden')
  return fault('deviceAbsent')
}
