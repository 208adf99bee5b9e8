import { useState } from 'preact/hooks'
import { type RatingLevel, type RatingReason, ratingLevels, ratingReasons } from '#contract/rating.ts'
import { Face, Farewell, Helper } from '../art/people.tsx'
import { Button } from '../components/button.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { Scroller } from '../components/scroller.tsx'
import { useWords } from '../components/words.tsx'

interface Props {
  onRate: (level: RatingLevel, reasons: RatingReason[]) => void
  onSkip: () => void
  onAnother: () => void
}

const poor: ReadonlySet<RatingLevel> = new Set<RatingLevel>(['dissatisfied', 'veryDissatisfied'])

/** One touch, or two where something went wrong. */
export function Rate({ onRate, onSkip, onAnother }: Props) {
  const [level, setLevel] = useState<RatingLevel | null>(null)
  if (level !== null) return <Why onReason={(reasons) => onRate(level, reasons)} onBack={() => setLevel(null)} />
  return (
    <Levels
      onLevel={(chosen) => (poor.has(chosen) ? setLevel(chosen) : onRate(chosen, []))}
      onSkip={onSkip}
      onAnother={onAnother}
    />
  )
}

function Levels({ onLevel, onSkip, onAnother }: { onLevel: (level: RatingLevel) => void } & Omit<Props, 'onRate'>) {
  const { t } = useWords()
  return (
    <ScreenFrame
      title={t('rate.title')}
      lead={t('rate.lead')}
      aside={<Helper />}
      actions={
        <>
          <Button look="quiet" width="half" onPress={onSkip}>
            {t('rate.skip')}
          </Button>
          <Button look="quiet" width="half" onPress={onAnother}>
            {t('another')}
          </Button>
        </>
      }
    >
      <div class="faces">
        {ratingLevels.map((level) => (
          <button key={level} type="button" class="choice" onClick={() => onLevel(level)}>
            <Face level={level} />
            {t(`rate.${level}`)}
          </button>
        ))}
      </div>
    </ScreenFrame>
  )
}

function Why({ onReason, onBack }: { onReason: (reasons: RatingReason[]) => void; onBack: () => void }) {
  const { t } = useWords()
  return (
    <ScreenFrame
      title={t('rate.why')}
      lead={t('rate.whyLead')}
      aside={<Helper />}
      actions={
        <>
          <Button look="quiet" width="half" back onPress={onBack}>
            {t('back')}
          </Button>
          <Button look="quiet" width="half" onPress={() => onReason([])}>
            {t('rate.noReason')}
          </Button>
        </>
      }
    >
      <Scroller>
        <div class="choices one tall">
          {ratingReasons.map((reason) => (
            <button key={reason} type="button" class="choice center" onClick={() => onReason([reason])}>
              {t(`rate.reason.${reason}`)}
            </button>
          ))}
        </div>
      </Scroller>
    </ScreenFrame>
  )
}

/** What became of the rating; said only when it is known. */
export function Rated({ outcome }: { outcome: 'saving' | 'thanks' | 'lost' }) {
  const { t } = useWords()
  return (
    <ScreenFrame
      key={outcome}
      title={t(`rate.${outcome}`)}
      lead={outcome === 'saving' ? undefined : t(`rate.${outcome}Lead`)}
    >
      <Farewell />
    </ScreenFrame>
  )
}
