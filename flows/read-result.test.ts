import { expect, test } from 'vitest'
import { layoutReceipt } from '#contract/receipt-layout.ts'
import { catalogue } from './catalogue.ts'
import { readResult } from './read-result.ts'
import { resultReceipt } from './result-receipt.ts'
import { marker } from './test-kit.ts'

const item = (id: string) => catalogue.find((entry) => entry.id === id)!
const site = { id: 'test-0001', name: { zh: '测试村便民服务站', en: 'Test village service point' } }

const property = {
  address: '测试路9号',
  certificateNumber: '鲁（2020）兰陵县不动产权第0000001号',
  unitNumber: '371399000000GB00001F00010001',
  use: '住宅',
  area: 9050,
  rooms: '',
  share: '单独所有',
  registeredOn: '2020-03-01',
  mortgaged: false,
  seized: true,
}
const underWay = {
  acceptanceNumber: '202600000001',
  kind: '转移登记',
  acceptedOn: '2026-11-02',
  dueOn: '2026-12-01',
  next: '审核',
  steps: [
    { name: '受理', state: 'done', on: '2026-11-02' },
    { name: '审核', state: 'current', on: null },
    { name: '发证', state: 'waiting', on: null },
  ],
}
const properties = { count: 1, properties: [property] }

test('what is set draws the eye, what is not set does not, and empty lines are left out', () => {
  const [way] = item('own-properties').ways
  const view = readResult(way, properties, 'zh')
  expect(view.headline).toBe('您名下登记了 1 处不动产')
  const [section] = view.sections
  if (section?.kind !== 'records') throw new Error('records expected')
  const lines = section.records[0]!.lines
  expect(lines.find(({ label }) => label === '查封')).toEqual({ label: '查封', value: '已被查封', alert: true })
  expect(lines.find(({ label }) => label === '抵押')).toEqual({ label: '抵押', value: '没有抵押', alert: false })
  expect(lines.find(({ label }) => label === '户型')).toBeUndefined()
})

test('nothing found is said in the headline and instead of the list', () => {
  const [way] = item('own-properties').ways
  const view = readResult(way, { count: 0, properties: [] }, 'en')
  expect(view.headline).toBe('No property is registered in your name')
  expect(view.sections).toMatchObject([{ kind: 'empty' }])
})

test('a single case is told by the step that it is at; a finished one, or several, by no step', () => {
  const [way] = item('registration-progress').ways
  const finished = { ...underWay, steps: underWay.steps.map((step) => ({ ...step, state: 'done' })) }
  const headline = (...cases: object[]) => readResult(way, { cases }, 'zh').headline
  expect(headline(underWay)).toBe('正在审核，最晚 2026年12月1日 办好')
  for (const cases of [[finished], [underWay, finished]]) expect(headline(...cases)).toBe(way.result.headline.zh)
})

test('a year without payments shows no total', () => {
  const [way] = item('resident-pension-payments').ways
  const answer = { year: 2026, bank: '', accountTail: '0000', count: 0, total: 0, payments: [] }
  expect(readResult(way, answer, 'zh')).toMatchObject({ headline: '2026年没有发放记录', main: null })
})

test('numbers stand at the right of a table, words at the left', () => {
  const [way] = item('medical-account').ways
  const entries = [{ date: '2026-11-01', what: '门诊', place: '测试卫生院', amount: -1250 }]
  const answer = { balance: 100, income: 0, expense: 1250, from: '2026-08-24', to: '2026-11-24', entries }
  const table = readResult(way, answer, 'zh').sections.find(({ kind }) => kind === 'table')
  expect(table).toMatchObject({
    columns: [{ number: false }, { number: false }, { number: false }, { number: true }],
    rows: [['2026年11月1日', '门诊', '测试卫生院', '-12.50']],
  })
})

test('a date in a table of a slip stays on its line', () => {
  const medical = item('medical-account')
  const entries = [{ date: '2026-05-08', what: '门诊', place: '卞庄街道卫生院', amount: -2304 }]
  const answer = { balance: 100, income: 0, expense: 2304, from: '2026-05-24', to: '2026-11-24', entries }
  const view = readResult(medical.ways[0], answer, 'zh')
  const receipt = resultReceipt({
    item: medical,
    view,
    identity: null,
    agent: null,
    site,
    at: '2026-11-24T09:42',
    language: 'zh',
  })
  for (const columns of [32, 48]) {
    const lines = layoutReceipt(receipt, columns).flatMap((line) => (line.kind === 'text' ? line.text : []))
    expect(lines.filter((line) => line.startsWith('2026-05-08 '))).toHaveLength(1)
  }
})

test('the slip names the person, hides most of the number, and says that it proves nothing', () => {
  const owned = item('own-properties')
  const view = readResult(owned.ways[0], properties, 'zh')
  const slip = resultReceipt({
    item: owned,
    view,
    identity: marker,
    agent: null,
    site,
    at: '2026-11-24T09:43',
    language: 'zh',
  })
  const text = JSON.stringify(slip)
  expect(slip.nodes).toContainEqual({ kind: 'pair', label: '姓名', value: marker.name })
  expect(slip.nodes).toContainEqual({ kind: 'pair', label: '证件号', value: '3713************10' })
  expect(text).not.toContain(marker.number)
  expect(slip.nodes).toContainEqual({ kind: 'pair', label: '查封', value: '已被查封', bold: true })
  expect(text).toContain('不作证明使用')
  expect(text).toContain('2026年11月24日 09:43')
})

test('the slip of a way without a card names nobody; a finished step has its day, the others their state', () => {
  const progress = item('registration-progress')
  const view = readResult(progress.ways[1]!, { cases: [underWay] }, 'zh')
  const { nodes } = resultReceipt({
    item: progress,
    view,
    identity: null,
    agent: null,
    site,
    at: '2026-11-24T09:43',
    language: 'zh',
  })
  expect(JSON.stringify(nodes)).not.toContain('姓名')
  expect(nodes).toContainEqual({ kind: 'pair', label: '1. 受理', value: '2026年11月2日', bold: false })
  expect(nodes).toContainEqual({ kind: 'pair', label: '2. 审核', value: '正在办', bold: true })
  expect(nodes).toContainEqual({ kind: 'pair', label: '3. 发证', value: '还没到', bold: false })
})
