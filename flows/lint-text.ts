/** How texts for people are written: something in both languages, each in its own punctuation. Used by tests. */
import type { Text } from './language.ts'

const halfWidthBesideHanzi = /\p{Script=Han}\s*[,?!:;()."']|[,?!:;()"']\s*\p{Script=Han}/u
const chinese = /[\p{Script=Han}，。、？！：；（）“”《》]/u

/**
 * Every defect of a text; empty = none.
 * @param longest hanzi that fit where it stands
 */
export function lintText(name: string, { zh, en }: Text, longest = Infinity): string[] {
  return [
    ...(zh.trim() === '' || en.trim() === '' ? [`${name}: empty`] : []),
    ...(halfWidthBesideHanzi.test(zh) ? [`${name}: half-width punctuation beside hanzi`] : []),
    ...(chinese.test(en) ? [`${name}: Chinese in English`] : []),
    ...((zh.match(/\p{Script=Han}/gu)?.length ?? 0) > longest ? [`${name}: more than ${longest} hanzi`] : []),
    ...(placeholders(zh) === placeholders(en) ? [] : [`${name}: other placeholders in English`]),
  ]
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g))].toSorted().join()
}
