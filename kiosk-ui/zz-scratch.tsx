// scratch, never committed
import { render } from 'preact'
import { signal } from '@preact/signals'
import { App } from './app.tsx'
import { startKiosk } from './kiosk.ts'
import { keepMillimetres } from './millimetres.ts'
import { Starting } from './screens/starting.tsx'
import './style/main.css'
import { loadInside } from './screens/load-inside.ts'
const w: any = window
const pend: any[] = (w.pend = [])
const q = new URLSearchParams(location.search)
const status: any = {
  devices: [
    { device: 'idCardReader', state: 'ready', fault: null, paper: null, since: new Date().toISOString() },
    { device: 'receiptPrinter', state: 'ready', fault: null, paper: 'ok', since: new Date().toISOString() },
  ],
  departments: ['socialSecurity', 'medicalInsurance', 'realEstate'].map((department) => ({ department, state: 'up', hours: null, since: new Date().toISOString() })),
}
const setup: any = {
  site: { id: 'bianzhuang-0001', name: { zh: '卞庄街道便民服务中心', en: 'Bianzhuang Service Centre' }, brand: { zh: '爱山东·沂好办 自助服务', en: 'Ai Shandong · Yihaoban self-service' }, attendant: { name: { zh: '值班帮办员', en: 'Duty attendant' }, phone: '0539-0000123' } },
  screen: { width: 1080, height: 1920, diagonalInches: Number(q.get('inch') ?? 27) }, receiptColumns: Number(q.get('cols') ?? 48), dock: false,
}
const listeners: any = {}
const bridge: any = {
  state: signal('open'),
  command: (name: string, payload: any, options: any = {}) => name === 'Common.Status' ? Promise.resolve({ ok: true, value: w.kstatus }) : new Promise((resolve) => pend.push({ name, payload, resolve, onEvent: options.onEvent })),
  on: (name: string, f: any) => { listeners[name] = f; return () => {} },
}
w.kstatus = status
w.setStatus = (s: any) => { w.kstatus = s; listeners['Common.StatusChanged'](s) }
w.answer = (name: string, value: any) => { const i = pend.findIndex((p) => p.name === name); const p = pend.splice(i, 1)[0]; p.resolve(value) }
w.event = (name: string, e: string) => pend.find((p) => p.name === name)?.onEvent?.(e)
keepMillimetres(setup.screen.diagonalInches)
if (q.has('starting')) render(<Starting />, document.querySelector('#kiosk')!)
else {
  const kiosk = startKiosk(bridge, setup, status)
  w.kiosk = kiosk; void loadInside(bridge)
  render(<App kiosk={kiosk} />, document.querySelector('#kiosk')!)
}
