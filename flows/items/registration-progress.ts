import { defineItem, defineWay } from '../item.ts'

export default defineItem({
  id: 'registration-progress',
  code: 'LL-BDC-0002',
  domain: 'realEstate',
  kind: 'lookup',
  plainName: { zh: '办证走到哪一步', en: 'How far is my registration' },
  aliases: ['办证进度', '受理编号', '过户', '房本办好了没', 'jindu'],
  plainLabels: ['办的什么', '哪天收件', '下一步', '最晚哪天办好'],
  guide: {
    name: { zh: '不动产登记办理进度查询', en: 'Progress of a real estate registration' },
    summary: {
      zh: '看看交上去的登记走到哪一步、下一步是什么、最晚哪天办好。',
      en: 'See which steps are done, what comes next and by when.',
    },
    scope: { zh: '在兰陵县不动产登记中心受理的登记', en: 'Registrations accepted in Lanling County' },
    handling: { zh: '自助查询，当场看到', en: 'Self-service look-up, answered at once' },
    channels: { zh: '自助终端、爱山东、不动产登记窗口', en: 'This terminal, the Ai Shandong app, the counter' },
    visits: { zh: '一次', en: 'Once' },
    legalBasis: {
      zh: '《不动产登记暂行条例》第二十条',
      en: 'Interim Regulations on Real Estate Registration, article 20',
    },
    conditions: { zh: '已经交件受理', en: 'Your case has been accepted' },
    audience: { zh: '本人，或者手里有受理单的人', en: 'Yourself, or whoever holds the acceptance slip' },
    materials: { zh: '身份证，或者受理单上的 12 位编号', en: 'ID card, or the 12 digits on the acceptance slip' },
    formFields: { zh: '受理编号（用身份证查就不用填）', en: 'Acceptance number (not with the card)' },
    process: { zh: '放身份证或输编号，看结果，打印小票', en: 'Lay down your card or enter the number, read, print' },
    timeLimit: { zh: '当场办完，一般两分钟', en: 'At once, usually two minutes' },
    fee: { zh: '不收费', en: 'Free of charge' },
    result: { zh: '办理进度（屏幕和小票，仅供参考）', en: 'Progress (screen and slip, for information)' },
    delivery: { zh: '当场打印小票', en: 'Printed here as a slip' },
    placeAndHours: { zh: '本机，以屏幕显示的时间为准', en: 'At this machine, at the hours shown' },
    consultation: { zh: '0539-12345', en: '0539-12345' },
    progressLookup: { zh: '就是这一项', en: 'This is it' },
    supervision: { zh: '12345', en: '12345' },
  },
  ways: [
    defineWay<'realEstate.progressByPerson'>({
      label: { zh: '放身份证，开始查', en: 'Use my ID card' },
      identity: 'id-card',
      inputs: [],
      operation: 'realEstate.progressByPerson',
      result: {
        headline: { zh: '您的登记办到这一步', en: 'Progress of your registration' },
        nothing: { of: 'cases', headline: { zh: '没有正在办的登记', en: 'No registration is under way' } },
        one: {
          of: 'cases',
          headline: { zh: '正在{step}，最晚 {dueOn} 办好', en: 'Now: {step}. Ready by {dueOn}' },
          figures: [{ field: 'dueOn', format: 'date' }],
        },
        figures: [],
        sections: [
          {
            kind: 'progress',
            rows: 'cases',
            title: { field: 'acceptanceNumber', label: { zh: '受理编号', en: 'Acceptance number' }, format: 'text' },
            fields: [
              { field: 'kind', label: { zh: '办的什么', en: 'Registration' }, format: 'text' },
              { field: 'acceptedOn', label: { zh: '哪天收件', en: 'Accepted on' }, format: 'date' },
              { field: 'next', label: { zh: '下一步', en: 'What comes next' }, format: 'text' },
              { field: 'dueOn', label: { zh: '最晚哪天办好', en: 'Due by' }, format: 'date' },
            ],
            steps: 'steps',
            empty: { zh: '没有查到正在办的登记。', en: 'No registration under way was found.' },
          },
        ],
      },
    }),
    defineWay<'realEstate.progressByNumber'>({
      label: { zh: '输受理编号查', en: 'Enter the number' },
      identity: 'none',
      inputs: [
        {
          kind: 'digits',
          name: 'acceptanceNumber',
          question: { zh: '请输入受理编号', en: 'Enter the acceptance number' },
          hint: { zh: '受理单上的 12 位数字', en: 'The 12 digits on the acceptance slip' },
          length: 12,
        },
      ],
      operation: 'realEstate.progressByNumber',
      result: {
        headline: { zh: '这件登记办到这一步', en: 'Progress of this registration' },
        nothing: { of: 'cases', headline: { zh: '没有查到这个编号', en: 'This number was not found' } },
        one: {
          of: 'cases',
          headline: { zh: '正在{step}，最晚 {dueOn} 办好', en: 'Now: {step}. Ready by {dueOn}' },
          figures: [{ field: 'dueOn', format: 'date' }],
        },
        figures: [],
        sections: [
          {
            kind: 'progress',
            rows: 'cases',
            title: { field: 'acceptanceNumber', label: { zh: '受理编号', en: 'Acceptance number' }, format: 'text' },
            fields: [
              { field: 'kind', label: { zh: '办的什么', en: 'Registration' }, format: 'text' },
              { field: 'acceptedOn', label: { zh: '哪天收件', en: 'Accepted on' }, format: 'date' },
              { field: 'next', label: { zh: '下一步', en: 'What comes next' }, format: 'text' },
              { field: 'dueOn', label: { zh: '最晚哪天办好', en: 'Due by' }, format: 'date' },
            ],
            steps: 'steps',
            empty: { zh: '没有查到正在办的登记。', en: 'No registration under way was found.' },
          },
        ],
      },
    }),
  ],
})
