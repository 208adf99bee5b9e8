/** The receipt printer with what came out of it: the slip as a picture, and the bytes behind it on demand. */
import { useSignal } from '@preact/signals'
import type { DeviceStatus } from '#contract/device-status.ts'
import type { DockStatus } from '#contract/dock.ts'
import type { DockModel } from './dock-model.ts'
import { hexDump } from './hex-dump.ts'
import { Both, Panel } from './parts.tsx'

type Paper = DockStatus['papers'][number]

interface Props {
  model: DockModel
  dock: DockStatus
  printer: DeviceStatus | undefined
}

export function PrinterPanel({ model, dock, printer }: Props) {
  const papers = dock.papers.toReversed()
  const { coverOpen, printerUnplugged } = dock.switches
  return (
    <Panel zh="小票打印机" en="Receipt printer" class="printer-panel">
      <div
        class="printer"
        data-state={printerUnplugged ? 'unplugged' : (printer?.state ?? 'absent')}
        data-cover={coverOpen ? 'open' : 'closed'}
        data-paper={printer?.paper ?? 'unknown'}
      >
        <PrinterDrawing />
        <button type="button" class="take-paper" disabled={papers.length === 0} onClick={() => void model.takePaper()}>
          <Both zh="取走纸" en="Take the paper" />
        </button>
      </div>
      <div class="papers">
        {papers.length === 0 && (
          <p class="no-paper">
            <Both zh="还没有小票出来" en="No paper came out yet" />
          </p>
        )}
        {papers.map((paper) => (
          <Slip key={paper.id} paper={paper} />
        ))}
      </div>
    </Panel>
  )
}

function Slip({ paper }: { paper: Paper }) {
  const raw = useSignal(false)
  return (
    <article class="printed-slip" data-cut={paper.cut ? 'yes' : 'no'} aria-label={`小票 ${paper.id}`}>
      <img src={`data:image/svg+xml,${encodeURIComponent(paper.svg)}`} alt={paper.lines.join('\n')} />
      <footer>
        <span>
          第 {paper.id} 张 · {paper.lines.length} 行 · {paper.bytes.length / 2} 字节
          {!paper.cut && <em> · 没切断 not cut</em>}
        </span>
        <button type="button" aria-expanded={raw.value} onClick={() => (raw.value = !raw.value)}>
          原始字节 <small lang="en">Raw bytes</small>
        </button>
      </footer>
      {raw.value && (
        <pre tabIndex={0} aria-label={`小票 ${paper.id} 的原始字节`}>
          {hexDump(paper.bytes)}
        </pre>
      )}
    </article>
  )
}

function PrinterDrawing() {
  return (
    <svg class="printer-drawing" viewBox="0 0 400 132" aria-hidden="true">
      <g class="lid">
        <path d="M58 62V30a16 16 0 0 1 16-16h252a16 16 0 0 1 16 16v32z" />
        <path d="M92 36h120" class="groove" />
      </g>
      <path d="M36 58h328a14 14 0 0 1 14 14v46H22V72a14 14 0 0 1 14-14z" class="printer-body" />
      <circle cx="340" cy="80" r="5.5" class="lamp" />
      <circle cx="320" cy="80" r="5.5" class="paper-lamp" />
      <path d="M60 80h60" class="groove" />
      <rect x="40" y="102" width="320" height="26" rx="10" class="printer-mouth" />
    </svg>
  )
}
