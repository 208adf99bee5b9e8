/** Where each of the four kinds of card keeps what, in its 256 bytes of UTF-16LE text: [first byte, bytes], space padded. */
import type { IdCard } from '#contract/id-card.ts'

export type Place = readonly [offset: number, length: number]

export const textLength = 256

/** The same on every card: tells the kinds apart. */
export const flagPlace: Place = [248, 2]

export const flags = {
  resident: ' ',
  hkMacauTaiwan: 'J',
  foreigner2017: 'I',
  foreigner2023: 'Y',
} as const satisfies Record<IdCard['kind'], string>

const validity = { validFrom: [188, 16], validTo: [204, 16] } as const

const chinese = {
  ...validity,
  name: [0, 30],
  sex: [30, 2],
  birth: [36, 16],
  address: [52, 70],
  number: [122, 36],
  authority: [158, 30],
} as const

export const places = {
  resident: { ...chinese, nation: [32, 4] },
  hkMacauTaiwan: { ...chinese, passNumber: [220, 18], issueCount: [238, 4] },
  foreigner2017: {
    ...validity,
    englishName: [0, 120],
    sex: [120, 2],
    number: [122, 30],
    nationality: [152, 6],
    name: [158, 30],
    birth: [220, 16],
  },
  foreigner2023: {
    ...validity,
    name: [0, 30],
    sex: [30, 2],
    replacementCount: [32, 4],
    birth: [36, 16],
    englishName: [52, 70],
    number: [122, 36],
    englishNameRest: [220, 22],
    nationality: [242, 6],
  },
} as const satisfies Record<IdCard['kind'], Record<string, Place>>

/** Sex by its digit on the card (GB/T 2261.1). */
export const sexes = { '0': 'unknown', '1': 'male', '2': 'female', '9': 'unspecified' } as const satisfies Record<
  string,
  IdCard['sex']
>

/** Stands where the last day of validity would. */
export const longTerm = '长期'
