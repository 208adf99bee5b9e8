/**
 * Every Chinese word of the kiosk, heard as a dictionary of Mandarin reads it. espeak-ng knows one reading of each character,
 * so each new text may bring a word that it reads wrongly; what helps then is a line in `device-bridge/speech/sayable.ts`.
 */
import { execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'
import { sayable } from '#device-bridge/speech/sayable.ts'
import { espeakMissing } from '#device-bridge/speech/speech-rig.ts'
import { aloud } from '#flows/speech/aloud.ts'

const hanzi = /\p{Script=Han}/u

/** Where the program is right, or as right as the dictionary. */
const rightAnyway = '一会儿 只归 只交 参加 看门诊 多少年 供参考 供查询 要是 部分 登簿 登记簿 中间断'.split(' ')

/** Every string with Chinese in it that a module of texts or an item exports. */
async function ourTexts(): Promise<string[]> {
  const root = new URL('..', import.meta.url).pathname
  const files = globSync(['flows/texts/*.ts', 'flows/items/*.ts', 'flows/terms.ts'], { cwd: root })
  const modules = await Promise.all(files.map((file) => import(`${root}${file}`)))
  return [...new Set(modules.flatMap(stringsOf).filter((text) => hanzi.test(text)))]
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}

/** What espeak-ng says of each syllable: letters of its own, and the tone as a number; 11 = none. */
function heard(syllables: readonly string[]): Map<string, string> {
  const parameters = ['-v', 'cmn-latn-pinyin', '-b', '1', '--stdin', '-x', '-q']
  const lines = execFileSync('espeak-ng', parameters, { input: syllables.join('\n\n') })
    .toString()
    .trim()
    .split('\n')
  expect(lines).toHaveLength(syllables.length)
  return new Map(syllables.map((syllable, index) => [syllable, (lines[index] ?? '').replace(/[|_'\s]/g, '')]))
}

const withoutTone = (phonemes: string): string => phonemes.replace(/\d+/g, '')

interface Reading {
  character: string
  /** Given to espeak-ng in its place: a hanzi or pinyin. */
  given: string
  /** Pinyin of the dictionary, with the tone's number; 5 = none. */
  wanted: string
  around: string
}

function readingsOf(text: string): Reading[] {
  const written = aloud(text, 'zh')
  const characters = Array.from(written.replace(/[\p{C}\p{Z}\s[\]]+/gu, ''))
  const given = (sayable(written, 'zh') ?? '').match(/[a-z]+\d(?=\s)|\S/gu) ?? []
  const wanted = pinyin(characters.join(''), { toneType: 'num', type: 'array', toneSandhi: false })
  expect([given.length, wanted.length], text).toEqual([characters.length, characters.length])
  return characters.flatMap((character, index) =>
    hanzi.test(character)
      ? {
          character,
          given: given[index] ?? '',
          wanted: (wanted[index] ?? '').replace('0', '5').replace('ü', 'v'),
          around: characters.slice(Math.max(index - 4, 0), index + 5).join(''),
        }
      : [],
  )
}

test.skipIf(espeakMissing)('every word of ours is read as a dictionary reads it', async () => {
  const readings = (await ourTexts()).flatMap(readingsOf)
  expect(readings.length).toBeGreaterThan(5_000)
  const sounds = heard([...new Set(readings.flatMap(({ given, wanted }) => [given, wanted]))])
  const wrong = readings.filter(({ given, wanted, around, character }) => {
    const [is, should] = [sounds.get(given) ?? '', sounds.get(wanted) ?? '']
    const toneless = is.includes('11') && withoutTone(is) === withoutTone(should) // as in 信息: both are said
    return is !== should && !toneless && !rightAnyway.some((word) => word.includes(character) && around.includes(word))
  })
  expect([
    ...new Set(wrong.map(({ character, wanted, around }) => `${character} should be ${wanted} in ${around}`)),
  ]).toEqual([])
})
