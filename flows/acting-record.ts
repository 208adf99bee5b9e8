/** What somebody who acts for somebody else agrees to, in words, and the slip that says so: nothing of what was found. */
import type { Receipt } from '#contract/receipt.ts'
import type { Acting } from './acting-for.ts'
import { write } from './format.ts'
import type { Identity } from './identity.ts'
import type { Item } from './item.ts'
import { type Language, say } from './language.ts'
import { maskName, tailOf } from './mask.ts'
import { actingTexts, consentTexts, consentWho } from './texts/acting.ts'

interface Agreement {
  item: Item
  acting: Acting
  /** ISO local day or minute, e.g. 2026-11-24T09:43. */
  at: string
  language: Language
}

/** 张**, and the last four of the number: enough for the two to know each other on paper, and for nobody else. */
export function maskedPerson({ name, number }: Identity, language: Language): string {
  return say(actingTexts.who, language, { name: maskName(name), tail: tailOf(number) })
}

/** @param where on the screen it speaks to whoever reads it */
export function consentLines(agreement: Agreement, where: keyof typeof consentWho): string[] {
  const { item, acting, at, language } = agreement
  const values = {
    who: say(consentWho[where], language),
    agent: maskName(acting.agent.name),
    agentTail: tailOf(acting.agent.number),
    principal: maskName(acting.principal.name),
    principalTail: tailOf(acting.principal.number),
    item: say(item.plainName, language),
    bring: item.forAnother === undefined ? '' : say(item.forAnother, language),
    date: write(at.slice(0, 10), 'date', language),
  }
  return consentTexts.map((text) => say(text, language, values))
}

export function actingRecord(agreement: Agreement, site: { id: string; name: { zh: string; en: string } }): Receipt {
  const { item, acting, at, language } = agreement
  const rule = { kind: 'rule' } as const
  return {
    nodes: [
      { kind: 'title', text: say(actingTexts.record, language) },
      rule,
      { kind: 'pair', label: say(actingTexts.agent, language), value: maskedPerson(acting.agent, language) },
      { kind: 'pair', label: say(actingTexts.principal, language), value: maskedPerson(acting.principal, language) },
      { kind: 'pair', label: say(actingTexts.item, language), value: say(item.guide.name, language) },
      rule,
      { kind: 'text', text: say(actingTexts.agreed, language), bold: true },
      ...consentLines(agreement, 'paper').map((text, index) => ({
        kind: 'text' as const,
        text: `${index + 1}. ${text}`,
      })),
      rule,
      { kind: 'text', text: say(actingTexts.forAgent, language) },
      { kind: 'pair', label: at.replace('T', ' '), value: site.id },
      { kind: 'text', text: say(site.name, language) },
    ],
  }
}
