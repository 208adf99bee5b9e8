/** What a replay showed, for people; and what a fixture's file of answers holds. */
import type { Replayed } from './replay.ts'

export function reportOf({ answers, divergences, polls }: Replayed): string {
  const lines = answers.map(([verb, answer]) => `${verb.padEnd(14)} ${answer}`)
  for (const { step, expected, sent, skipped } of divergences) {
    lines.push('', `不同 diverged at request ${step}`)
    if (skipped > 0) lines.push(`  跳过 skipped  ${skipped}`)
    if (expected !== null) lines.push(`  原为 was      ${expected}`)
    lines.push(`  现为 is       ${sent}`)
  }
  if (divergences.length === 0) lines.push('', '与记录一致 as recorded')
  if (polls.length > 0) {
    const counts = polls.map(({ question, more }) => `${question} ${more > 0 ? `+${more}` : more}`)
    lines.push(`  查询次数不同 but for how often it was polled: ${counts.join(', ')}`)
  }
  return `${lines.join('\n')}\n`
}
