/** The screens inside a service item. */
import { useEffect, useMemo } from 'preact/hooks'
import { chinaDay, chinaMinute } from '#contract/china-time.ts'
import { fault } from '#contract/faults.ts'
import { actingRecord } from '#flows/acting-record.ts'
import { printerTrouble, slipObstacle, wayForAnother } from '#flows/can-finish.ts'
import { slipOf } from '#flows/deliver.ts'
import { offersElder } from '#flows/elder-offer.ts'
import { deviceReady } from '#flows/identify.ts'
import { subjectOf } from '#flows/item-journey.ts'
import { readResult } from '#flows/read-result.ts'
import { resultReceipt } from '#flows/result-receipt.ts'
import { progressOf } from '#flows/steps.ts'
import type { ActingFor, Deliver, Identify, ItemJourney } from '#flows/where.ts'
import { ProgressContext } from '../components/step-bar.tsx'
import { useNow } from '../components/use-now.ts'
import { useWords } from '../components/words.tsx'
import { meansOf, type Stage } from '../kiosk.ts'
import { Consent, SamePerson } from './acting.tsx'
import { Preview, Printed, PrinterPaused, PrintFailed, Printing, PrintUnknown, SlipMissing } from './deliver.tsx'
import { Fill } from './fill.tsx'
import { Guide } from './guide.tsx'
import { CardProblem, CardRead, PresentCard, ReaderPaused, ReadingCard, type Whose } from './identify.tsx'
import { NoAnswer, Refused } from './no-result.tsx'
import { Result } from './result.tsx'
import { Send } from './send.tsx'
import { prepareSlip, slipLines } from './slip-lines.ts'

const idleAtLast = 500 // ms; a page that nothing moves on isn't always told that it is idle

interface Props {
  stage: Stage
  journey: ItemJourney
}

export function ItemScreen({ stage, journey }: Props) {
  return (
    <ProgressContext.Provider value={progressOf(journey.getSnapshot())}>
      <StepScreen stage={stage} journey={journey} />
    </ProgressContext.Provider>
  )
}

function StepScreen({ stage, journey }: Props) {
  const { value, context } = journey.getSnapshot()
  const { item, way } = context
  const { setup } = stage
  const send = journey.send
  const onBack = () => send({ type: 'BACK' })
  const onDone = () => send({ type: 'DONE' })
  const onChange = () => send({ type: 'CHANGE' })
  const onHelp = () => stage.send({ type: 'HELP' })
  const question = way.inputs[context.question]
  const ending = { item, onDone, onHelp }
  if (value === 'actFor' && stage.actingFor !== undefined) {
    return <ActingScreen stage={stage} journey={journey} actingFor={stage.actingFor} />
  }
  if (value === 'identify' && stage.identify !== undefined) {
    return <IdentifyScreen stage={stage} journey={journey} identify={stage.identify} whose="own" />
  }
  if (value === 'deliver' && stage.deliver !== undefined) {
    return <DeliverScreen stage={stage} journey={journey} deliver={stage.deliver} />
  }
  if (value === 'fill' && question !== undefined) {
    return (
      <Fill
        key={context.question}
        domain={item.domain}
        input={question}
        onAnswer={(answers) => send({ type: 'ANSWER', answers })}
        onBack={onBack}
      />
    )
  }
  if (value === 'send') return <Send domain={item.domain} onCancel={onBack} />
  if (value === 'result' && context.output !== null) return <ResultScreen stage={stage} journey={journey} />
  if (value === 'refused' && context.refusal !== null) {
    return <Refused {...ending} way={way} refusal={context.refusal} onChange={onChange} />
  }
  if (value === 'problem') {
    return (
      <NoAnswer
        {...ending}
        site={setup.site}
        fault={context.fault ?? fault('internal')}
        onRetry={() => send({ type: 'RETRY' })}
      />
    )
  }
  return (
    <Guide
      item={item}
      means={meansOf(stage)}
      site={setup.site}
      forAnother={wayForAnother(item, stage.status) !== null}
      onForAnother={() => send({ type: 'ACT_FOR' })}
      onWay={(index) => send({ type: 'CHOOSE_WAY', index })}
      onBack={onBack}
      onHelp={onHelp}
    />
  )
}

function ResultScreen({ stage, journey }: Props) {
  const { language } = useWords()
  const { context } = journey.getSnapshot()
  const { item, way, output, acting } = context
  const view = useMemo(() => readResult(way, output ?? {}, language), [way, output, language])
  const who = subjectOf(context)
  const { site, receiptColumns } = stage.setup
  const at = chinaMinute(useNow()) // a slip bears the time of its printing, however long its result was read
  const slips = useMemo(() => {
    const agent = acting?.agent ?? null
    return {
      receipt: resultReceipt({ item, view, identity: who, agent, site, at, language }),
      record: acting === null ? null : actingRecord({ item, acting, at, language }, site),
    }
  }, [item, view, who, acting, site, at, language])
  // while the result is read, so that nobody waits for it
  useEffect(() => {
    const { receipt, record } = slips
    const prepare = () => {
      for (const slip of [receipt, record]) if (slip !== null) prepareSlip(slip, receiptColumns)
    }
    const idle = requestIdleCallback(prepare, { timeout: idleAtLast })
    return () => cancelIdleCallback(idle)
  }, [slips, receiptColumns])
  return (
    <Result
      way={way}
      domain={item.domain}
      view={view}
      identity={who}
      agent={acting?.agent ?? null}
      obstacle={slipObstacle(stage.status)}
      onPrint={() => journey.send({ type: 'PRINT', ...slips })}
      onChange={() => journey.send({ type: 'CHANGE' })}
      onDone={() => journey.send({ type: 'DONE' })}
    />
  )
}

