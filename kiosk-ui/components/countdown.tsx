import { useEffect, useState } from 'preact/hooks'

const tick = 1000 // ms

/** Seconds left, as a number and a ring. It only shows the time; the visit's own clock decides. */
export function Countdown({ ms, label }: { ms: number; label: string }) {
  const [ends] = useState(() => performance.now() + ms)
  const [left, setLeft] = useState(ms)
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(ends - performance.now(), 0)), tick)
    return () => clearInterval(timer)
  }, [ends])
  const around = 2 * Math.PI * 45
  return (
    <div class="count" role="timer" aria-label={label}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle cx="50" cy="50" r="45" />
        <circle class="left" cx="50" cy="50" r="45" stroke-dasharray={`${(around * left) / ms} ${around}`} />
      </svg>
      {Math.ceil(left / tick)}
    </div>
  )
}
