/** The root element: says where the visit stands, carries the comfort settings, and notices that somebody is there. */
import { useLayoutEffect } from 'preact/hooks'
import { LanguageContext } from './components/words.tsx'
import type { Kiosk } from './kiosk.ts'
import { Screen } from './screens/screen.tsx'

export function App({ kiosk }: { kiosk: Kiosk }) {
  const stage = kiosk.stage.value
  const { language, elder, highContrast, low } = stage.visit.context.comfort
  const touch = () => stage.send({ type: 'TOUCH' })
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  return (
    <div
      class="kiosk"
      data-state={stage.at}
      data-size={elder ? 'elder' : 'normal'}
      data-contrast={highContrast ? 'high' : 'normal'}
      data-layout={low ? 'low' : 'full'}
      onPointerDown={touch}
      onKeyDown={touch}
      onContextMenu={(event) => event.preventDefault()}
    >
      <LanguageContext.Provider value={language}>
        <Screen stage={stage} />
      </LanguageContext.Provider>
    </div>
  )
}
