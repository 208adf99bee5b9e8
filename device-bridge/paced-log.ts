/** A device that comes and goes must not fill the log: a line a second for each, and what was left out is counted. */
import type { DeviceName } from '#contract/device-status.ts'
import type { Log, LogEvent } from './log.ts'

type DeviceEntry = Extract<LogEvent, { event: 'device' }>

const perLine = 1_000 // ms; a site's whole day stays in the files that are kept
const atOnce = 10 // lines of a device that was quiet: a visit's ups and downs are told in full

interface Pace {
  /** Lines written in the last seconds that count against it; one is forgotten each second. */
  owed: number
  /** The newest change that wasn't written yet. */
  waiting: DeviceEntry | null
  leftOut: number
}

export function pacedDeviceLog(log: Log): (entry: DeviceEntry) => void {
  const paces = new Map<DeviceName, Pace>()

  function write(pace: Pace, entry: DeviceEntry): void {
    log(pace.leftOut > 0 ? { ...entry, leftOut: pace.leftOut } : entry)
    if (pace.owed === 0) setTimeout(forget, perLine, entry.device, pace).unref()
    pace.owed++
    pace.waiting = null
    pace.leftOut = 0
  }

  function forget(device: DeviceName, pace: Pace): void {
    pace.owed--
    if (pace.owed > 0) setTimeout(forget, perLine, device, pace).unref()
    if (pace.waiting) write(pace, pace.waiting)
    else if (pace.owed === 0) paces.delete(device)
  }

  return (entry) => {
    const pace = paces.get(entry.device) ?? { owed: 0, waiting: null, leftOut: 0 }
    paces.set(entry.device, pace)
    if (pace.owed < atOnce) return write(pace, entry)
    if (pace.waiting) pace.leftOut++
    pace.waiting = entry
  }
}
