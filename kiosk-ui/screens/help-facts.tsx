import { departmentNames } from '#contract/names.ts'
import { helpFacts, type Trouble } from '#flows/help-facts.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { faultTexts } from '#flows/texts/faults.ts'
import { actorTexts, factTexts, partTexts } from '#flows/texts/help-facts.ts'
import { chinaMinute } from '#contract/china-time.ts'
import { useWords } from '../components/words.tsx'
import type { Stage } from '../kiosk.ts'

/** The slip of paper that an attendant would want to be handed. */
export function HelpFacts({ stage }: { stage: Stage }) {
  const { t, tell } = useWords()
  const { at, troubles } = helpFacts(stage.visit, stage.status)
  return (
    <section class="facts-of-help">
      <h2>{tell(factTexts.title)}</h2>
      <dl class="lines">
        <div>
          <dt>{tell(factTexts.item)}</dt>
          <dd>{tell(at === null ? factTexts.none : at.item)}</dd>
        </div>
        {at !== null && (
          <div>
            <dt>{tell(factTexts.step)}</dt>
            <dd>{t(`steps.${at.step}`)}</dd>
          </div>
        )}
      </dl>
      {troubles.length === 0 && <p>{tell(factTexts.well)}</p>}
      {troubles.map((trouble) => (
        <TroubleLines key={`${trouble.part} ${trouble.code}`} trouble={trouble} />
      ))}
    </section>
  )
}

function TroubleLines({ trouble: { code, actor, part, since } }: { trouble: Trouble }) {
  const { tell } = useWords()
  const department = departmentNames.find((name) => name === part)
  const values = { department: department === undefined ? '' : tell(domainTexts[department].department) }
  const marks = [
    ...(since === null ? [] : [tell(factTexts.since, { time: chinaMinute(new Date(since)).slice(11) })]),
    tell(factTexts.code, { code }),
  ]
  return (
    <p class="trouble-lines">
      <b>
        {isDevice(part) && `${tell(partTexts[part])} · `}
        {tell(faultTexts[code].what, values)}
      </b>
      <b class="act">{tell(actorTexts[actor])}</b>
      <small>{marks.join(' · ')}</small>
    </p>
  )
}

function isDevice(part: Trouble['part']): part is keyof typeof partTexts {
  return part !== null && part in partTexts
}
