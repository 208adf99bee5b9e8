import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf, type ScreenNode } from './screen-parts.ts'
import { type Known, spokenForm } from './spoken-form.ts'
import { h } from './test-nodes.ts'

const nobody: Known = { language: 'zh', receipts: [], people: [] }
const said = (root: ScreenNode, known: Partial<Known> = {}) =>
  spokenForm(partsOf(root), { ...nobody, ...known }).map(({ text, personal }) => (personal ? `（私）${text}` : text))

test('title, lead, facts and numbered choices, in reading order', () => {
  const screen = h(
    'main',
    {},
    h('div', {}, h('p', {}, '第 1 步，共 4 步：看说明'), h('ol', { 'aria-hidden': 'true' }, h('li', {}, 'x'))),
    h('h1', {}, '请把身份证平放在\n屏幕下面'),
    h('p', {}, '放好别动。'),
    h('dl', {}, h('div', {}, h('svg', {}, 'x'), h('dt', {}, '要多久'), h('dd', {}, '两分钟'))),
    h('button', {}, h('span', {}, '养老金'), h('span', {}, '可以办')),
    h('button', { disabled: true }, '放身份证查', h('small', {}, '读卡器坏了')),
    h('div', { 'data-silent': true }, h('button', {}, '往下看')),
  )
  expect(said(screen)).toEqual([
    '第一 步，共 四 步：看说明。',
    '请把身份证平放在屏幕下面。',
    '放好别动。',
    '要多久，两分钟。',
    '下面有 两 个选项。',
    '选项一，养老金，可以办。',
    '选项二，放身份证查，读卡器坏了，现在不能按。',
  ])
})

test('a single choice is no list', () => {
  expect(said(h('main', {}, h('button', {}, '返回')))).toEqual(['可以按“返回”。'])
})

test('a figure keeps its unit, and its label stands before it', () => {
  const sum = h('p', {}, h('span', {}, '现在余额'), h('b', {}, h('small', {}), '1,860.50', h('small', {}, ' 元')))
  expect(said(sum)).toEqual(['现在余额，一千八百六十元五角。'])
  const sumEn = h('p', {}, h('span', {}, 'Balance'), h('b', {}, h('small', {}, 'CNY '), '1,860.50', h('small', {})))
  expect(said(sumEn, { language: 'en' })).toEqual(['Balance, 1860 yuan 50 fen.'])
})

test('a table is told row by row', () => {
  const row = (name: string, ...cells: string[]) => h('tr', {}, ...cells.map((cell) => h(name, {}, cell)))
  const table = h(
    'table',
    {},
    h('caption', {}, '每月发放'),
    h('thead', {}, row('th', '月份', '金额')),
    h('tbody', {}, row('td', '2026年3月', '186.50 元'), row('td', '2026年2月', '186.50 元')),
  )
  expect(said(table)).toEqual([
    '每月发放，一共 两 条。',
    '二〇二六年三月，一百八十六元五角。',
    '二〇二六年二月，一百八十六元五角。',
  ])
})

test('a button inside a sentence is a word of it', () => {
  expect(said(h('p', {}, '查', h('button', {}, '参保地'), '在哪里'))).toEqual(['查，参保地，在哪里。'])
})

test('number keys are named, not counted as choices', () => {
  const keys = h('div', { role: 'group', 'aria-label': '数字键' }, h('button', {}, '1'), h('button', {}, '2'))
  expect(said(keys)).toEqual(['数字键，一，二。'])
})

test('what is left of a time is told as seconds', () => {
  const timer = h('div', { role: 'timer', 'aria-label': '还剩的秒数' }, h('svg', {}), '90')
  expect(spokenForm(partsOf(timer), nobody)).toEqual([
    { text: '还剩 九十 秒。', language: 'zh', personal: false, kind: 'seconds' },
  ])
})

test('EN 301 549 5.1.3.6: nothing hidden is said, no drawing either', () => {
  const hidden = [{ 'aria-hidden': 'true' }, { inert: true as const }, { hidden: true as const }]
  for (const attributes of hidden) expect(said(h('main', {}, h('p', attributes, '看不见')))).toEqual([])
})

const identity = { name: '鄢念恩', number: '371399195604129991' }

test('what is marked as personal is told apart, with all that stands in it', () => {
  const screen = h('main', {}, h('h1', { 'data-personal': true }, '今年发了 10 次'), h('p', {}, '看好'))
  expect(said(screen)).toEqual(['（私）今年发了 十 次。', '看好。'])
  const within = h('div', { 'data-personal': true }, h('dl', {}, h('dt', {}, '发到'), h('dd', {}, '农商行')), '尾')
  expect(said(within)).toEqual(['（私）发到，农商行。', '（私）尾。'])
})

test('EN 301 549 5.1.3.16: the slip is read from its tree, and nobody is named in full', () => {
  const receipt = {
    nodes: [
      { kind: 'pair' as const, label: '姓名', value: identity.name },
      { kind: 'pair' as const, label: '证件号', value: '3713************91' },
    ],
  }
  const slip = h('div', { role: 'img', 'aria-label': '小票预览', 'data-slip': true }, h('p', {}, '姓名  鄢念恩'))
  expect(said(slip, { receipts: [receipt], people: [identity] })).toEqual([
    '（私）姓名，鄢什么什么。',
    '（私）证件号，三七幺三，中间不念，九幺。',
  ])
})

test('who is named on a screen that nobody marked is masked and personal all the same', () => {
  expect(said(h('p', {}, '鄢念恩您好'), { people: [identity] })).toEqual(['（私）鄢什么什么您好。'])
  expect(said(h('p', {}, '小票给鄢**'), { people: [identity] })).toEqual(['（私）小票给鄢什么什么。'])
  expect(said(h('p', {}, `号码 ${identity.number}`), { people: [identity] })[0]).not.toContain('九九九')
})

test('whatever stands on a screen, each sentence fits into a command and no one is named', () => {
  const text = fc.string({
    unit: fc.constantFrom('一', '，', '鄢念恩', '371399195604129991', ' ', '8', 'a'),
    maxLength: 900,
  })
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), fc.constantFrom('zh' as const, 'en' as const), (texts, language) => {
      const screen = h('main', {}, ...texts.map((written) => h('button', {}, written)))
      for (const sentence of spokenForm(partsOf(screen), { language, receipts: [], people: [identity] })) {
        expect(sentence.text.length).toBeLessThanOrEqual(400)
        expect(sentence.text.length).toBeGreaterThan(0)
        expect(sentence.text).not.toContain(identity.name)
      }
    }),
  )
})
