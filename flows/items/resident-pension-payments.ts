import { defineItem, defineWay } from '../item.ts'

export default defineItem({
  id: 'resident-pension-payments',
  code: 'LL-SB-0001',
  domain: 'socialSecurity',
  kind: 'lookup',
  plainName: { zh: '养老金发了多少', en: 'Pension paid to me' },
  aliases: ['养老金', '养老钱', '老保', '发钱', 'yanglaojin'],
  plainLabels: ['一共', '发到', '账号尾号', '每月发放', '月份', '到账日', '金额'],
  guide: {
    name: { zh: '城乡居民养老金发放查询', en: 'Pension payments (urban and rural residents)' },
    summary: {
      zh: '看看某一年每个月发了多少养老金、发到哪张卡。',
      en: 'See what pension was paid each month of a year, and to which account.',
    },
    scope: { zh: '在兰陵县领取城乡居民养老金的人', en: 'People who receive the resident pension in Lanling County' },
    handling: { zh: '自助查询，当场看到', en: 'Self-service look-up, answered at once' },
    channels: { zh: '自助终端、爱山东、社保窗口', en: 'This terminal, the Ai Shandong app, the counter' },
    visits: { zh: '一次', en: 'Once' },
    legalBasis: { zh: '《中华人民共和国社会保险法》第七十四条', en: 'Social Insurance Law, article 74' },
    conditions: { zh: '已经开始领取养老金', en: 'You already receive the pension' },
    audience: { zh: '本人，或者本人委托的代办人', en: 'Yourself, or whoever you have asked to act for you' },
    materials: { zh: '身份证', en: 'ID card' },
    formFields: { zh: '哪一年', en: 'The year' },
    process: { zh: '放身份证，选年份，看结果，打印小票', en: 'Lay down your card, choose a year, read, print' },
    timeLimit: { zh: '当场办完，一般两分钟', en: 'At once, usually two minutes' },
    fee: { zh: '不收费', en: 'Free of charge' },
    result: { zh: '发放明细（屏幕和小票，仅供参考）', en: 'List of payments (screen and slip, for information)' },
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
    defineWay<'socialSecurity.pensionPayments'>({
      label: { zh: '放身份证，开始查', en: 'Use my ID card' },
      identity: 'id-card',
      inputs: [{ kind: 'year', name: 'year', question: { zh: '看哪一年的？', en: 'Which year?' }, back: 4 }],
      operation: 'socialSecurity.pensionPayments',
      result: {
        headline: { zh: '{year}发了 {count} 次养老金', en: 'Pension was paid {count} times in {year}' },
        nothing: { of: 'payments', headline: { zh: '{year}没有发放记录', en: 'Nothing was paid in {year}' } },
        figures: [
          { field: 'year', format: 'year' },
          { field: 'count', format: 'count' },
        ],
        main: { field: 'total', label: { zh: '一共', en: 'In all' }, format: 'yuan' },
        sections: [
          {
            kind: 'fields',
            fields: [
              { field: 'bank', label: { zh: '发到', en: 'Paid to' }, format: 'text', onlyIfSet: true },
              { field: 'accountTail', label: { zh: '账号尾号', en: 'Account ending' }, format: 'text' },
            ],
          },
          {
            kind: 'table',
            rows: 'payments',
            caption: { zh: '每月发放', en: 'Month by month' },
            columns: [
              { field: 'month', label: { zh: '月份', en: 'Month' }, format: 'month' },
              { field: 'paidOn', label: { zh: '到账日', en: 'Paid on' }, format: 'date' },
              { field: 'amount', label: { zh: '金额', en: 'Amount' }, format: 'yuan' },
            ],
            empty: { zh: '这一年没有发放记录。', en: 'No payments in this year.' },
          },
        ],
      },
    }),
  ],
})
