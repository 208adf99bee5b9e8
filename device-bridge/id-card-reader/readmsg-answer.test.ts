import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type IdCard, idCardSchema } from '#contract/id-card.ts'
import { isCitizenNumber, isForeigner2017Number } from '#contract/id-number.ts'
import { anyCard, cards } from './card-rig.ts'
import { readMsgSays, samIdSays } from './readmsg-answer.ts'
import { blankPictures } from './readmsg-link.ts'
import { busy, fieldsOf, noCard, photo, samId } from './readmsg-rig.ts'

test('every card is what the service says of it', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      expect(readMsgSays(fieldsOf(card))).toEqual({ kind: 'card', card })
    }),
    { numRuns: 1000 },
  )
})

test('the vendor’s own example of a card of 2023, field by field', () => {
  const example = {
    code: '0',
    retcode: '0x90 0x1',
    name: '证件样本',
    sex: '女',
    nation: '巴基斯坦/PAK',
    born: '19800101',
    address: '',
    cardno: '931586198001010028',
    userlifeb: '20230808',
    userlifee: '20330807',
    police: '',
    CardType: '3',
    EngName: 'ZHENGJIAN, YANGBEN',
    CertVol: '',
    PassID: '',
    IssuesTimes: '00',
  }
  expect(readMsgSays(example)).toEqual({
    kind: 'card',
    card: {
      kind: 'foreigner2023',
      number: '931586198001010028',
      name: '证件样本',
      englishName: 'ZHENGJIAN, YANGBEN',
      sex: 'female',
      birth: '1980-01-01',
      nationality: 'PAK',
      replacementCount: '00',
      validFrom: '2023-08-08',
      validTo: '2033-08-07',
    },
  })
})

describe('never a wrong card', () => {
  test.each<[string, IdCard, Record<string, unknown>]>([
    ['a wrong check digit', cards.resident, { cardno: '371399195103080020' }],
    ['a number that is a number', cards.resident, { cardno: 3713 }],
    ['a birth on 30 February', cards.resident, { born: '19510230' }],
    ['a birth in another form', cards.resident, { born: '1951-03-08' }],
    ['no name', cards.resident, { name: '' }],
    ['a name that is null', cards.resident, { name: null }],
    ['half of a surrogate pair in the name', cards.resident, { name: '\ud842' }],
    ['a line break in the name', cards.resident, { name: '虚\n构' }],
    ['a sex nobody has', cards.resident, { sex: '龙' }],
    ['a nation in no table', cards.resident, { nation: '火星' }],
    ['no address', cards.resident, { address: undefined }],
    ['no authority', cards.resident, { police: ' ' }],
    ['valid to a thing that isn’t 长期', cards.resident, { userlifee: '长久' }],
    ['a pass without number', cards.hkMacauTaiwan, { PassID: '' }],
    ['the vendor’s example of 2017, whose check digit is wrong', cards.foreigner2017, { cardno: 'CAN110081080319' }],
    ['a nationality in words alone', cards.foreigner2017, { nation: '加拿大' }],
    ['no English name', cards.foreigner2023, { EngName: '' }],
  ])('%s is a bad card', (_, card, wrong) => {
    expect(readMsgSays({ ...fieldsOf(card), ...wrong })).toEqual({ kind: 'badCard' })
  })

  test.each(['4', '', null, undefined, 'x', [0, 1], '00'])('the kind %j is a card nobody told us of', (CardType) => {
    expect(readMsgSays({ ...fieldsOf(cards.resident), CardType })).toEqual({ kind: 'unsupportedCard' })
  })

  test('no JSON throws, and a card among it keeps to the contract', () => {
    const nearly = fc
      .tuple(anyCard, fc.constantFrom(...Object.keys(fieldsOf(cards.resident))), fc.jsonValue())
      .map(([card, key, value]) => ({ ...fieldsOf(card), [key]: value }))
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearly), (json) => {
        samIdSays(json)
        const says = readMsgSays(json)
        if (says.kind !== 'card') return
        const card = idCardSchema.parse(says.card)
        const right = card.kind === 'foreigner2017' ? isForeigner2017Number : isCitizenNumber
        expect(right(card.number)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})

test.each<[unknown, string]>([
  [noCard, 'noCard'],
  [busy, 'busy'],
  [{ code: '1', retcode: '0x41', retmsg: '' }, 'badCard'],
  [{ code: '1', retcode: '0x81', retmsg: '' }, 'badCard'],
  [{ code: '1', retcode: '0x40', retmsg: '' }, 'unsupportedCard'],
  [{ code: '1', retcode: '0x66', retmsg: '' }, 'moduleFault'],
  [{ ...fieldsOf(cards.resident), code: '1' }, 'unclear'],
  [{ ...fieldsOf(cards.resident), retcode: '0x9' }, 'unclear'],
  [{ ...fieldsOf(cards.resident), retcode: undefined }, 'unclear'],
  [{ code: '-1', retcode: '0x2', retmsg: '未连接读卡器' }, 'unclear'],
  [{}, 'unclear'],
  ['读卡中', 'unclear'],
  [null, 'unclear'],
])('%j says %s', (json, kind) => {
  expect(readMsgSays(json).kind).toBe(kind)
})

test.each<[unknown, object]>([
  [
    { retcode: '0x90', retmsg: ` ${samId} ` },
    { kind: 'module', samId },
  ],
  [
    { retcode: '0x90', retmsg: '张三' },
    { kind: 'module', samId: null },
  ],
  [{ retcode: '0x60', retmsg: '' }, { kind: 'moduleFault' }],
  [{ retcode: '0x1', retmsg: '未连接读卡器' }, { kind: 'unclear' }],
  [busy, { kind: 'unclear' }],
  [[], { kind: 'unclear' }],
])('%j says of the module %j', (json, says) => {
  expect(samIdSays(json)).toEqual(says)
})

test('pictures and fingerprints are overwritten where they stand, and nothing else is', () => {
  const fields = { ...fieldsOf(cards.resident), frontImg: photo, FpFeature1: 'ab'.repeat(512) }
  for (const indent of [0, 2]) {
    const body = Buffer.from(JSON.stringify(fields, null, indent))
    blankPictures(body)
    expect(body.includes('4AAQ') || body.includes('abab')).toBe(false)
    const blanked = JSON.parse(body.toString())
    for (const key of ['photobase64', 'frontImg', 'FpFeature1']) expect(blanked[key].trim()).toBe('')
    const same = { photobase64: blanked.photobase64, frontImg: blanked.frontImg, FpFeature1: blanked.FpFeature1 }
    expect(blanked).toEqual({ ...fields, ...same })
  }
})

test('overwriting pictures never throws, nor touches a body without any', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('"photobase64"', '"photobase64": "', '"FpData":null,"x":"y"', ''),
      (text, key) => {
        const body = Buffer.from(text + key)
        blankPictures(body)
        if (key !== '"photobase64": "') expect(body.toString()).toBe(Buffer.from(text + key).toString())
      },
    ),
  )
})
