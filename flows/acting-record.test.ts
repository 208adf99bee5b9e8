/** The two slips of something done for somebody else: what must stand on them, and what must not, whoever the two are. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutReceipt } from '#contract/receipt-layout.ts'
import { columnsOf } from '#contract/receipt-text.ts'
import { receiptSchema, type Receipt } from '#contract/receipt.ts'
import type { Acting } from './acting-for.ts'
import { actingRecord, consentLines } from './acting-record.ts'
import { catalogue } from './catalogue.ts'
import type { Identity } from './identity.ts'
import { maskName } from './mask.ts'
import { readResult } from './read-result.ts'
import { resultReceipt } from './result-receipt.ts'
import { agent, marker } from './test-kit.ts'

const site = { id: 'test-0001', name: { zh: '测试村便民服务站', en: 'Test village service point' } }
const at = '2026-11-24T09:43'
const item = catalogue.find(({ id }) => id === 'resident-pension-payments')!

const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 17, maxLength: 17 })
const person: fc.Arbitrary<Identity> = fc.record({
  name: fc.string({ unit: fc.constantFrom(...Array.from('鄢郗阚逄亓')), minLength: 2, maxLength: 12 }),
  number: fc.tuple(digits, fc.constantFrom(...Array.from('0123456789X'))).map((parts) => parts.join('')),
  birth: fc.constant('1950-03-07'),
  expired: fc.boolean(),
})
const two: fc.Arbitrary<Acting> = fc.record({ agent: person, principal: person })
const language = fc.constantFrom('zh' as const, 'en' as const)
const textOf = (receipt: Receipt) => JSON.stringify(receipt.nodes)

test('the record names both by mask and last four, and nobody in full', () => {
  fc.assert(
    fc.property(two, language, (acting, language) => {
      const record = actingRecord({ item, acting, at, language }, site)
      const text = textOf(record)
      expect(receiptSchema.safeParse(record).error).toBeUndefined()
      for (const { name, number } of [acting.agent, acting.principal]) {
        expect(text).toContain(maskName(name))
        expect(text).toContain(number.slice(-4))
        expect(text).not.toContain(name)
        expect(text).not.toContain(number.slice(-6))
      }
      for (const word of [item.guide.name[language], site.id, site.name[language], '2026-11-24 09:43'])
        expect(text).toContain(word)
      for (const columns of [32, 48]) {
        for (const line of layoutReceipt(record, columns)) {
          if (line.kind === 'text')
            expect(columnsOf(line.text)).toBeLessThanOrEqual(line.double ? columns / 2 : columns)
        }
      }
    }),
    { numRuns: 30 },
  )
})

const output = { year: 2026, count: 1, total: 18650, bank: '测试银行', accountTail: '某某', payments: [] }

test('the slip of the result says who acted, masked; the record says nothing of the result', () => {
  fc.assert(
    fc.property(two, language, (acting, language) => {
      const view = readResult(item.ways[0], output, language)
      const slip = { item, view, identity: acting.principal, site, at, language }
      const own = resultReceipt({ ...slip, agent: null })
      const acted = resultReceipt({ ...slip, agent: acting.agent })
      const added = acted.nodes.filter(
        (node) => !own.nodes.some((other) => JSON.stringify(other) === JSON.stringify(node)),
      )
      expect(added).toHaveLength(1)
      expect(JSON.stringify(added)).toContain(maskName(acting.agent.name))
      expect(JSON.stringify(added)).toContain(acting.agent.number.slice(-4))
      expect(textOf(acted)).not.toContain(acting.agent.number.slice(-6))
      const record = textOf(actingRecord({ item, acting, at, language }, site))
      for (const found of ['测试银行', '某某', '186.50', view.headline]) expect(record).not.toContain(found)
    }),
  )
})

test('what is agreed to says who, for whom, what, when, and what was brought along', () => {
  const lines = consentLines({ item, acting: { agent, principal: marker }, at: '2026-11-24', language: 'zh' }, 'screen')
  expect(lines[0]).toBe('2026年11月24日，鄢**（尾号 0010）请您（郗**，尾号 0025）办“养老金发了多少”。')
  expect(lines[1]).toContain(item.forAnother!.zh)
  for (const line of lines) expect(line).not.toMatch(/[{}]|标记|代办办/)
})
