import { defineItem, defineWay } from '../item.ts'

export default defineItem({
  id: 'medical-account',
  code: 'LL-YB-0002',
  domain: 'medicalInsurance',
  kind: 'lookup',
  plainName: { zh: '医保卡里还有多少钱', en: 'My medical account' },
  aliases: ['医保余额', '医保卡', '个人账户', '明细', 'yue'],
  plainLabels: [
    '现在余额',
    '从哪天',
    '到哪天',
    '这段时间进账',
    '这段时间花掉',
    '一笔一笔的明细',
    '日期',
    '什么钱',
    '在哪里',
    '金额（元）',
  ],
  guide: {
    name: { zh: '医保个人账户余额及明细查询', en: 'Medical insurance personal account: balance and entries' },
    summary: {
      zh: '看看个人账户还剩多少钱，这段时间进了多少、花在哪里。',
      en: 'See what is left on your account, what came in and where it was spent.',
    },
    scope: { zh: '有医保个人账户的人（职工医保）', en: "People with a personal account (employees' insurance)" },
    handling: { zh: '自助查询，当场看到', en: 'Self-service look-up, answered at once' },
    channels: {
      zh: '自助终端、国家医保服务平台、医保窗口',
      en: 'This terminal, the national platform app, the counter',
    },
    visits: { zh: '一次', en: 'Once' },
    legalBasis: { zh: '《医疗保障基金使用监督管理条例》', en: 'Regulations on medical security funds' },
    conditions: { zh: '参加职工医保', en: "You are in the employees' scheme" },
    audience: { zh: '本人', en: 'Yourself' },
    materials: { zh: '身份证', en: 'ID card' },
    formFields: { zh: '看多长时间', en: 'The period' },
    process: { zh: '放身份证，选时间，看结果，打印小票', en: 'Lay down your card, choose a period, read, print' },
    timeLimit: { zh: '当场办完，一般两分钟', en: 'At once, usually two minutes' },
    fee: { zh: '不收费', en: 'Free of charge' },
    result: { zh: '余额和明细（屏幕和小票，仅供参考）', en: 'Balance and entries (screen and slip, for information)' },
    delivery: { zh: '当场打印小票', en: 'Printed here as a slip' },
    placeAndHours: { zh: '本机，以屏幕显示的时间为准', en: 'At this machine, at the hours shown' },
    consultation: { zh: '12393', en: '12393' },
    progressLookup: { zh: '当场出结果，不用查进度', en: 'Answered at once, nothing to follow up' },
    supervision: { zh: '12345', en: '12345' },
  },
  ways: [
    defineWay<'medicalInsurance.personalAccount'>({
      label: { zh: '放身份证，开始查', en: 'Use my ID card' },
      identity: 'id-card',
      inputs: [
        {
          kind: 'period',
          question: { zh: '看多长时间的？', en: 'Which period?' },
          choices: [
            { months: 3, label: { zh: '近三个月', en: 'Last 3 months' } },
            { months: 6, label: { zh: '近半年', en: 'Last 6 months' } },
            { months: 12, label: { zh: '近一年', en: 'Last 12 months' } },
            { months: 36, label: { zh: '近三年', en: 'Last 3 years' } },
          ],
        },
      ],
      operation: 'medicalInsurance.personalAccount',
      result: {
        headline: { zh: '医保个人账户还有 {balance}', en: 'Your account holds {balance}' },
        figures: [{ field: 'balance', format: 'yuan' }],
        main: { field: 'balance', label: { zh: '现在余额', en: 'Balance now' }, format: 'yuan' },
        sections: [
          {
            kind: 'fields',
            fields: [
              { field: 'from', label: { zh: '从哪天', en: 'From' }, format: 'date' },
              { field: 'to', label: { zh: '到哪天', en: 'To' }, format: 'date' },
              { field: 'income', label: { zh: '这段时间进账', en: 'Came in' }, format: 'yuan' },
              { field: 'expense', label: { zh: '这段时间花掉', en: 'Spent' }, format: 'yuan' },
            ],
          },
          {
            kind: 'table',
            rows: 'entries',
            caption: { zh: '一笔一笔的明细', en: 'Entries' },
            columns: [
              { field: 'date', label: { zh: '日期', en: 'Date' }, format: 'date' },
              { field: 'what', label: { zh: '什么钱', en: 'What for' }, format: 'text' },
              { field: 'place', label: { zh: '在哪里', en: 'Where' }, format: 'text' },
              { field: 'amount', label: { zh: '金额（元）', en: 'CNY' }, format: 'signedYuan' },
            ],
            empty: { zh: '这段时间没有收支。', en: 'No entries in this period.' },
          },
        ],
      },
    }),
  ],
})
