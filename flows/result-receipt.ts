/** The slip of a result: what the screen showed, as a receipt tree. */
import type { Receipt, ReceiptNode } from '#contract/receipt.ts'
import { columnsOf } from '#contract/receipt-text.ts'
import { maskedPerson } from './acting-record.ts'
import { write } from './format.ts'
import type { Identity } from './identity.ts'
import type { Item } from './item.ts'
import { type Language, say } from './language.ts'
import { maskNumber } from './mask.ts'
import type { Line, ResultView, ViewSection } from './read-result.ts'
import { actingTexts } from './texts/acting.ts'
import { receiptTexts } from './texts/receipt.ts'

interface Slip {
  item: Item
  view: ResultView
  identity: Identity | null
  /** Who asked for somebody else; null when the person asked. */
  agent: Identity | null
  site: { id: string; name: { zh: string; en: string } }
  /** ISO local time to the minute, e.g. 2026-11-24T09:43. */
  at: string
  language: Language
}

/** In a table a date stays on one line of paper, as bank slips write it: 2026-05-28. */
function compact(cell: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(cell) ?? []
  return year === '' ? cell : [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
}

const pair = ({ label, value, alert }: Line): ReceiptNode => ({ kind: 'pair', label, value, bold: alert })

function nodesOf(section: ViewSection, language: Language): ReceiptNode[] {
  switch (section.kind) {
    case 'empty':
      return [{ kind: 'text', text: section.text }]
    case 'fields':
      return section.lines.map(pair)
    case 'table': {
      const rows = section.rows.map((row) => row.map(compact))
      return [
        {
          kind: 'table',
          columns: section.columns.map(({ label, number }, index) => ({
            header: label,
            align: number ? 'right' : 'left',
            weight: Math.max(...[label, ...rows.map((row) => row[index] ?? '')].map(columnsOf)),
          })),
          rows,
        },
      ]
    }
    case 'records':
      return section.records.flatMap(({ title, lines }, index): ReceiptNode[] => [
        ...(index > 0 ? [{ kind: 'rule' as const }] : []),
        { kind: 'text', text: title.value, bold: true },
        ...lines.map(pair),
      ])
    case 'progress':
      return section.cases.flatMap(({ title, lines, steps }, index): ReceiptNode[] => [
        ...(index > 0 ? [{ kind: 'rule' as const }] : []),
        pair({ ...title, alert: true }),
        ...lines.map(pair),
        ...steps.map(({ name, state, on }, step): ReceiptNode => ({
          kind: 'pair',
          label: `${step + 1}. ${name}`,
          value: state === 'done' ? on : say(receiptTexts[state], language),
          bold: state === 'current',
        })),
      ])
  }
}

export function resultReceipt({ item, view, identity, agent, site, at, language }: Slip): Receipt {
  const rule: ReceiptNode = { kind: 'rule' }
  const person: ReceiptNode[] =
    identity === null
      ? []
      : [
          { kind: 'pair', label: say(receiptTexts.name, language), value: identity.name },
          { kind: 'pair', label: say(receiptTexts.number, language), value: maskNumber(identity.number) },
        ]
  const acted: ReceiptNode[] =
    agent === null
      ? []
      : [{ kind: 'pair', label: say(actingTexts.agent, language), value: maskedPerson(agent, language) }]
  return {
    nodes: [
      { kind: 'title', text: say(item.plainName, language) },
      { kind: 'text', text: say(item.guide.name, language), align: 'center' },
      rule,
      ...person,
      ...acted,
      ...(person.length > 0 ? [rule] : []),
      { kind: 'text', text: view.headline, bold: true },
      ...(view.main === null ? [] : [pair({ ...view.main, alert: true })]),
      ...view.sections.flatMap((section) => [rule, ...nodesOf(section, language)]),
      rule,
      { kind: 'text', text: say(receiptTexts.informationOnly, language) },
      { kind: 'pair', label: `${write(at.slice(0, 10), 'date', language)} ${at.slice(11)}`, value: site.id },
      { kind: 'text', text: say(site.name, language) },
    ],
  }
}
