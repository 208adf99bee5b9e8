import { expect, test } from 'vitest'
import {
  casesReplySchema,
  numberQuery,
  personQuery,
  progressFrom,
  propertiesFrom,
  propertiesReplySchema,
} from './wire.ts'

const property = {
  zl: '东方花园8号楼2单元501室',
  bdcqzh: '鲁（2021）兰陵县不动产权第9900501号',
  bdcdyh: '371399001008GB00012F00020501',
  ghyt: '住宅',
  mj: '118.73',
  hx: '三室两厅一卫',
  gyqk: '共同共有',
  djsj: '2021-03-29 12:00:00',
  sfdy: '1',
  sfcf: '0',
  // the registry sends more than a kiosk needs
  qlrmc: '赵建国',
}

test('queries by person and by number', () => {
  expect(personQuery({ person: { name: '赵建国', number: '371399198408230375' } })).toEqual({
    qlrmc: '赵建国',
    qlrzjh: '371399198408230375',
  })
  expect(numberQuery({ acceptanceNumber: '202610280017' })).toEqual({ slbh: '202610280017' })
})

test('properties', () => {
  expect(propertiesFrom(propertiesReplySchema.parse({ list: [property] }))).toEqual({
    count: 1,
    properties: [
      {
        address: '东方花园8号楼2单元501室',
        certificateNumber: '鲁（2021）兰陵县不动产权第9900501号',
        unitNumber: '371399001008GB00012F00020501',
        use: '住宅',
        area: 11873,
        rooms: '三室两厅一卫',
        share: '共同共有',
        registeredOn: '2021-03-29',
        mortgaged: true,
        seized: false,
      },
    ],
  })
  expect(propertiesFrom(propertiesReplySchema.parse({ list: [] }))).toEqual({ count: 0, properties: [] })
})

test('a mark that is neither yes nor no is refused, never read as no', () => {
  for (const sfcf of ['', '2', null, undefined, false]) {
    expect(propertiesReplySchema.safeParse({ list: [{ ...property, sfcf }] }).success).toBe(false)
  }
})

test('progress', () => {
  const reply = {
    list: [
      {
        slbh: '202610280017',
        djlx: '转移登记',
        slsj: '2026-10-28 12:00:00',
        cnsj: '2026-12-09',
        xyb: '复审',
        lc: [
          { jdmc: '受理', jdzt: '2', bjsj: '2026-10-28 12:00:00' },
          { jdmc: '初审', jdzt: '1', bjsj: null },
          { jdmc: '登簿', jdzt: '0', bjsj: null },
        ],
      },
    ],
  }
  expect(progressFrom(casesReplySchema.parse(reply))).toEqual({
    cases: [
      {
        acceptanceNumber: '202610280017',
        kind: '转移登记',
        acceptedOn: '2026-10-28',
        dueOn: '2026-12-09',
        next: '复审',
        steps: [
          { name: '受理', state: 'done', on: '2026-10-28' },
          { name: '初审', state: 'current', on: null },
          { name: '登簿', state: 'waiting', on: null },
        ],
      },
    ],
  })
})
