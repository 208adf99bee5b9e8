/** The soak's own eyes: a kiosk that lies, doubles or mixes papers up is seen through. */
import { expect, test } from 'vitest'
import type { Kiosk } from '#tests/support/start-kiosk.ts'
import type { Random } from './random.ts'
import { createVisitor } from './visits.ts'

interface Slip {
  lines: string[]
  cut: boolean
}
type Printing = (lines: string[], before: Slip[]) => { papers: Slip[]; fails?: string }

/** A kiosk of a few lines: it reads every card, and prints as it is told to. */
function kiosk(print: Printing): Pick<Kiosk, 'dock'> {
  let papers: Slip[] = []
  const earlier: Slip[] = []
  const jobs = new Map<string, () => object>()
  const commands: Record<string, (payload: { jobId: string; receipt: { nodes: { text: string }[] } }) => unknown> = {
    'Dock.Status': () => ({ cards: [{ personId: 'somebody' }], papers }),
    'Dock.TakePaper': () => earlier.push(...papers.splice(0)),
    'Common.Status': () => ({ devices: [{ state: 'ready' }] }),
    'ReceiptPrinter.Print': ({ jobId, receipt }) => {
      const before = jobs.get(jobId)
      if (before !== undefined) return before()
      const lines = receipt.nodes.map(({ text }) => text)
      const done = print(lines, earlier)
      papers = done.papers
      const end = (): object => {
        if (done.fails === undefined) return {}
        throw new Error(`ReceiptPrinter.Print: hardwareError ${done.fails} `)
      }
      jobs.set(jobId, end)
      return end()
    },
  }
  return {
    dock: (command, payload) => Promise.resolve().then(() => commands[command]?.(payload as never) ?? {}),
  }
}

/** Prints at every visit, breaks nothing, asks twice. */
const steady: Random = {
  below: () => 0,
  chance: (p) => p >= 0.4,
  bytes: () => new Uint8Array(),
  pick: ([first]) => first as never,
}
const visits = async (print: Printing) => {
  const visitor = createVisitor(kiosk(print))
  await visitor.visit(steady)
  return visitor.visit(steady)
}

const whole = (lines: string[]): Slip => ({ lines, cut: true })

test('a kiosk that prints once what it says it printed passes', async () => {
  expect(await visits((lines) => ({ papers: [whole(lines)] }))).toBe('print ok')
  expect(await visits((lines) => ({ papers: [whole(lines.slice(0, 1))], fails: 'paperOut' }))).toBe('print paperOut')
})

test.each<[what: string, print: Printing, found: RegExp]>([
  ['no paper', () => ({ papers: [] }), /called printed, and is on no paper/],
  ['half a paper', (lines) => ({ papers: [whole(lines.slice(0, 2))] }), /called printed, and is on no paper/],
  ['a paper that isn’t cut', (lines) => ({ papers: [{ lines, cut: false }] }), /called printed, and is on no paper/],
  ['two papers', (lines) => ({ papers: [whole(lines), whole(lines)] }), /is on 2 papers/],
  ['its end twice', (lines) => ({ papers: [whole(lines), whole(lines.slice(-1))] }), /on more than one paper/],
  ['somebody else’s paper too', (lines, before) => ({ papers: [whole(lines), ...before] }), /came after its visit/],
])('%s for one job is found', async (_what, print, found) => {
  await expect(visits(print)).rejects.toThrow(found)
})
