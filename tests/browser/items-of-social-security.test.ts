/** Social security: every item, from the attract screen back to it, by people whose cards and lives are unlike. */
import { test } from 'vitest'
import { landscape } from '#tests/support/browser.ts'
import { contributionFacts, pensionFacts } from '#tests/support/facts.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { itemWalks, thisYear, year } from './test-items.ts'

const { walk } = itemWalks(kioskOfFile())

const pension = 'resident-pension-payments'
const contributions = 'employee-contributions'

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
