/** Entry of `/`: the kiosk; with `?dock`, the kiosk beside its virtual hardware. */
import { render } from 'preact'
import { App } from './app.tsx'
import { type Bridge, connect } from './bridge/connection.ts'
import { takeDoubleTapsAsOne } from './double-tap.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { hearFingers } from './fingers.ts'
import { noticeKeys } from './focus.ts'
import { startKiosk } from './kiosk.ts'
import { tameKeyboard } from './keyboard.ts'
import { keepMillimetres } from './millimetres.ts'
import { showPressed } from './pressed.ts'
import { loadInside } from './screens/load-inside.ts'
import { Starting } from './screens/starting.tsx'
import { wearTheme } from './theme.ts'
import './style/main.css'

const delays = {
  notIdle: 200, // ms; a busy Chromium may never call a page idle, and what stands behind the first screen must come
}

/** @returns whether it could be started; the connection may be gone again already */
async function runKiosk(root: Element, bridge: Bridge): Promise<boolean> {
  const setup = await bridge.command('Common.Capabilities', {})
  if (!setup.ok) return false
  const status = await bridge.command('Common.Status', {})
  keepMillimetres(setup.value.screen.diagonalInches)
  wearTheme(setup.value.theme)
  const kiosk = startKiosk(bridge, setup.value, status.ok ? status.value : null)
  render(<ErrorBoundary onCrash={kiosk.reset} draw={() => <App kiosk={kiosk} />} />, root)
  const theRest = () => {
    void loadInside(bridge)
    import('./keys/six-keys.ts').then(
      ({ obeyKeys }) => obeyKeys(kiosk),
      () => console.warn('the keys could not be loaded'),
    )
    // the kiosk's own fonts come first, these are for machines without them
    import('@fontsource-variable/noto-sans-sc').catch(() => console.warn('the spare fonts could not be loaded'))
  }
  requestIdleCallback(theRest, { timeout: delays.notIdle })
  return true
}

function openKiosk(root: Element): void {
  render(<Starting />, root)
  showPressed()
  hearFingers()
  noticeKeys()
  tameKeyboard()
  takeDoubleTapsAsOne()
  const bridge = connect(`${location.origin.replace('http', 'ws')}/bridge`)
  let running = Promise.resolve(false)
  bridge.state.subscribe((state) => {
    if (state === 'open') running = running.then((runs) => runs || runKiosk(root, bridge))
  })
}

const root = document.querySelector('#kiosk')
if (root !== null) {
  if (new URLSearchParams(location.search).has('dock')) {
    void import('./dock/mount.tsx').then(({ mountDock }) => mountDock(root, 'besideKiosk'))
  } else {
    openKiosk(root)
  }
}
