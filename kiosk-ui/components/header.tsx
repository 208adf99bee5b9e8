import { useEffect, useState } from 'preact/hooks'
import { chinaTimeZone as timeZone } from '#contract/china-time.ts'
import { useWords } from './words.tsx'

const minute = 60_000 // ms; the clock shows no seconds

function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), minute - (Date.now() % minute))
    return () => clearTimeout(timer)
  }, [now])
  return now
}

/** Whose machine this is (or which item is open), and the time. */
export function Header({ title, subtitle, logo }: { title: string; subtitle: string; logo: string | null }) {
  const { language } = useWords()
  const now = useNow()
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const time = now.toLocaleTimeString(locale, { timeZone, hour: '2-digit', minute: '2-digit', hour12: false })
  const day = now.toLocaleDateString(locale, {
    timeZone,
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  })
  const weekday = now.toLocaleDateString(locale, { timeZone, weekday: 'short' })
  return (
    <header class="header">
      <div class="brand">
        {logo === null ? (
          <div class="seal" aria-hidden="true">
            邻
            <br />办
          </div>
        ) : (
          <img class="logo" src={logo} alt="" />
        )}
        <div>
          <b>{title}</b>
          <span>{subtitle}</span>
        </div>
      </div>
      <time class="clock" dateTime={now.toISOString()}>
        {time}
        <small>{`${day} ${weekday}`}</small>
      </time>
    </header>
  )
}
