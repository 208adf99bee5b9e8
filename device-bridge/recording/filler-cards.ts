/** Whose cards and whose module stand in a recording: nobody's. Area code 371399 isn't given to any place. */
import type { IdCard } from '#contract/id-card.ts'
import { encodeCardText } from '../virtual/card-text.ts'

const validity = { validFrom: '2020-01-01', validTo: '2040-01-01' }
const chinese = {
  ...validity,
  name: '无名氏',
  sex: 'male',
  birth: '1980-01-01',
  address: '虚构路',
  authority: '虚构局',
} as const
const foreign = { ...validity, name: '', sex: 'male', englishName: 'NOBODY' } as const

const cards: { [Kind in IdCard['kind']]: Extract<IdCard, { kind: Kind }> } = {
  resident: { kind: 'resident', ...chinese, number: '371399198001010016', nation: '汉' },
  hkMacauTaiwan: {
    kind: 'hkMacauTaiwan',
    ...chinese,
    number: '810000198001010014',
    passNumber: 'H00000000',
    issueCount: '00',
  },
  foreigner2017: {
    kind: 'foreigner2017',
    ...foreign,
    birth: '1981-08-03',
    number: 'CAN110081080310',
    nationality: 'CAN',
  },
  foreigner2023: {
    kind: 'foreigner2023',
    ...foreign,
    birth: '1980-01-01',
    number: '931586198001010028',
    nationality: '156',
    replacementCount: '00',
  },
}

/** 256 bytes of a card of that kind. */
export function fillerTextLike(kind: IdCard['kind']): Uint8Array {
  return encodeCardText(cards[kind])
}

/** Module 05.03 of 1 January 2000, without numbers. */
export const fillerSamId = Uint8Array.from(Buffer.from('05000300652d3101' + '00'.repeat(8), 'hex'))
