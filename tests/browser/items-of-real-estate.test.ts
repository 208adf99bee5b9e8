/** Real estate: every item, from the attract screen back to it, by people whose cards and lives are unlike. */
import { expect, test } from 'vitest'
import { domainTexts } from '#flows/texts/domains.ts'
import { landscape } from '#tests/support/browser.ts'
import { handOf, itemOf } from '#tests/support/errand.ts'
import { progressFacts, propertyFacts } from '#tests/support/facts.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { personOf } from '#tests/support/people.ts'
import { itemWalks, thisYear, year } from './test-items.ts'

const ofFile = kioskOfFile()
const { kiosk } = ofFile
const { come, walk } = itemWalks(ofFile)

const pension = 'resident-pension-payments'
const contributions = 'employee-contributions'
const enrolment = 'medical-enrolment'
const account = 'medical-account'
const properties = 'own-properties'
const progress = 'registration-progress'

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
    const asked = itemOf(errand.itemId).ways[0].inputs.length > 0
    await visitor.touch(words.t(asked ? 'notDone.leave' : 'notDone.seen'))
    await visitor.touch(words.t('another'))
  }
  await hand.leave()
  expect((await hand.dockStatus()).papers).toEqual([])
})
