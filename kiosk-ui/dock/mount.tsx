/** Puts the dock on a page: alone (`/dock`), or beside the kiosk (`/?dock`). */
import { render } from 'preact'
import { connect } from '../bridge/connection.ts'
import { Beside } from './beside.tsx'
import { createDockModel } from './dock-model.ts'
import { Dock } from './dock.tsx'
import './dock.css'

export function mountDock(root: Element, place: 'alone' | 'besideKiosk'): void {
  const model = createDockModel(connect(`${location.origin.replace('http', 'ws')}/bridge`))
  render(place === 'alone' ? <Dock model={model} /> : <Beside model={model} />, root)
}
