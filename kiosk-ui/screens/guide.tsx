import { BadgeJapaneseYen, Clock, FileText, IdCard, ListChecks, ReceiptText } from 'lucide-preact'
import { useContext, useState } from 'preact/hooks'
import type { KioskSetup } from '#contract/config.ts'
import { canFinish, canFinishWay, type Means } from '#flows/can-finish.ts'
import { guideElements, type Item } from '#flows/item.ts'
import type { StepName } from '#flows/steps.ts'
import { actingTexts } from '#flows/texts/acting.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { reasonTexts } from '#flows/texts/reasons.ts'
import { DomainArt } from '../art/domains.tsx'
import { Button } from '../components/button.tsx'
import { Explained } from '../components/explained.tsx'
import { Notice } from '../components/notice.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { Scroller } from '../components/scroller.tsx'
import { ProgressContext, StepBar } from '../components/step-bar.tsx'
import { useFirstFrame } from '../components/use-first-frame.ts'
import { useWords } from '../components/words.tsx'
import { opensOf } from './can-mark.tsx'

interface Props {
  item: Item
  means: Means
  site: KioskSetup['site']
  /** Whether it can be done for somebody else, here and now. */
  forAnother: boolean
  onForAnother: () => void
  onWay: (index: number) => void
  onBack: () => void
  onHelp: () => void
}

/** What an item is, what it takes and whether it can be finished now: all of it before a card is asked for. */
export function Guide({ item, means, site, forAnother, onForAnother, onWay, onBack, onHelp }: Props) {
  const { t, tell } = useWords()
  const [full, setFull] = useState(false)
  const unavailable = canFinish(item, means).can === 'unavailable'
  const width = unavailable || forAnother ? 'third' : 'half'
  return (
    <ScreenFrame
      look={full ? 'guide' : 'guide roomy'}
      above={<StepBar />}
      title={tell(item.plainName)}
      lead={tell(item.guide.summary)}
      aside={<DomainArt domain={item.domain} />}
      actions={
        <>
          {item.ways.map((way, index) => {
            const readiness = canFinishWay(way, means)
            const why =
              readiness.can === 'unavailable'
                ? tell(reasonTexts[readiness.obstacle.reason].chip, opensOf(readiness))
                : undefined
            return (
              <Button
                key={index}
                {...(index === 0 ? { look: 'primary' as const } : {})}
                disabled={why !== undefined}
                why={why}
                onPress={() => onWay(index)}
              >
                {tell(way.label)}
              </Button>
            )
          })}
          <Button look="quiet" width={width} back onPress={onBack}>
            {t('back')}
          </Button>
          <Button look="quiet" width={width} onPress={() => setFull(!full)}>
            {t(full ? 'guide.less' : 'guide.more')}
          </Button>
          {forAnother && (
            <Button look="quiet" width="third" onPress={onForAnother}>
              {tell(actingTexts.start)}
            </Button>
          )}
          {unavailable && (
            <Button width="third" onPress={onHelp}>
              {t('help')}
            </Button>
          )}
        </>
      }
    >
      <Readiness item={item} means={means} site={site} />
      {full ? <FullGuide item={item} /> : <Facts item={item} />}
    </ScreenFrame>
  )
}

function Readiness({ item, means, site }: { item: Item; means: Means; site: KioskSetup['site'] }) {
  const { t, tell, join } = useWords()
  const readiness = canFinish(item, means)
  if (readiness.can === 'ready') return null
  const { full, now } = reasonTexts[readiness.obstacle.reason]
  const values = { department: tell(domainTexts[item.domain].department), ...opensOf(readiness) }
  return (
    <Notice tone={readiness.can === 'limited' ? 'warn' : 'bad'} title={tell(full, values)} live>
      <p>{join(t('guide.kept'), tell(now, values))}</p>
      <p>{t('guide.helper', { attendant: tell(site.attendant.name), phone: site.attendant.phone })}</p>
    </Notice>
  )
}

function Facts({ item: { guide } }: { item: Item }) {
  const { t, tell } = useWords()
  const facts = [
    [IdCard, 'guide.materials', guide.materials],
    [Clock, 'guide.time', guide.timeLimit],
    [BadgeJapaneseYen, 'guide.fee', guide.fee],
    [ReceiptText, 'guide.get', guide.result],
  ] as const
  return (
    <Scroller>
      <dl class="facts">
        {facts.map(([Icon, label, text]) => (
          <div key={label}>
            <Icon aria-hidden="true" />
            <dt>{t(label)}</dt>
            <dd>
              <Explained text={tell(text)} />
            </dd>
          </div>
        ))}
      </dl>
      <Road />
    </Scroller>
  )
}

const roadIcons: Partial<Record<StepName, typeof IdCard>> = {
  identify: IdCard,
  fill: ListChecks,
  result: FileText,
  deliver: ReceiptText,
}

/** What is to be done, step by step: the steps that the machine will go through. */
function Road() {
  const { t } = useWords()
  const { steps } = useContext(ProgressContext)
  return (
    <ol class="road">
      {steps.map((step) => {
        const Icon = roadIcons[step]
        if (Icon === undefined) return null
        return (
          <li key={step}>
            <Icon aria-hidden="true" />
            {t(`steps.${step}`)}
          </li>
        )
      })}
    </ol>
  )
}

const looked = 8 // elements, where the eye begins; those below come one frame later

/** An official word is explained where it stands first. */
function FullGuide({ item }: { item: Item }) {
  const { t, tell } = useWords()
  const texts = guideElements.map((element) => tell(item.guide[element]))
  const first = useFirstFrame()
  return (
    <Scroller>
      <div class="sheet">
        <dl class="lines told" aria-busy={first}>
          {guideElements.slice(0, first ? looked : guideElements.length).map((element, index) => (
            <div key={element}>
              <dt>{t(`guide.element.${element}`)}</dt>
              <dd>
                <Explained text={texts[index] ?? ''} beside={texts.slice(0, index).join('\n')} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Scroller>
  )
}
