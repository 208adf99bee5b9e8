/**
 * China keeps one time (UTC+8, no summer time), and so do its departments, receipts and visitors; a kiosk whose system
 * clock was left at UTC must still show its neighbours' hour.
 */
export const chinaTimeZone = 'Asia/Shanghai'

const minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: chinaTimeZone, dateStyle: 'short', timeStyle: 'short' })

/** 2026-11-24T15:53 */
export function chinaMinute(time: Date): string {
  return minutes.format(time).replace(' ', 'T')
}

/** 2026-11-24 */
export function chinaDay(time: Date): string {
  return chinaMinute(time).slice(0, 10)
}

/** The same day of the month so many months earlier, or that month's last day where it has no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}
