/** The ways that visitors go: every item once, and one who tries what else there is to touch. */
import employeeContributions from '#flows/items/employee-contributions.ts'
import medicalAccount from '#flows/items/medical-account.ts'
import medicalEnrolment from '#flows/items/medical-enrolment.ts'
import ownProperties from '#flows/items/own-properties.ts'
import registrationProgress from '#flows/items/registration-progress.ts'
import residentPension from '#flows/items/resident-pension-payments.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { screenTexts } from '#flows/texts/screens.ts'

/** What a visitor does, and where the visit then stands. */
export interface Step {
  act: { touch: string } | { lay: string } | { take: 'card' | 'paper' } | { touchAnywhere: true }
  /** Begin of the state's name; '' = something changes on the screen, or, after `take`, nothing need change. */
  reaches: string
  /** Whom the visitor waits for meanwhile. */
  waitsFor: 'screen' | 'card' | 'department' | 'print'
}

const touch = (words: string, reaches: string, waitsFor: Step['waitsFor'] = 'screen'): Step => ({
  act: { touch: words },
  reaches,
  waitsFor,
})
const says = (key: keyof typeof screenTexts): string => screenTexts[key].zh

interface Asked {
  item: { plainName: { zh: string }; ways: ReadonlyArray<{ label: { zh: string }; inputs: readonly unknown[] }> }
  /** Whose card; null = none is needed. */
  person: string | null
  way?: number
  answer?: string
}

/** From the start to the attract screen again, with paper and a rating. */
function wholeVisit({ item, person, way = 0, answer }: Asked): Step[] {
  const { label, inputs } = item.ways[way] ?? item.ways[0]!
  const question = inputs.length > 0 ? 'journey.item.fill' : 'journey.item.result'
  const toResult = (words: string): Step => touch(words, 'journey.item.result', 'department')
  const begin = [
    touch(says('attract.start'), 'journey.home'),
    touch(item.plainName.zh, 'journey.item.guide'),
    ...(person === null
      ? [touch(label.zh, question)]
      : [
          touch(label.zh, 'journey.item.identify.waiting.present'),
          { act: { lay: person }, reaches: 'journey.item.identify.read', waitsFor: 'card' } satisfies Step,
          { act: { take: 'card' }, reaches: '', waitsFor: 'card' } satisfies Step,
          inputs.length > 0 ? touch(says('continue'), question) : toResult(says('continue')),
        ]),
  ]
  return [
    ...begin,
    ...(answer === undefined ? [] : answerOf(answer, toResult)),
    touch(says('result.print'), 'journey.item.deliver.preview'),
    touch(says('preview.print'), 'journey.item.deliver.printed', 'print'),
    { act: { take: 'paper' }, reaches: '', waitsFor: 'print' },
    touch(says('printed.rate'), 'journey.rate.asking'),
    touch(says('rate.verySatisfied'), 'journey.rate.thanks'),
    // the farewell stands at once; that the reader sees the card gone comes later, and nobody waits for it
    touch(says('bar.leave'), 'journey.farewell'),
    { act: { touchAnywhere: true }, reaches: 'journey.attract', waitsFor: 'screen' },
  ]
}

/** A number is typed, anything else is a button. */
function answerOf(answer: string, toResult: (words: string) => Step): Step[] {
  if (!/^\d+$/.test(answer)) return [toResult(answer)]
  return [...Array.from(answer, (digit) => touch(digit, 'journey.item.fill')), toResult(says('fill.done'))]
}

const lastYear = says('fill.year').replace('{year}', String(new Date().getFullYear() - 1))

export const visits: ReadonlyArray<Step[]> = [
  wholeVisit({ item: residentPension, person: 'farmer', answer: lastYear }),
  wholeVisit({ item: employeeContributions, person: 'employee-with-gaps', answer: lastYear }),
  wholeVisit({ item: medicalAccount, person: 'many-account-entries', answer: '近一年' }),
  wholeVisit({ item: medicalEnrolment, person: 'medical-insurance-paused' }),
  wholeVisit({ item: ownProperties, person: 'three-properties' }),
  wholeVisit({ item: registrationProgress, person: 'registration-under-way' }),
  wholeVisit({ item: registrationProgress, person: null, way: 1, answer: '202610280017' }),
]

/** Everything that can be touched on the way to a card and that no department or device is needed for. */
export const lookingAround: Step[] = [
  touch(says('attract.start'), 'journey.home'),
  touch(says('bar.contrast'), ''),
  touch(says('bar.contrast'), ''),
  touch(says('bar.low'), ''),
  touch(says('bar.high'), ''),
  touch(screenTexts['bar.language'].zh, ''),
  touch(screenTexts['bar.language'].en, ''),
  touch(says('bar.elder'), ''),
  touch(domainTexts.medicalInsurance.plain.zh, 'journey.category'),
  touch(says('back'), 'journey.home'),
  touch(says('bar.normal'), ''),
  touch(says('bar.help'), ''),
  touch(says('help.close'), ''),
  touch(medicalAccount.plainName.zh, 'journey.item.guide'),
  touch(says('guide.more'), ''),
  touch(says('scroll.down'), ''),
  touch(says('guide.less'), ''),
  touch(medicalAccount.ways[0].label.zh, 'journey.item.identify.waiting.present'),
  touch(says('back'), 'journey.item.guide'),
  touch(says('back'), 'journey.home'),
  touch(says('bar.leave'), 'journey.farewell'),
  { act: { touchAnywhere: true }, reaches: 'journey.attract', waitsFor: 'screen' },
]
