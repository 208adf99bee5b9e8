import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { chinaDay, monthsBefore } from '#contract/china-time.ts'
import type { DepartmentName } from '#contract/device-status.ts'
import type { Answers } from '#flows/item-journey.ts'
import type { Input } from '#flows/item.ts'
import { write } from '#flows/format.ts'
import { DomainArt } from '../art/domains.tsx'
import { Button } from '../components/button.tsx'
import { DigitEntry, Keypad } from '../components/keypad.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { Scroller } from '../components/scroller.tsx'
import { StepBar } from '../components/step-bar.tsx'
import { useWords } from '../components/words.tsx'

interface Props<I> {
  domain: DepartmentName
  input: I
  onAnswer: (answers: Answers) => void
  onBack: () => void
}

/** One question per screen. */
export function Fill({ input, ...rest }: Props<Input>) {
  switch (input.kind) {
    case 'year':
      return <Year input={input} {...rest} />
    case 'period':
      return <Period input={input} {...rest} />
    case 'digits':
      return <Digits input={input} {...rest} />
  }
}

function Year({ domain, input, onAnswer, onBack }: Props<Extract<Input, { kind: 'year' }>>) {
  const { t, tell } = useWords()
  const thisYear = Number(chinaDay(new Date()).slice(0, 4))
  const years = Array.from({ length: input.back }, (_, ago) => thisYear - ago)
  const nicknames = ['fill.thisYear', 'fill.lastYear'] as const
  return (
    <Question domain={domain} title={tell(input.question)} onBack={onBack}>
      <Scroller>
        <div class="choices one tall">
          {years.map((year, ago) => {
            const nickname = nicknames[ago]
            return (
              <button key={year} type="button" class="choice center" onClick={() => onAnswer({ [input.name]: year })}>
                {t('fill.year', { year })}
                {nickname !== undefined && <small>{t(nickname)}</small>}
              </button>
            )
          })}
        </div>
      </Scroller>
    </Question>
  )
}

function Period({ domain, input, onAnswer, onBack }: Props<Extract<Input, { kind: 'period' }>>) {
  const { t, tell, language } = useWords()
  const today = chinaDay(new Date())
  return (
    <Question domain={domain} title={tell(input.question)} onBack={onBack}>
      <Scroller>
        <div class="choices one tall">
          {input.choices.map(({ months, label }) => {
            const from = monthsBefore(today, months)
            return (
              <button key={months} type="button" class="choice center" onClick={() => onAnswer({ from, to: today })}>
                {tell(label)}
                <small>{t('fill.from', { from: write(from, 'date', language) })}</small>
              </button>
            )
          })}
        </div>
      </Scroller>
    </Question>
  )
}

function Digits({ domain, input, onAnswer, onBack }: Props<Extract<Input, { kind: 'digits' }>>) {
  const { t, tell } = useWords()
  const [value, setValue] = useState('')
  const full = value.length === input.length
  return (
    <ScreenFrame
      aside={<DomainArt domain={domain} />}
      above={<StepBar />}
      title={tell(input.question)}
      lead={tell(input.hint)}
      below={<DigitEntry value={value} length={input.length} label={tell(input.question)} />}
      actions={
        <>
          <Button look="primary" disabled={!full} onPress={() => onAnswer({ [input.name]: value })}>
            {full ? t('fill.done') : t('fill.typed', { all: input.length, left: input.length - value.length })}
          </Button>
          <Button look="quiet" back onPress={onBack}>
            {t('back')}
          </Button>
        </>
      }
    >
      <Keypad
        onKey={(digit) => setValue((was) => (was + digit).slice(0, input.length))}
        onDelete={() => setValue((was) => was.slice(0, -1))}
        onClear={() => setValue('')}
      />
    </ScreenFrame>
  )
}

function Question(props: { domain: DepartmentName; title: string; onBack: () => void; children: ComponentChildren }) {
  const { t } = useWords()
  return (
    <ScreenFrame
      above={<StepBar />}
      title={props.title}
      aside={<DomainArt domain={props.domain} />}
      actions={
        <Button look="quiet" back onPress={props.onBack}>
          {t('back')}
        </Button>
      }
    >
      {props.children}
    </ScreenFrame>
  )
}
