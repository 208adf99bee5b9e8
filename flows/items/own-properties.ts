import { defineItem, defineWay } from '../item.ts'

export default defineItem({
  id: 'own-properties',
  code: 'LL-BDC-0001',
  domain: 'realEstate',
  kind: 'lookup',
  plainName: { zh: '我名下的房子', en: 'My registered property' },
  aliases: ['房产', '房本', '房子', '不动产证', '抵押', '查封', 'fangchan'],
  plainLabels: ['用途', '户型', '登记日期'],
  guide: {
    name: { zh: '个人名下不动产登记信息查询', en: 'Registered property in my name' },
    summary: {
      zh: '看看名下登记了几处房子、证号是多少、有没有抵押或查封。',
      en: 'See the property registered in your name, its certificates, mortgages and seizures.',
    },
    scope: { zh: '兰陵县登记的不动产', en: 'Property registered in Lanling County' },
    handling: { zh: '自助查询，当场看到', en: 'Self-service look-up, answered at once' },
    channels: { zh: '自助终端、爱山东、不动产登记窗口', en: 'This terminal, the Ai Shandong app, the counter' },
    visits: { zh: '一次', en: 'Once' },
    legalBasis: {
      zh: '《不动产登记暂行条例》第二十七条',
      en: 'Interim Regulations on Real Estate Registration, article 27',
    },
    conditions: { zh: '只能查自己名下的', en: 'Only property in your own name' },
    audience: { zh: '本人', en: 'Yourself' },
    materials: { zh: '身份证', en: 'ID card' },
    formFields: { zh: '不用填', en: 'Nothing to fill in' },
    process: { zh: '放身份证，看结果，打印小票', en: 'Lay down your card, read, print' },
    timeLimit: { zh: '当场办完，一般两分钟', en: 'At once, usually two minutes' },
    fee: { zh: '不收费', en: 'Free of charge' },
    result: {
      zh: '登记信息（屏幕和小票，仅供参考，不是证明）',
      en: 'Register entries (screen and slip, for information, not a certificate)',
    },
    delivery: { zh: '当场打印小票', en: 'Printed here as a slip' },
    placeAndHours: { zh: '本机，以屏幕显示的时间为准', en: 'At this machine, at the hours shown' },
    consultation: { zh: '0539-12345', en: '0539-12345' },
    progressLookup: { zh: '当场出结果，不用查进度', en: 'Answered at once, nothing to follow up' },
    supervision: { zh: '12345', en: '12345' },
  },
  ways: [
    defineWay<'realEstate.ownProperties'>({
      label: { zh: '放身份证，开始查', en: 'Use my ID card' },
      identity: 'id-card',
      inputs: [],
      operation: 'realEstate.ownProperties',
      result: {
        headline: { zh: '您名下登记了 {count} 处不动产', en: '{count} properties are registered in your name' },
        nothing: {
          of: 'properties',
          headline: { zh: '您名下没有登记的不动产', en: 'No property is registered in your name' },
        },
        figures: [{ field: 'count', format: 'count' }],
        sections: [
          {
            kind: 'records',
            rows: 'properties',
            title: { field: 'address', label: { zh: '坐落', en: 'Address' }, format: 'text' },
            fields: [
              { field: 'certificateNumber', label: { zh: '证号', en: 'Certificate' }, format: 'text' },
              { field: 'unitNumber', label: { zh: '单元号', en: 'Unit number' }, format: 'text' },
              { field: 'use', label: { zh: '用途', en: 'Use' }, format: 'text' },
              { field: 'rooms', label: { zh: '户型', en: 'Rooms' }, format: 'text', onlyIfSet: true },
              { field: 'area', label: { zh: '建筑面积', en: 'Floor area' }, format: 'area' },
              { field: 'share', label: { zh: '怎么共有', en: 'Share' }, format: 'text' },
              { field: 'registeredOn', label: { zh: '登记日期', en: 'Registered on' }, format: 'date' },
              {
                field: 'mortgaged',
                label: { zh: '抵押', en: 'Mortgage' },
                format: { yes: { zh: '有抵押', en: 'Mortgaged' }, no: { zh: '没有抵押', en: 'None' } },
                alert: true,
              },
              {
                field: 'seized',
                label: { zh: '查封', en: 'Seizure' },
                format: { yes: { zh: '已被查封', en: 'Seized' }, no: { zh: '没有查封', en: 'None' } },
                alert: true,
              },
            ],
            empty: {
              zh: '县里的登记系统没有查到。老宅没登记过，也会查不到。',
              en: "The county's register has no entry. An old house that was never registered is not found either.",
            },
          },
        ],
      },
    }),
  ],
})
