/** The kiosk and its dock side by side: the kiosk at its true size in a frame of its own, scaled to fit. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Dock } from './dock.tsx'
import type { DockModel } from './dock-model.ts'

export function Beside({ model }: { model: DockModel }) {
  const screen = model.setup.value?.screen
  // the kiosk gets the width its shape needs at full height, the dock the rest, but never less than one column
  const columns = `minmax(0, ${screen === undefined ? 50 : (screen.width / screen.height) * 100}vh) minmax(452px, 1fr)`
  return (
    <div class="beside" style={{ gridTemplateColumns: columns }}>
      <div class="kiosk-pane">{screen !== undefined && <KioskFrame width={screen.width} height={screen.height} />}</div>
      <Dock model={model} />
    </div>
  )
}

function KioskFrame({ width, height }: { width: number; height: number }) {
  const room = useRef<HTMLDivElement>(null)
  const scale = useSignal(0)
  useEffect(() => {
    if (room.current === null) return
    const fit = new ResizeObserver(([entry]) => {
      if (entry === undefined) return
      scale.value = Math.min(entry.contentRect.width / width, entry.contentRect.height / height)
    })
    fit.observe(room.current)
    return () => fit.disconnect()
  }, [width, height])
  return (
    <div class="kiosk-room" ref={room}>
      <div class="kiosk-screen" style={{ width: `${width * scale.value}px`, height: `${height * scale.value}px` }}>
        <iframe
          src="/"
          title="自助机 Kiosk"
          style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale.value})` }}
        />
      </div>
    </div>
  )
}
