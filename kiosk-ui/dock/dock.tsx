/** The dock: the kiosk's virtual hardware, for a person to handle. */
import type { Bridge } from '../bridge/connection.ts'
import type { DockModel } from './dock-model.ts'
import { DepartmentsPanel, FaultsPanel } from './faults-panel.tsx'
import { Both } from './parts.tsx'
import { PrinterPanel } from './printer-panel.tsx'
import { ReaderPanel } from './reader-panel.tsx'
import { RatingsPanel, StatusPanel } from './status-panel.tsx'
import type { Words } from './words.ts'

const connectionWords: Record<Bridge['state']['value'], Words> = {
  opening: { zh: '正在连接', en: 'connecting' },
  open: { zh: '已连上', en: 'connected' },
  lost: { zh: '断开了，正在重连', en: 'reconnecting' },
}

export function Dock({ model }: { model: DockModel }) {
  const connection = model.connection.value
  const trouble = model.trouble.value
  return (
    <div class="dock" data-connection={connection}>
      <header class="dock-head">
        <span class="dock-seal" aria-hidden="true">
          邻<br />办
        </span>
        <h1>
          <Both zh="虚拟硬件台" en="Virtual hardware dock" />
        </h1>
        <p class="dock-trouble" role="status">
          {trouble !== undefined && (
            <>
              没做成 <code>{trouble}</code>
            </>
          )}
        </p>
        <p class="dock-connection">
          <Both {...connectionWords[connection]} />
        </p>
      </header>
      <Panels model={model} />
    </div>
  )
}

function Panels({ model }: { model: DockModel }) {
  const setup = model.setup.value
  const dock = model.dock.value
  const kiosk = model.kiosk.value
  if (setup !== undefined && !setup.dock) return <NoDock />
  if (dock === undefined || kiosk === undefined) return null
  const device = (name: (typeof kiosk.devices)[number]['device']) => kiosk.devices.find((each) => each.device === name)
  return (
    <main class="dock-panels">
      <ReaderPanel model={model} dock={dock} reader={device('idCardReader')} />
      <PrinterPanel model={model} dock={dock} printer={device('receiptPrinter')} />
      <div class="dock-faults">
        <FaultsPanel model={model} dock={dock} hasDocumentPrinter={device('documentPrinter') !== undefined} />
        <DepartmentsPanel model={model} dock={dock} />
      </div>
      <div class="dock-states">
        <StatusPanel kiosk={kiosk} />
        <RatingsPanel ratings={model.ratings.value} />
      </div>
    </main>
  )
}

function NoDock() {
  return (
    <main class="no-dock">
      <h2>
        <Both zh="这台机器没有虚拟硬件" en="There is no virtual hardware here" />
      </h2>
      <p>
        它接的是真的读卡器和打印机。要用硬件台，请在 <code>kiosk.config.json</code> 里把设备的 <code>port</code> 写成{' '}
        <code>virtual:</code>。
      </p>
      <p lang="en">
        Its reader and printer are real ones. For the dock, write <code>virtual:</code> as a device's port in{' '}
        <code>kiosk.config.json</code>.
      </p>
    </main>
  )
}
