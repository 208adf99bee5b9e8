/** The way of one visitor with one item, from the attract screen back to it, and what must be true of it. */
import { expect } from 'vitest'
import type { SyntheticPerson } from '#departments/sandbox/people-file.ts'
import type { Language } from '#flows/language.ts'
import { portrait } from '#tests/support/browser.ts'
import { type Errand, handOf, itemOf } from '#tests/support/errand.ts'
import type { Asked, Facts } from '#tests/support/facts.ts'
import type { KioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { personOf } from '#tests/support/people.ts'
import { wordsOf } from '#tests/support/words.ts'

/** In China, as departments reckon. */
export const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
export const thisYear = Number(today.slice(0, 4))
export const year = (number: number) => new RegExp(`^${number}`)

interface Look {
  language?: Language
  screen?: { width: number; height: number }
  elder?: true
}

const bare = (text: string) => text.replace(/\s/g, '')

function masked({ card }: SyntheticPerson): { name: string; number: string } {
  const [first = '', ...others] = Array.from(card.name)
  const { number } = card
  return {
    name: others.length === 0 ? '*' : `${first}**`,
    number: number.slice(0, 4) + '*'.repeat(number.length - 6) + number.slice(-2),
  }
}

/** Characters that the printers of the field lack: the line they stand in is printed as a picture. */
const rare = /[𠮷䶮²]/u

function tracesOf({ card }: SyntheticPerson): string[] {
  const address = 'address' in card ? [card.address] : []
  return [card.number, ...address, ...(card.name.length > 1 ? [card.name] : [])]
}

export function itemWalks({ kiosk, open }: KioskOfFile) {
  async function come({ language = 'zh', screen = portrait, elder }: Look, errand: Errand) {
    const visitor = await open(screen)
    const words = wordsOf(language)
    // whoever changes how the attract screen looks is a visitor already
    if (elder) await visitor.touch(wordsOf('zh').t('bar.elder'))
    if (language === 'en') await visitor.touch(wordsOf('zh').t('bar.language'))
    return { visitor, words, hand: handOf(visitor, kiosk, words, errand) }
  }

  async function walk(look: Look, errand: Errand, factsOf: (asked: Asked) => Facts, about = errand.personId ?? '') {
    const person = personOf(about)
    const { visitor, words, hand } = await come(look, errand)
    const item = itemOf(errand.itemId)
    const way = item.ways[errand.way ?? 0]
    if (way === undefined) throw new Error('no such way')
    const { name, number } = masked(person)

    if (errand.personId !== undefined) {
      await hand.goTo('journey.item.identify.read')
      await visitor.reads(name)
      await visitor.reads(number)
      const screen = await visitor.page.locator('body').innerText()
      expect(screen).not.toContain(person.card.number)
      if (person.card.name.length > 1) expect(screen).not.toContain(person.card.name)
      const expired = person.card.validTo !== 'longTerm' && person.card.validTo < today
      expect(bare(screen).includes(bare(words.t('identify.expired')))).toBe(expired)
    }

    await hand.goTo('journey.item.result')
    const facts = factsOf({ person, language: words.language, today })
    const { headline } = facts
    const title = typeof headline === 'string' ? headline : words.tell(way.result.headline, headline)
    await visitor.reads(title)
    for (const fact of facts.says) await visitor.reads(fact)
    if (facts.rows !== undefined) expect(await visitor.page.locator('.sheet tbody tr').count()).toBe(facts.rows)
    if (facts.alerts !== undefined) expect(await visitor.page.locator('.sheet .alert').count()).toBe(facts.alerts)

    await hand.goTo('journey.item.deliver.printed')
    const { papers } = await hand.dockStatus()
    expect(papers).toHaveLength(1)
    const preview = hand.preview()
    const pictured = preview.map((line) => (rare.test(line) ? '[picture]' : line))
    expect(papers[0]?.lines).toEqual(pictured)
    expect(papers[0]?.cut).toBe(true)
    const slip = bare(preview.join(''))
    expect(slip).toContain(bare(title))
    if (errand.personId !== undefined) {
      expect(slip).toContain(bare(person.card.name))
      expect(slip).toContain(number)
      expect(slip).not.toContain(person.card.number)
      if (rare.test(person.card.name)) expect(pictured).toContain('[picture]')
    }
    await kiosk.dock('Dock.TakePaper', {})

    await hand.goTo('journey.rate.thanks')
    await hand.leave()
    const left = await visitor.page.evaluate(() =>
      [document.documentElement.outerHTML, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join(' '),
    )
    for (const trace of tracesOf(person)) expect(left).not.toContain(trace)
  }

  return { come, walk }
}
