/** What can go wrong, at the flip of a switch: with the devices, and with the departments behind them. */
import type { DockStatus } from '#contract/dock.ts'
import type { DeviceSwitch } from '#contract/dock.ts'
import type { DockModel } from './dock-model.ts'
import { keysOf } from './keys-of.ts'
import { Both, Panel } from './parts.tsx'
import {
  armedSwitches,
  departmentWords,
  documentSwitches,
  modeWords,
  printerSwitches,
  readerSwitches,
  switchWords,
} from './words.ts'

interface Props {
  model: DockModel
  dock: DockStatus
}

export function FaultsPanel({ model, dock, hasDocumentPrinter }: Props & { hasDocumentPrinter: boolean }) {
  const row = (device: DeviceSwitch) => (
    <FaultSwitch
      key={device}
      device={device}
      on={dock.switches[device]}
      onFlip={(on) => void model.flip({ device, on })}
    />
  )
  return (
    <Panel zh="故障开关" en="Faults" class="faults-panel">
      <div class="switches" role="group" aria-label="读卡器故障 Reader faults">
        {readerSwitches.map(row)}
      </div>
      <div class="switches" role="group" aria-label="打印机故障 Printer faults">
        {printerSwitches.map(row)}
      </div>
      {hasDocumentPrinter && (
        <div class="switches" role="group" aria-label="文件打印机故障 Document printer faults">
          {documentSwitches.map(row)}
        </div>
      )}
    </Panel>
  )
}

function FaultSwitch({ device, on, onFlip }: { device: DeviceSwitch; on: boolean; onFlip: (on: boolean) => void }) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      data-switch={device}
      onClick={() => onFlip(!on)}
    >
      <Both {...switchWords[device]} />
      {armedSwitches.has(device) && <span class="once">{on ? '等下一次' : '一次'}</span>}
      <span class="knob" aria-hidden="true" />
    </button>
  )
}

export function DepartmentsPanel({ model, dock }: Props) {
  return (
    <Panel zh="部门系统" en="Departments" class="departments-panel">
      {keysOf(departmentWords).map((department) => (
        <fieldset key={department} class="modes" data-mode={dock.departments[department]}>
          <legend>
            <Both {...departmentWords[department]} />
          </legend>
          <div class="mode-row">
            {keysOf(modeWords).map((mode) => (
              <label key={mode}>
                <input
                  type="radio"
                  name={department}
                  checked={dock.departments[department] === mode}
                  onChange={() => void model.flip({ department, mode })}
                />
                <Both {...modeWords[mode]} />
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </Panel>
  )
}