function ActingScreen({ stage, journey, actingFor }: Props & { actingFor: ActingFor }) {
  const { value, context } = actingFor.getSnapshot()
  const { agent, principal } = context
  const { item } = journey.getSnapshot().context
  if (stage.identify !== undefined && (value === 'agent' || value === 'principal')) {
    return <IdentifyScreen key={value} stage={stage} journey={journey} identify={stage.identify} whose={value} />
  }
  if (value === 'consent' && agent !== null && principal !== null) {
    return (
      <Consent
        item={item}
        acting={{ agent, principal }}
        onAgree={() => actingFor.send({ type: 'AGREE' })}
        onDecline={() => actingFor.send({ type: 'DECLINE' })}
      />
    )
  }
  return (
    <SamePerson
      onOther={() => actingFor.send({ type: 'OTHER_CARD' })}
      onBack={() => actingFor.send({ type: 'BACK' })}
      onHelp={() => stage.send({ type: 'HELP' })}
    />
  )
}

function IdentifyScreen({ stage, journey, identify, whose }: Props & { identify: Identify; whose: Whose }) {
  const snapshot = identify.getSnapshot()
  const { fault: why, identity } = snapshot.context
  const { item } = journey.getSnapshot().context
  const common = {
    whose,
    onBack: () => identify.send({ type: 'BACK' }),
    onHelp: () => stage.send({ type: 'HELP' }),
  }
  const chooseElder = (elder: boolean) => stage.send({ type: 'COMFORT', change: { elder } })
  if (snapshot.matches('read') && identity !== null) {
    return (
      <CardRead
        whose={whose}
        identity={identity}
        onConfirm={() => identify.send({ type: 'CONFIRM' })}
        onOther={() => identify.send({ type: 'OTHER_CARD' })}
        elderOffer={offersElder(identity, chinaDay(new Date()), stage.visit.context) ? chooseElder : null}
      />
    )
  }
  if (snapshot.matches('paused')) return <ReaderPaused {...common} />
  if (snapshot.matches('problem')) {
    return <CardProblem {...common} fault={why ?? fault('internal')} onRetry={() => identify.send({ type: 'RETRY' })} />
  }
  if (snapshot.matches({ waiting: 'found' })) return <ReadingCard {...common} />
  return <PresentCard {...common} bring={item.forAnother} fault={snapshot.matches({ waiting: 'again' }) ? why : null} />
}

function DeliverScreen({ stage, journey, deliver }: Props & { deliver: Deliver }) {
  const snapshot = deliver.getSnapshot()
  const { fault: why, record } = snapshot.context
  const { item, acting } = journey.getSnapshot().context
  const columns = stage.setup.receiptColumns
  const receipt = slipOf(snapshot.context)
  const slip = { receipt: slipLines(receipt, columns), record: record && slipLines(record, columns), columns }
  const onHelp = () => stage.send({ type: 'HELP' })
  const onPrint = () => deliver.send({ type: 'PRINT' })
  const onBack = () => deliver.send({ type: 'BACK' })
  const onRate = () => deliver.send({ type: 'RATE' })
  const onAnother = () => deliver.send({ type: 'ANOTHER' })
  const onMissing = () => deliver.send({ type: 'DID_NOT_COME_OUT' })
  const again = {
    printerReady: deviceReady(stage.status, 'receiptPrinter'),
    onPrint,
    onBack,
    onRate,
    onAnother,
    onHelp,
  }
  switch (snapshot.value) {
    case 'preview':
      return (
        <Preview
          {...slip}
          domain={item.domain}
          trouble={printerTrouble(stage.status)}
          onPrint={onPrint}
          onBack={onBack}
        />
      )
    case 'printing':
      return <Printing {...slip} onBack={onBack} />
    case 'printed':
      return (
        <Printed
          {...slip}
          onRate={onRate}
          onAnother={onAnother}
          onMissing={onMissing}
          principal={acting?.principal ?? null}
        />
      )
    case 'missing':
      return <SlipMissing {...again} />
    case 'failed':
      return <PrintFailed {...again} fault={why ?? fault('internal')} />
    case 'unknown':
      return (
        <PrintUnknown
          fault={why}
          onYes={() => deliver.send({ type: 'CAME_OUT' })}
          onNo={onMissing}
          onBack={onBack}
          onHelp={onHelp}
        />
      )
    case 'paused':
      return <PrinterPaused onBack={onBack} onHelp={onHelp} />
    case 'done':
      return null
  }
}
