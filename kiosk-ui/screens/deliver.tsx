import type { ComponentChildren } from 'preact'
import type { DepartmentName } from '#contract/device-status.ts'
import type { Fault } from '#contract/faults.ts'
import type { Receipt } from '#contract/receipt.ts'
import { delays } from '#flows/delays.ts'
import type { Way } from '#flows/item.ts'
import { faultTexts } from '#flows/texts/faults.ts'
import { DomainArt } from '../art/domains.tsx'
import { PaperArt } from '../art/paper.tsx'
import { Unplugged } from '../art/trouble.tsx'
import { Button } from '../components/button.tsx'
import { Countdown } from '../components/countdown.tsx'
import { Notice } from '../components/notice.tsx'
import { ReceiptPaper } from '../components/receipt-paper.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { Scroller } from '../components/scroller.tsx'
import { StepBar } from '../components/step-bar.tsx'
import { useWords } from '../components/words.tsx'

interface Slip {
  way: Way
  receipt: Receipt
  columns: number
}

export function Preview(props: Slip & { domain: DepartmentName; onPrint: () => void; onBack: () => void }) {
  const { domain, way, receipt, columns, onPrint, onBack } = props
  const { t } = useWords()
  return (
    <ScreenFrame
      above={<StepBar way={way} step="deliver" />}
      title={t('preview.title')}
      lead={t('preview.lead')}
      aside={<DomainArt domain={domain} />}
      actions={
        <>
          <Button look="primary" onPress={onPrint}>
            {t('preview.print')}
          </Button>
          <Button onPress={onBack}>{t('preview.no')}</Button>
        </>
      }
    >
      <Scroller>
        <ReceiptPaper receipt={receipt} columns={columns} label={t('preview.label')} />
      </Scroller>
    </ScreenFrame>
  )
}

export function Printing({ way, receipt, columns }: Slip) {
  const { t } = useWords()
  return (
    <ScreenFrame above={<StepBar way={way} step="deliver" />} title={t('printing.title')} lead={t('printing.lead')}>
      <div class="mouth" />
      <div class="outlet feeding">
        <ReceiptPaper receipt={receipt} columns={columns} label={t('preview.label')} />
      </div>
    </ScreenFrame>
  )
}

interface AfterPrint {
  onRate: () => void
  onAnother: () => void
}

export function Printed(props: Slip & AfterPrint & { onMissing: () => void }) {
  const { way, receipt, columns, onRate, onAnother, onMissing } = props
  const { t } = useWords()
  return (
    <ScreenFrame
      above={<StepBar way={way} step="deliver" />}
      title={t('printed.title')}
      lead={t('printed.lead')}
      actions={
        <>
          <Button look="primary" onPress={onRate}>
            {t('printed.rate')}
          </Button>
          <Button look="quiet" width="half" onPress={onMissing}>
            {t('printed.missing')}
          </Button>
          <Button width="half" onPress={onAnother}>
            {t('another')}
          </Button>
        </>
      }
    >
      <div class="mouth" />
      <div class="outlet out">
        <ReceiptPaper receipt={receipt} columns={columns} label={t('preview.label')} />
      </div>
    </ScreenFrame>
  )
}

interface AgainProps extends AfterPrint {
  way: Way
  printerReady: boolean
  onPrint: () => void
  onBack: () => void
}

/** Not printed, for a known reason. */
export function PrintFailed({ fault, ...rest }: AgainProps & { fault: Fault }) {
  const { t, tell } = useWords()
  const { what, now } = faultTexts[fault.code]
  return (
    <PrintAgain {...rest} title={tell(what)} lead={tell(now)} below={<Notice tone="good" title={t('failed.kept')} />}>
      <PaperArt doing={fault.code === 'paperOut' ? 'empty' : 'stuck'} />
    </PrintAgain>
  )
}

/** The visitor says that no slip is there. */
export function SlipMissing(props: AgainProps) {
  const { t } = useWords()
  return (
    <PrintAgain {...props} title={t('missing.title')} lead={t('missing.lead')}>
      <PaperArt doing="unsure" />
    </PrintAgain>
  )
}

function PrintAgain(
  props: AgainProps & { title: string; lead: string; below?: ComponentChildren; children: ComponentChildren },
) {
  const { way, title, lead, below, children, printerReady, onPrint, onBack, onRate, onAnother } = props
  const { t } = useWords()
  return (
    <ScreenFrame
      above={<StepBar way={way} step="deliver" />}
      title={title}
      lead={lead}
      below={
        <>
          {below}
          {!printerReady && <Notice tone="warn" title={t('failed.wait')} live />}
        </>
      }
      actions={
        <>
          <Button look="primary" disabled={!printerReady} onPress={onPrint}>
            {t('failed.again')}
          </Button>
          <Button onPress={onBack}>{t('failed.back')}</Button>
          <Button look="quiet" width="half" onPress={onRate}>
            {t('result.done')}
          </Button>
          <Button look="quiet" width="half" onPress={onAnother}>
            {t('another')}
          </Button>
        </>
      }
    >
      {children}
    </ScreenFrame>
  )
}

/** Nobody can prove it either way: the visitor's eyes decide, and nothing is printed twice by itself. */
export function PrintUnknown(props: {
  way: Way
  fault: Fault | null
  onYes: () => void
  onNo: () => void
  onBack: () => void
}) {
  const { way, fault, onYes, onNo, onBack } = props
  const { t, tell } = useWords()
  return (
    <ScreenFrame
      above={<StepBar way={way} step="deliver" />}
      title={t('unknown.title')}
      lead={fault === null ? undefined : t('unknown.lead', { what: tell(faultTexts[fault.code].what) })}
      actions={
        <>
          <Button width="half" onPress={onYes}>
            {t('unknown.yes')}
          </Button>
          <Button width="half" onPress={onNo}>
            {t('unknown.no')}
          </Button>
          <Button look="quiet" onPress={onBack}>
            {t('failed.back')}
          </Button>
        </>
      }
    >
      <PaperArt doing="unsure" />
    </ScreenFrame>
  )
}

export function PrinterPaused({ way, onBack }: { way: Way; onBack: () => void }) {
  const { t } = useWords()
  return (
    <ScreenFrame
      above={<StepBar way={way} step="deliver" />}
      title={t('paused.printer')}
      lead={t('paused.printerLead')}
      actions={
        <Button look="quiet" onPress={onBack}>
          {t('failed.back')}
        </Button>
      }
    >
      <Unplugged />
      <Countdown ms={delays.replug} label={t('seconds.left')} />
    </ScreenFrame>
  )
}
