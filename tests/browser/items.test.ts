/** Every item, from the attract screen back to it, by people whose cards and lives are unlike. */
import { expect, test } from 'vitest'
import type { SyntheticPerson } from '#departments/sandbox/people-file.ts'
import type { Language } from '#flows/language.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { landscape, portrait } from '#tests/support/browser.ts'
import { type Errand, handOf, itemOf } from '#tests/support/errand.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import {
  accountFacts,
  type Asked,
  contributionFacts,
  enrolmentFacts,
  type Facts,
  pensionFacts,
  progressFacts,
  propertyFacts,
} from '#tests/support/facts.ts'
import { personOf } from '#tests/support/people.ts'
import { wordsOf } from '#tests/support/words.ts'

const { kiosk, open } = kioskOfFile()

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) // in China, as departments reckon
const thisYear = Number(today.slice(0, 4))
const year = (number: number) => new RegExp(`^${number}`)

interface Look {
  language?: Language
  screen?: typeof portrait
  elder?: true
}

async function come({ language = 'zh', screen = portrait, elder }: Look, errand: Errand) {
  const visitor = await open(screen)
  const words = wordsOf(language)
  // whoever changes how the attract screen looks is a visitor already
  if (elder) await visitor.touch(wordsOf('zh').t('bar.elder'))
  if (language === 'en') await visitor.touch(wordsOf('zh').t('bar.language'))
  return { visitor, words, hand: handOf(visitor, kiosk, words, errand) }
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
  await visitor.reads(words.tell(way.result.headline, facts.headline))
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
  expect(slip).toContain(bare(words.tell(way.result.headline, facts.headline)))
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

function tracesOf({ card }: SyntheticPerson): string[] {
  const address = 'address' in card ? [card.address] : []
  return [card.number, ...address, ...(card.name.length > 1 ? [card.name] : [])]
}

const pension = 'resident-pension-payments'
const contributions = 'employee-contributions'
const enrolment = 'medical-enrolment'
const account = 'medical-account'
const properties = 'own-properties'
const progress = 'registration-progress'

test('pension: a farmer, this year', () =>
  walk({}, { itemId: pension, personId: 'farmer', answer: year(thisYear) }, (asked) => pensionFacts(asked, thisYear)))

test('pension: an old woman with a long-term card, in large type, the year of a raise', () =>
  walk({ elder: true }, { itemId: pension, personId: 'long-term-card', answer: year(thisYear - 2) }, (asked) =>
    pensionFacts(asked, thisYear - 2),
  ))

test('contributions: an employee with two gaps, on a lying screen', () =>
  walk(
    { screen: landscape },
    { itemId: contributions, personId: 'employee-with-gaps', answer: year(thisYear) },
    (asked) => contributionFacts(asked, thisYear),
  ))

test('contributions: an expired card, in English', () =>
  walk({ language: 'en' }, { itemId: contributions, personId: 'expired-card', answer: year(thisYear - 1) }, (asked) =>
    contributionFacts(asked, thisYear - 1),
  ))

test('contributions: a card of a foreigner, 2017 layout, in English on a lying screen', () =>
  walk(
    { language: 'en', screen: landscape },
    { itemId: contributions, personId: 'foreigner-2017', answer: year(thisYear) },
    (asked) => contributionFacts(asked, thisYear),
  ))

test('enrolment: a child', () => walk({}, { itemId: enrolment, personId: 'child' }, enrolmentFacts))

test('enrolment: a name with a middle dot, in large type on a lying screen', () =>
  walk({ elder: true, screen: landscape }, { itemId: enrolment, personId: 'minority-name' }, enrolmentFacts))

test('enrolment: a card of a foreigner, 2023 layout', () =>
  walk({}, { itemId: enrolment, personId: 'foreigner-2023' }, enrolmentFacts))

test('account: a name of one character', () =>
  walk({}, { itemId: account, personId: 'one-character-name', answer: /^近一年/ }, (asked) => accountFacts(asked, 12)))

test('account: a name with a character that printers lack', () =>
  walk({}, { itemId: account, personId: 'rare-given-name', answer: /^近三个月/ }, (asked) => accountFacts(asked, 3)))

test('account: more than thirty entries', () =>
  walk({ screen: landscape }, { itemId: account, personId: 'many-account-entries', answer: /^近一年/ }, (asked) =>
    accountFacts(asked, 12),
  ))

test('property: three of them, one mortgaged and one seized', () =>
  walk({}, { itemId: properties, personId: 'three-properties' }, propertyFacts))

test('property: an address of 35 characters', () => {
  const { card } = personOf('long-address')
  expect('address' in card && Array.from(card.address).length).toBe(35)
  return walk({}, { itemId: properties, personId: 'long-address' }, propertyFacts)
})

test('property: a name with a character outside GBK', () =>
  walk({}, { itemId: properties, personId: 'rare-character' }, propertyFacts))

test('property: a permit of a Hong Kong resident, in English', () =>
  walk({ language: 'en' }, { itemId: properties, personId: 'hong-kong-resident' }, propertyFacts))

test('progress: by card', () => walk({}, { itemId: progress, personId: 'registration-under-way' }, progressFacts))

test('progress: by the number on the acceptance slip, without a card', () => {
  const [{ acceptanceNumber } = { acceptanceNumber: '' }] = personOf('registration-under-way').realEstate?.cases ?? []
  return walk(
    { screen: landscape },
    { itemId: progress, way: 1, answer: acceptanceNumber },
    progressFacts,
    'registration-under-way',
  )
})

test('somebody whom no department knows is told so by every item, with the card laid down once', async () => {
  const errands = [
    { itemId: pension, answer: year(thisYear) },
    { itemId: contributions, answer: year(thisYear) },
    { itemId: enrolment },
    { itemId: account, answer: /^近一年/ },
    { itemId: properties },
    { itemId: progress },
  ]
  const first = { itemId: pension, personId: 'unknown-everywhere' }
  const { visitor, words, hand } = await come({}, first)
  await hand.goTo('journey.item.identify.read')
  await visitor.touch(words.t('continue'))
  await kiosk.dock('Dock.TakeCard', {})
  for (const errand of errands) {
    const next = handOf(visitor, kiosk, words, errand)
    const way = await next.goTo('journey.item.refused')
    expect(way.some((state) => state.startsWith('journey.item.identify'))).toBe(false)
    await visitor.reads(words.t('refused.notFound'))
    const department = words.tell(domainTexts[itemOf(errand.itemId).domain].department)
    await visitor.reads(words.t('refused.notFoundLead', { department }))
    await visitor.touch(words.t('result.done'))
    await visitor.touch(words.t('another'))
  }
  await hand.leave()
  expect((await hand.dockStatus()).papers).toEqual([])
})
