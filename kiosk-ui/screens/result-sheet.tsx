import { Check } from 'lucide-preact'
import type { Line, ResultView, ViewSection } from '#flows/read-result.ts'
import { Explained } from '../components/explained.tsx'
import { useWords } from '../components/words.tsx'

/** A result as a sheet of paper: the figure first, then what it is made of. */
export function ResultSheet({ view, source }: { view: ResultView; source: string }) {
  return (
    <div class="sheet">
      {view.main !== null && <Figure line={view.main} />}
      {view.sections.map((section, index) => (
        <Section key={index} section={section} />
      ))}
      <p class="source">{source}</p>
    </div>
  )
}

function Figure({ line }: { line: Line }) {
  const [, before = '', number = line.value, after = ''] = /^([^\d-]*)([\d,.-]+)(.*)$/.exec(line.value) ?? []
  return (
    <p class="sum">
      <span>
        <Explained text={line.label} />
      </span>
      <b>
        <small>{before}</small>
        {number}
        <small>{after}</small>
      </b>
    </p>
  )
}

function Section({ section }: { section: ViewSection }) {
  switch (section.kind) {
    case 'empty':
      return <p class="nothing">{section.text}</p>
    case 'fields':
      return <Lines lines={section.lines} />
    case 'table':
      return <Table section={section} />
    case 'records':
      return (
        <>
          {section.records.map(({ title, lines }, index) => (
            <section key={index} class="record">
              <RecordTitle line={title} />
              <Lines lines={lines} />
            </section>
          ))}
        </>
      )
    case 'progress':
      return (
        <>
          {section.cases.map(({ title, lines, steps }, index) => (
            <section key={index} class="record">
              <RecordTitle line={title} />
              <Lines lines={lines} />
              <Path steps={steps} />
            </section>
          ))}
        </>
      )
  }
}

function RecordTitle({ line: { label, value } }: { line: Line }) {
  return (
    <h2>
      <small>
        <Explained text={label} />
      </small>
      {value}
    </h2>
  )
}

function Lines({ lines }: { lines: Line[] }) {
  return (
    <dl class="lines">
      {lines.map(({ label, value, alert }) => (
        <div key={label} class={alert ? 'alert' : ''}>
          <dt>
            <Explained text={label} />
          </dt>
          <dd>
            <Explained text={alert ? `！${value}` : value} beside={label} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Table({ section: { caption, columns, rows } }: { section: Extract<ViewSection, { kind: 'table' }> }) {
  return (
    <table class={columns.length > 3 ? 'table many' : 'table'}>
      <caption>
        <Explained text={caption} />
      </caption>
      <thead>
        <tr>
          {columns.map(({ label, number }) => (
            <th key={label} scope="col" class={number ? 'number' : ''}>
              <Explained text={label} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, index) => (
              <td key={index} class={columns[index]?.number === true ? 'number' : ''}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Step = Extract<ViewSection, { kind: 'progress' }>['cases'][number]['steps'][number]

function Path({ steps }: { steps: Step[] }) {
  const { t } = useWords()
  return (
    <ol class="path">
      {steps.map(({ name, state, on }) => (
        <li key={name} class={state}>
          <span class="dot">{state === 'done' && <Check aria-hidden="true" />}</span>
          <span>
            <Explained text={name} />
          </span>
          <span>{state === 'done' ? on || t('result.done.step') : t(`result.${state}`)}</span>
        </li>
      ))}
    </ol>
  )
}
