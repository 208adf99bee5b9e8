import { expect, test } from 'vitest'
import { newsOf } from './news.ts'
import type { Part } from './screen-parts.ts'

const say = (text: string, kind: Part['kind'] = 'text') => ({ text, kind, language: 'zh' as const, personal: false })
const title = say('标题', 'title')

test('a screen that says the same has no news, however its countdown runs', () => {
  expect(newsOf([title, say('还剩九秒', 'seconds')], [title, say('还剩八秒', 'seconds')])).toBe(null)
})

test('a notice is news; the choices that change with it are not', () => {
  const notice = say('没纸了')
  expect(newsOf([title, say('可以办', 'choice')], [title, notice, say('能看', 'choice')])).toEqual([notice])
})

test('EN 301 549 5.1.3.8: where only a choice changed, that is the news; what somebody typed is not', () => {
  const typed = say('输了三位', 'disabledChoice')
  const before = [title, say('二〇', 'entry'), say('输了两位', 'disabledChoice')]
  expect(newsOf(before, [title, say('二〇二', 'entry'), typed])).toEqual([typed])
})

test('what is gone changes the screen without a word', () => {
  expect(newsOf([title, say('没纸了')], [title])).toEqual([])
  expect(newsOf([title, say('没纸了'), say('能看', 'choice')], [title, say('可以办', 'choice')])).toEqual([])
})
