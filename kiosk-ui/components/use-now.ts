import { useEffect, useState } from 'preact/hooks'

const minute = 60_000 // ms; nothing on a screen shows seconds

/** The time, anew with every minute. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), minute - (Date.now() % minute))
    return () => clearTimeout(timer)
  }, [now])
  return now
}
