import { useMemo } from 'preact/hooks'
import { chinaTimeZone as timeZone } from '#contract/china-time.ts'
import type { Language } from '#flows/language.ts'
import { useNow } from './use-now.ts'
import { useWords } from './words.tsx'

/** Whose machine this is (or which item is open), and the time. */
export function Header({ title, subtitle, logo }: { title: string; subtitle: string; logo: string | null }) {
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
      {clock}
    </header>
  )
}

function Clock() {
  const { language } = useWords()
  const now = useNow()
  const { time, day, weekday } = useMemo(() => formatsOf(language), [language])
  return (
    <time class="clock" dateTime={now.toISOString()}>
      {time.format(now)}
      <small>{`${day.format(now)} ${weekday.format(now)}`}</small>
    </time>
  )
}

const clock = <Clock /> // one for all: it isn't drawn anew with each title

function formatsOf(language: Language) {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const month = language === 'zh' ? 'long' : 'short'
  return {
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }),
    day: new Intl.DateTimeFormat(locale, { timeZone, month, day: 'numeric' }),
    weekday: new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' }),
  }
}
