import { defineItem, defineWay } from '../item.ts'

export default defineItem({
  id: 'employee-contributions',
  code: 'LL-SB-0002',
  domain: 'socialSecurity',
  kind: 'lookup',
  plainName: { zh: '养老保险交了几年', en: 'My pension contributions' },
  aliases: ['养老保险', '缴费', '社保交了几年', '断缴', 'jiaofei'],
  guide: {
    name: { zh: '企业职工基本养老保险缴费查询', en: 'Pension contributions (enterprise employees)' },
    summary: {
      zh: '看看一共交了多少个月、基数多少、单位和自己各交多少、中间断过没有。',
      en: "See the months contributed, the base, your part and the employer's, and any gaps.",
    },
    scope: {
      zh: '在兰陵县参加企业职工基本养老保险的人',
      en: "People in the employees' pension scheme in Lanling County",
    },
    handling: { zh: '自助查询，当场看到', en: 'Self-service look-up, answered at once' },
    channels: { zh: '自助终端、爱山东、社保窗口', en: 'This terminal, the Ai Shandong app, the counter' },
    visits: { zh: '一次', en: 'Once' },
    legalBasis: { zh: '《中华人民共和国社会保险法》第七十四条', en: 'Social Insurance Law, article 74' },
    conditions: { zh: '参加过企业职工基本养老保险', en: 'You have been in the scheme' },
    audience: { zh: '本人，或者本人委托的代办人', en: 'Yourself, or whoever you have asked to act for you' },
    materials: { zh: '身份证', en: 'ID card' },
    formFields: { zh: '哪一年', en: 'The year' },
    process: { zh: '放身份证，选年份，看结果，打印小票', en: 'Lay down your card, choose a year, read, print' },
    timeLimit: { zh: '当场办完，一般两分钟', en: 'At once, usually two minutes' },
    fee: { zh: '不收费', en: 'Free of charge' },
    result: { zh: '缴费明细（屏幕和小票，仅供参考）', en: 'List of contributions (screen and slip, for information)' },
    delivery: { zh: '当场打印小票', en: 'Printed here as a slip' },
    placeAndHours: { zh: '本机，以屏幕显示的时间为准', en: 'At this machine, at the hours shown' },
    consultation: { zh: '12333', en: '12333' },
    progressLookup: { zh: '当场出结果，不用查进度', en: 'Answered at once, nothing to follow up' },
    supervision: { zh: '12345', en: '12345' },
  },
  forAnother: {
    zh: '两个人的身份证，和本人签名的委托书',
    en: 'both ID cards and a letter of authority signed by the person',
  },
  ways: [
    defineWay<'socialSecurity.employeeContributions'>({
      label: { zh: '放身份证查', en: 'Use my ID card' },
      identity: 'id-card',
      inputs: [
        { kind: 'year', name: 'year', question: { zh: '看哪一年的明细？', en: 'Details of which year?' }, back: 5 },
      ],
      operation: 'socialSecurity.employeeContributions',
      result: {
        headline: { zh: '到现在一共交了 {totalMonths}', en: 'You have contributed for {totalMonths}' },
        figures: [{ field: 'totalMonths', format: 'duration' }],
        main: {
          field: 'personalTotal',
          label: { zh: '这一年自己交的', en: 'Your own part this year' },
          format: 'yuan',
        },
        sections: [
          {
            kind: 'fields',
            fields: [
              { field: 'since', label: { zh: '从哪个月开始交', en: 'Since' }, format: 'month' },
              {
                field: 'gapMonths',
                label: { zh: '中间断了多久', en: 'Gaps in all' },
                format: 'duration',
                alert: true,
              },
              { field: 'year', label: { zh: '看的是哪一年', en: 'Year shown' }, format: 'year' },
              { field: 'yearMonths', label: { zh: '这一年交了', en: 'Contributed this year' }, format: 'duration' },
              {
                field: 'employerTotal',
                label: { zh: '这一年单位交的', en: "Employer's part this year" },
                format: 'yuan',
              },
            ],
          },
          {
            kind: 'table',
            rows: 'gaps',
            caption: { zh: '断缴的时间', en: 'Gaps' },
            columns: [
              { field: 'from', label: { zh: '从', en: 'From' }, format: 'month' },
              { field: 'to', label: { zh: '到', en: 'Until' }, format: 'month' },
              { field: 'months', label: { zh: '断了', en: 'Missing' }, format: 'duration' },
            ],
            empty: { zh: '中间没有断过。', en: 'There are no gaps.' },
          },
          {
            kind: 'table',
            rows: 'contributions',
            caption: { zh: '每月缴费', en: 'Month by month' },
            columns: [
              { field: 'month', label: { zh: '月份', en: 'Month' }, format: 'month' },
              { field: 'base', label: { zh: '缴费基数', en: 'Base' }, format: 'yuan' },
              { field: 'personal', label: { zh: '自己交', en: 'You' }, format: 'yuan' },
              { field: 'employer', label: { zh: '单位交', en: 'Employer' }, format: 'yuan' },
            ],
            empty: { zh: '这一年没有缴费记录。', en: 'Nothing was contributed in this year.' },
          },
        ],
      },
    }),
  ],
})
