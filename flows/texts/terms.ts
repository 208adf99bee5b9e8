/**
 * Official words and what they mean, in the words of the village. A word is explained wherever it stands on a result or in a
 * guide; words of departments' answers (steps, shares) belong here as well. A term is found by its words in either language.
 */
import type { Text } from '../language.ts'

export interface Term {
  zhWords: readonly string[]
  enWords: readonly string[]
  plain: Text
}

export const terms: readonly Term[] = [
  // social security
  {
    zhWords: ['企业职工基本养老保险'],
    enWords: ["employees' pension scheme", 'enterprise employees'],
    plain: {
      zh: '在企业上班的人参加的养老保险。单位交一份，自己交一份，到了年纪按月领养老金。',
      en: 'The pension scheme for people employed by a firm. The firm pays a part and you pay a part.',
    },
  },
  {
    zhWords: ['城乡居民养老金'],
    enWords: ['resident pension', 'urban and rural residents'],
    plain: {
      zh: '没有在企业参保的人领的养老金，农村老人大多领的是这一种。',
      en: 'The pension of people without an employer’s scheme; most elders in villages receive this one.',
    },
  },
  {
    zhWords: ['缴费基数', '基数'],
    enWords: ['base'],
    plain: {
      zh: '算该交多少钱的底数，一般就是上一年的月平均工资。基数越高，交得越多，以后领得也越多。',
      en: 'The amount that contributions are reckoned from, mostly last year’s average monthly wage.',
    },
  },
  {
    zhWords: ['断缴'],
    enWords: ['gaps'],
    plain: {
      zh: '中间有些月份没有交钱。已经交的不会丢，但断掉的月份不算在年限里。',
      en: 'Months in which nothing was paid. What was paid is not lost, but these months do not count.',
    },
  },
  // medical insurance
  {
    zhWords: ['基本医疗保险'],
    enWords: ['basic medical insurance'],
    plain: {
      zh: '就是平常说的医保，看病买药能报销一部分。',
      en: 'What people call medical insurance: it pays a part of treatment and medicine.',
    },
  },
  {
    zhWords: ['职工医保', '职工基本医疗保险'],
    enWords: ["employees' insurance", "employees' basic medical insurance"],
    plain: {
      zh: '上班的人参加的医保，单位和自己都交钱，自己名下还有一份看病买药的钱。',
      en: 'Medical insurance of people in work: employer and employee pay, and you have an account of your own.',
    },
  },
  {
    zhWords: ['城乡居民基本医疗保险'],
    enWords: ["residents' basic medical insurance"],
    plain: {
      zh: '以前叫新农合，没有单位的人自己每年交一次钱的医保。',
      en: 'For people without an employer, who pay once a year.',
    },
  },
  {
    zhWords: ['个人账户'],
    enWords: ['personal account'],
    plain: {
      zh: '医保里归您自己用的那份钱，买药、看门诊可以从里面花。',
      en: 'The part of the insurance that is your own money, for medicine and visits to a doctor.',
    },
  },
  {
    zhWords: ['险种'],
    enWords: ['scheme'],
    plain: { zh: '参加的是哪一种保险。', en: 'Which kind of insurance it is.' },
  },
  {
    zhWords: ['参保地'],
    enWords: ['place'],
    plain: {
      zh: '医保关系在哪个县、哪个区。看病报销按那里的办法算。',
      en: 'The county or district that your insurance is with; its rules decide what is paid.',
    },
  },
  {
    zhWords: ['暂停参保'],
    enWords: ['paused'],
    plain: {
      zh: '现在没有在交钱，暂时不能报销。把钱续上，就能恢复。',
      en: 'Nothing is being paid now, so nothing is refunded for the time being. Paying again sets it right.',
    },
  },
  {
    zhWords: ['停保'],
    enWords: ['ended'],
    plain: {
      zh: '这份医保已经停了，不能再用它报销。',
      en: 'This insurance has ended; nothing is refunded by it any more.',
    },
  },
  // real estate
  {
    zhWords: ['不动产登记'],
    enWords: ['registered property', 'real estate registration'],
    plain: {
      zh: '搬不走的财产叫不动产，就是房子和地。登记，就是把它归谁写进县里的册子。',
      en: 'Houses and land cannot be moved; whose they are is written into the county’s register.',
    },
  },
  {
    zhWords: ['坐落'],
    enWords: ['address'],
    plain: { zh: '房子在哪里，就是房子的地址。', en: 'Where the house stands.' },
  },
  {
    zhWords: ['证号'],
    enWords: ['certificate', 'certificates'],
    plain: { zh: '房本上印的编号，一本证一个号。', en: 'The number printed on the ownership certificate.' },
  },
  {
    zhWords: ['单元号'],
    enWords: ['unit number'],
    plain: {
      zh: '这处房子在全国登记里的编号，好比房子的身份证，二十八位，全国不重样。',
      en: 'The number of this property in the national register, like the ID number of the house.',
    },
  },
  {
    zhWords: ['建筑面积'],
    enWords: ['floor area'],
    plain: {
      zh: '连墙和分摊的楼道一起算的面积，比屋里能用的面积大一些。',
      en: 'The area with its walls and a part of the stairs; more than the rooms alone.',
    },
  },
  {
    zhWords: ['单独所有'],
    enWords: [],
    plain: { zh: '房子只归一个人。', en: 'It belongs to one person alone.' },
  },
  {
    zhWords: ['共同共有'],
    enWords: [],
    plain: {
      zh: '房子归几个人一起，不分谁占多少，常见的是夫妻。',
      en: 'It belongs to several people together, without parts; often to a couple.',
    },
  },
  {
    zhWords: ['按份共有', '共有'],
    enWords: ['share'],
    plain: {
      zh: '房子归几个人。写着“按份”的，各占多少也写明了。',
      en: 'It belongs to several people; where parts are named, each owns that much.',
    },
  },
  {
    zhWords: ['抵押权', '抵押'],
    enWords: ['mortgage', 'mortgages', 'mortgaged'],
    plain: {
      zh: '拿房子作担保借了钱。钱没还清以前，卖房要先跟银行商量。',
      en: 'Money was borrowed against the house. Until it is paid back the bank must agree to a sale.',
    },
  },
  {
    zhWords: ['查封'],
    enWords: ['seizure', 'seizures', 'seized'],
    plain: {
      zh: '法院把房子先封住了，不能卖，也不能过户。要问清楚，找发通知的法院。',
      en: 'A court has frozen the house: it cannot be sold or passed on. Ask the court that did so.',
    },
  },
  {
    zhWords: ['受理编号', '受理单'],
    enWords: ['acceptance number', 'acceptance slip'],
    plain: {
      zh: '交材料那天，窗口给的单子叫受理单，上面有一串 12 位的数字，就是受理编号。',
      en: 'The slip that the counter gave you when you handed in your papers, and the 12 digits on it.',
    },
  },
  {
    zhWords: ['受理'],
    enWords: ['accepted'],
    plain: { zh: '材料齐了，窗口收下，开始办。', en: 'The papers are complete and the work on them has begun.' },
  },
  {
    zhWords: ['初审', '复审', '审核'],
    enWords: [],
    plain: { zh: '工作人员核对材料，看有没有问题。', en: 'The papers are being checked.' },
  },
  {
    zhWords: ['登簿'],
    enWords: [],
    plain: {
      zh: '写进登记簿。从这时候起，房子就算登记好了。',
      en: 'Written into the register; from then on it counts.',
    },
  },
  {
    zhWords: ['缮证', '缮制证书'],
    enWords: [],
    plain: {
      zh: '把证书打印出来，盖好章，等您来领。',
      en: 'The certificate is printed and sealed for you to collect.',
    },
  },
  {
    zhWords: ['转移登记'],
    enWords: [],
    plain: { zh: '就是过户，房子换了主人。', en: 'The property passes to another owner.' },
  },
  {
    zhWords: ['注销登记'],
    enWords: [],
    plain: {
      zh: '把原来记着的一条去掉，比如贷款还清以后。',
      en: 'An entry is taken out, as when a loan is paid back.',
    },
  },
  {
    zhWords: ['国有建设用地使用权'],
    enWords: [],
    plain: { zh: '国家的地，给房子用多少年的权利。', en: 'The right to use state land for a number of years.' },
  },
  {
    zhWords: ['宅基地'],
    enWords: [],
    plain: { zh: '村集体给农户盖房子的地。', en: 'Land that the village gives a family to build on.' },
  },
]
