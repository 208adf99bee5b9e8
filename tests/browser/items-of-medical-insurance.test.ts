/** Medical insurance: every item, from the attract screen back to it, by people whose cards and lives are unlike. */
import { test } from 'vitest'
import { landscape } from '#tests/support/browser.ts'
import { accountFacts, enrolmentFacts } from '#tests/support/facts.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { itemWalks } from './test-items.ts'

const { walk } = itemWalks(kioskOfFile())

const enrolment = 'medical-enrolment'
const account = 'medical-account'

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
