/** For tests: an item as docs/add-an-item.md makes one, on an operation that is there already. It is in no catalogue. */
import { defineItem, defineWay } from './item.ts'

const text = { zh: '测试用的说明', en: 'A text for tests' }

export const seventhItem = defineItem({
  id: 'contribution-gaps',
  code: 'LL-SB-9999',
  domain: 'socialSecurity',
  kind: 'lookup',
  plainName: { zh: '养老保险断过没有', en: 'Gaps in my pension contributions' },
  aliases: ['断缴'],
  plainLabels: ['断在哪里', '从', '到', '断了多久'],
  guide: {
    name: { zh: '企业职工基本养老保险断缴查询', en: 'Gaps in pension contributions' },
    summary: text,
    scope: text,
    handling: text,
    channels: text,
    visits: text,
    legalBasis: text,
    conditions: text,
    audience: text,
    materials: text,
    formFields: text,
    process: text,
    timeLimit: text,
    fee: text,
    result: text,
    delivery: text,
    placeAndHours: text,
    consultation: text,
    progressLookup: text,
    supervision: text,
  },
  ways: [
    defineWay<'socialSecurity.employeeContributions'>({
      label: { zh: '放身份证，开始查', en: 'Use my ID card' },
      identity: 'id-card',
      inputs: [{ kind: 'year', name: 'year', question: { zh: '看哪一年的？', en: 'Which year?' }, back: 3 }],
      operation: 'socialSecurity.employeeContributions',
      result: {
        headline: { zh: '一共断了 {gapMonths} 个月', en: '{gapMonths} months missing' },
        nothing: { of: 'gaps', headline: { zh: '中间没有断过', en: 'There are no gaps' } },
        figures: [{ field: 'gapMonths', format: 'count' }],
        sections: [
          {
            kind: 'table',
            rows: 'gaps',
            caption: { zh: '断在哪里', en: 'Where the gaps are' },
            columns: [
              { field: 'from', label: { zh: '从', en: 'From' }, format: 'month' },
              { field: 'to', label: { zh: '到', en: 'To' }, format: 'month' },
              { field: 'months', label: { zh: '断了多久', en: 'How long' }, format: 'duration', alert: true },
            ],
            empty: { zh: '中间没有断过。', en: 'There are no gaps.' },
          },
        ],
      },
    }),
  ],
})
