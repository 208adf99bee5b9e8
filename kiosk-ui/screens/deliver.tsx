import type { ComponentChildren } from 'preact'
import type { DepartmentName } from '#contract/device-status.ts'
import type { Fault } from '#contract/faults.ts'
import type { ReceiptLine } from '#contract/receipt-layout.ts'
import { delays } from '#flows/delays.ts'
import type { Identity } from '#flows/identity.ts'
import { maskName } from '#flows/mask.ts'
import { actingTexts } from '#flows/texts/acting.ts'
import { faultTexts } from '#flows/texts/faults.ts'
import { readingTexts } from '#flows/texts/reading.ts'
import { DomainArt } from '../art/domains.tsx'
import { PaperArt } from '../art/paper.tsx'
import { Unplugged } from '../art/trouble.tsx'
import { BackOrHelp } from '../components/back-or-help.tsx'
import { Button } from '../components/button.tsx'
import { Countdown } from '../components/countdown.tsx'
import { Notice } from '../components/notice.tsx'
import { ReceiptPaper } from '../components/receipt-paper.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { Scroller } from '../components/scroller.tsx'
import { StepBar } from '../components/step-bar.tsx'
import { useLater } from '../components/use-later.ts'
import { useWords } from '../components/words.tsx'

interface Slip {
  /** What is being printed now, or was. */
  receipt: readonly ReceiptLine[]
  /** The second slip, when there are two. */
  record: readonly ReceiptLine[] | null
  columns: number
}

interface PreviewProps extends Slip {
  domain: DepartmentName
  /** What somebody must see to before anything can be printed. */
  trouble: Fault | null
  onPrint: () => void
  onBack: () => void
}

export function Preview({ domain, receipt, record, columns, trouble, onPrint, onBack }: PreviewProps) {
  const { t, tell } = useWords()
  const offer =
    record === null
      ? { title: t('preview.title'), lead: t('preview.lead') }
      : { title: tell(actingTexts.twoSlips), lead: tell(actingTexts.twoSlipsLead) }
  const question = trouble === null ? offer : { title: tell(readingTexts.cannotPrint) }
  return (
    <ScreenFrame
      above={<StepBar />}
      {...question}
      below={
        trouble !== null && (
          <Notice tone="warn" title={tell(faultTexts[trouble.code].what)} live>
            {tell(faultTexts[trouble.code].now)}
          </Notice>
        )
      }
      aside={<DomainArt domain={domain} />}
      actions={
        <>
          <Button look="primary" disabled={trouble !== null} onPress={onPrint}>
            {trouble === null ? t('preview.print') : tell(readingTexts.cannotPrintYet)}
          </Button>
          <Button back onPress={onBack}>
            {t(trouble === null ? 'preview.no' : 'failed.back')}
          </Button>
        </>
      }
    >
      <Scroller>
        <ReceiptPaper lines={receipt} columns={columns} label={t('preview.label')} />
        {record !== null && <ReceiptPaper lines={record} columns={columns} label={tell(actingTexts.record)} />}
      </Scroller>
    </ScreenFrame>
  )
}

export function Printing({ receipt, columns, onBack }: Omit<Slip, 'record'> & { onBack: () => void }) {
  const { t, tell } = useWords()
  const slow = useLater(delays.slowPrint)
  return (
    <ScreenFrame
      above={<StepBar />}
      title={t('printing.title')}
      lead={t('printing.lead')}
      actions={
        slow && (
          <Button look="quiet" onPress={onBack}>
            {tell(readingTexts.stopWaiting)}
          </Button>
        )
      }
    >
      <div class="mouth" />
      <div class="outlet feeding" data-silent>
        <ReceiptPaper lines={receipt} columns={columns} label={t('preview.label')} emerging />
      </div>
    </ScreenFrame>
  )
}

interface AfterPrint {
  onRate: () => void
  onAnother: () => void
}

/** @param props `principal` = for whom it was done, when it was for somebody else: then there are two slips */
export function Printed(props: Slip & AfterPrint & { principal: Identity | null; onMissing: () => void }) {
  const { receipt, columns, principal, onRate, onAnother, onMissing } = props
  const { t, tell } = useWords()
  const two = principal && { principal: maskName(principal.name) }
  return (
    <ScreenFrame
      above={<StepBar />}
      title={two ? tell(actingTexts.twoPrinted) : t('printed.title')}
      lead={two ? tell(actingTexts.twoPrintedLead, two) : t('printed.lead')}
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
      <div class="outlet out" data-silent>
        <ReceiptPaper lines={receipt} columns={columns} label={t('preview.label')} emerging />
      </div>
    </ScreenFrame>
  )
}

interface AgainProps extends AfterPrint {
  printerReady: boolean
  onPrint: () => void
  onBack: () => void
  onHelp: () => void
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
    <PrintAgain
      {...props}
      title={t('missing.title')}
      lead={t('missing.lead')}
      below={<Notice tone="good" title={t('printing.kept')} />}
    >
      <PaperArt doing="unsure" />
    </PrintAgain>
  )
}

function PrintAgain(
  props: AgainProps & { title: string; lead: string; below: ComponentChildren; children: ComponentChildren },
) {
  const { title, lead, below, children, printerReady, onPrint, onBack, onRate, onAnother, onHelp } = props
  const { t } = useWords()
  return (
    <ScreenFrame
      above={<StepBar />}
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
          <Button width="half" back onPress={onBack}>
            {t('failed.back')}
          </Button>
          <Button width="half" onPress={onHelp}>
            {t('help')}
          </Button>
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
  fault: Fault | null
  onYes: () => void
  onNo: () => void
  onBack: () => void
  onHelp: () => void
}) {
  const { fault, onYes, onNo, onBack, onHelp } = props
  const { t, tell } = useWords()
  return (
    <ScreenFrame
      above={<StepBar />}
      title={t('unknown.title')}
      lead={fault === null ? undefined : t('unknown.lead', { what: tell(faultTexts[fault.code].what) })}
      below={<Notice tone="good" title={t('printing.kept')} />}
      actions={
        <>
          <Button width="half" onPress={onYes}>
            {t('unknown.yes')}
          </Button>
          <Button width="half" onPress={onNo}>
            {t('unknown.no')}
          </Button>
          <BackOrHelp back={t('failed.back')} onBack={onBack} onHelp={onHelp} />
        </>
      }
    >
      <PaperArt doing="unsure" />
    </ScreenFrame>
  )
}

export function PrinterPaused({ onBack, onHelp }: { onBack: () => void; onHelp: () => void }) {
  const { t } = useWords()
  return (
    <ScreenFrame
      above={<StepBar />}
      title={t('paused.printer')}
      lead={t('paused.printerLead')}
      actions={<BackOrHelp back={t('failed.back')} onBack={onBack} onHelp={onHelp} />}
    >
      <Unplugged />
      <Countdown ms={delays.replug} label={t('seconds.left')} />
    </ScreenFrame>
  )
}
