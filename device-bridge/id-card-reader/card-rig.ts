/** For tests: synthetic cards of all four kinds, made up at random or fixed. The area code 371399 is nobody's. */
import * as fc from 'fast-check'
import type { IdCard } from '#contract/id-card.ts'
import { citizenCheckDigit, isForeigner2017Number } from '#contract/id-number.ts'
import { nations } from '#contract/nations.ts'

const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

/** Hanzi (rare ones outside the basic plane too), the dot of minority names, digits and letters; at most `units` of UTF-16. */
function chineseText(units: number): fc.Arbitrary<string> {
  const sign = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }) },
    { weight: 1, arbitrary: fc.integer({ min: 0x3400, max: 0x4dbf }) },
    { weight: 1, arbitrary: fc.integer({ min: 0x20000, max: 0x2a6df }) },
    { weight: 1, arbitrary: fc.constantFrom(0xb7, 0x30, 0x41, 0x2d) },
  )
  return fc
    .array(
      sign.map((code) => String.fromCodePoint(code)),
      { minLength: 1, maxLength: units },
    )
    .map((signs) => signs.reduce((text, next) => ((text + next).length > units ? text : text + next), ''))
}

function englishText(units: number): fc.Arbitrary<string> {
  return fc
    .array(fc.stringMatching(/^[A-Z][A-Z.'-]{0,11}$/), { minLength: 1, maxLength: 8 })
    .map((words) => words.join(' ').slice(0, units).trim())
}

function numbered<P extends { birth: string }>(area: fc.Arbitrary<string>, parts: fc.Arbitrary<P>) {
  return fc.tuple(area, parts, fc.stringMatching(/^\d{3}$/)).map(([area, rest, sequence]) => {
    const first17 = area + rest.birth.replaceAll('-', '') + sequence
    return { ...rest, number: first17 + citizenCheckDigit(first17) }
  })
}

/** The 14 characters of a permanent residence number of 2017 and the last digit that fits them. */
function withLastDigit(first14: string): string {
  return Array.from({ length: 10 }, (_, last) => `${first14}${last}`).find(isForeigner2017Number) ?? first14
}

const common = {
  sex: fc.constantFrom('male', 'female', 'unknown', 'unspecified'),
  birth: date,
  validFrom: date,
  validTo: fc.oneof(date, fc.constant('longTerm' as const)),
}
const chinese = { ...common, name: chineseText(15), address: chineseText(35), authority: chineseText(15) }
const foreign = {
  ...common,
  name: fc.oneof(fc.constant(''), chineseText(15)),
  nationality: fc.stringMatching(/^[A-Z]{3}$/),
}

export const anyCard: fc.Arbitrary<IdCard> = fc.oneof(
  numbered(
    fc.constant('371399'),
    fc.record({ kind: fc.constant('resident'), ...chinese, nation: fc.constantFrom(...nations.values()) }),
  ),
  numbered(
    fc.constantFrom('810000', '820000', '830000'),
    fc.record({
      kind: fc.constant('hkMacauTaiwan'),
      ...chinese,
      passNumber: fc.stringMatching(/^[HM]\d{8}$/),
      issueCount: fc.stringMatching(/^\d{2}$/),
    }),
  ),
  fc.record({
    kind: fc.constant('foreigner2017'),
    ...foreign,
    englishName: englishText(60),
    number: fc.stringMatching(/^[A-Z]{3}\d{11}$/).map(withLastDigit),
  }),
  numbered(
    fc.constant('937156'),
    fc.record({
      kind: fc.constant('foreigner2023'),
      ...foreign,
      englishName: englishText(46),
      replacementCount: fc.stringMatching(/^\d{2}$/),
    }),
  ),
)

/** One card of each kind, with what each kind has of difficult. */
export const cards = {
  resident: {
    kind: 'resident',
    name: '阿依古丽·𠮷䶮',
    sex: 'female',
    nation: '维吾尔',
    birth: '1951-03-08',
    address: '山东省临沂市兰陵县虚构街道不存在路一百二十三弄四十五号楼六单元七〇八室',
    number: numberOf('37139919510308002'),
    authority: '临沂市公安局虚构分局',
    validFrom: '2011-05-01',
    validTo: 'longTerm',
  },
  hkMacauTaiwan: {
    kind: 'hkMacauTaiwan',
    name: '陈虚构',
    sex: 'male',
    birth: '1988-02-29',
    address: '山东省临沂市虚构路1号',
    number: numberOf('81000019880229999'),
    authority: '临沂市公安局',
    passNumber: 'H00000000',
    issueCount: '01',
    validFrom: '2020-09-01',
    validTo: '2025-09-01',
  },
  foreigner2017: {
    kind: 'foreigner2017',
    name: '',
    englishName: 'NOBODY, IMAGINARY VERY LONG NAME OF SOMEBODY INVENTED',
    sex: 'unspecified',
    birth: '1981-08-03',
    nationality: 'CAN',
    number: 'CAN110081080310',
    validFrom: '2018-01-01',
    validTo: '2028-01-01',
  },
  foreigner2023: {
    kind: 'foreigner2023',
    name: '无名氏',
    englishName: 'ABCDEFGHIJKLMNOP QRSTUVWXYZ ABCDEF GHIJKL MNOP',
    sex: 'unknown',
    birth: '1980-01-01',
    nationality: '156',
    number: '931586198001010028',
    replacementCount: '00',
    validFrom: '2023-12-01',
    validTo: '2033-11-30',
  },
} as const satisfies Record<IdCard['kind'], IdCard>

function numberOf(first17: string): string {
  return first17 + citizenCheckDigit(first17)
}
