import { defineItem, defineWay } from '../item.ts'

const status = {
  normal: { zh: '正常参保', en: 'active' },
  paused: { zh: '暂停参保', en: 'paused' },
  ended: { zh: '已经停保', en: 'ended' },
}

export default defineItem({
  id: 'medical-enrolment',
  code: 'LL-YB-0001',
  domain: 'medicalInsurance',
  kind: 'lookup',
  plainName: { zh: '我参保了没有', en: 'Am I insured?' },
  aliases: ['医保', '参保', '医疗保险', '新农合', 'canbao'],
  plainLabels: ['现在状态', '从什么时候', '单位'],
  guide: {
    name: { zh: '基本医疗保险参保信息查询', en: 'Basic medical insurance: enrolment' },
    summary: {
      zh: '看看参加的是哪种医保、现在正不正常、在哪里参保、从什么时候开始。',
      en: 'See which scheme you are in, whether it is active, where and since when.',
    },
    scope: { zh: '参加基本医疗保险的人', en: 'People in basic medical insurance' },
    handling: { zh: '自助查询，当场看到', en: 'Self-service look-up, answered at once' },
    channels: {
      zh: '自助终端、国家医保服务平台、医保窗口',
      en: 'This terminal, the national platform app, the counter',
    },
    visits: { zh: '一次', en: 'Once' },
    legalBasis: { zh: '《医疗保障基金使用监督管理条例》', en: 'Regulations on medical security funds' },
    conditions: { zh: '没有条件', en: 'None' },
    audience: { zh: '本人', en: 'Yourself' },
    materials: { zh: '身份证', en: 'ID card' },
    formFields: { zh: '不用填', en: 'Nothing to fill in' },
    process: { zh: '放身份证，看结果，打印小票', en: 'Lay down your card, read, print' },
    timeLimit: { zh: '当场办完，一般两分钟', en: 'At once, usually two minutes' },
    fee: { zh: '不收费', en: 'Free of charge' },
    result: { zh: '参保信息（屏幕和小票，仅供参考）', en: 'Enrolment (screen and slip, for information)' },
    delivery: { zh: '当场打印小票', en: 'Printed here as a slip' },
    placeAndHours: { zh: '本机，以屏幕显示的时间为准', en: 'At this machine, at the hours shown' },
    consultation: { zh: '12393', en: '12393' },
    progressLookup: { zh: '当场出结果，不用查进度', en: 'Answered at once, nothing to follow up' },
    supervision: { zh: '12345', en: '12345' },
  },
  ways: [
    defineWay<'medicalInsurance.enrolment'>({
      label: { zh: '放身份证，开始查', en: 'Use my ID card' },
      identity: 'id-card',
      inputs: [],
      operation: 'medicalInsurance.enrolment',
      result: {
        headline: { zh: '您的医保参保情况', en: 'Your medical insurance' },
        nothing: { of: 'enrolments', headline: { zh: '没有查到参保记录', en: 'No enrolment was found' } },
        one: {
          of: 'enrolments',
          headline: { zh: '您的医保：{status}', en: 'Your medical insurance: {status}' },
          figures: [{ field: 'status', format: { labels: status } }],
        },
        figures: [],
        sections: [
          {
            kind: 'records',
            rows: 'enrolments',
            title: {
              field: 'kind',
              label: { zh: '险种', en: 'Scheme' },
              format: {
                labels: {
                  employee: { zh: '职工基本医疗保险', en: "Employees' basic medical insurance" },
                  resident: { zh: '城乡居民基本医疗保险', en: "Residents' basic medical insurance" },
                },
              },
            },
            fields: [
              {
                field: 'status',
                label: { zh: '现在状态', en: 'Status' },
                format: { labels: status },
              },
              { field: 'place', label: { zh: '参保地', en: 'Place' }, format: 'text' },
              { field: 'since', label: { zh: '从什么时候', en: 'Since' }, format: 'month' },
              { field: 'employer', label: { zh: '单位', en: 'Employer' }, format: 'text', onlyIfSet: true },
            ],
            empty: {
              zh: '没有查到您的参保记录。要参保，请问村里的帮办员或打 12393。',
              en: 'No enrolment was found. To enrol, ask the attendant or call 12393.',
            },
          },
        ],
      },
    }),
  ],
})
