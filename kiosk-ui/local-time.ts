/** Wall-clock time of the kiosk, as its neighbours read it. */
const two = (value: number) => String(value).padStart(2, '0')

/** 2026-11-24 */
export function localDate(time: Date): string {
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}

/** 2026-11-24T09:43 */
export function localMinute(time: Date): string {
  return `${localDate(time)}T${two(time.getHours())}:${two(time.getMinutes())}`
}
