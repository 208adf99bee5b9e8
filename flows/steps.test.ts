import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { progressOf } from './steps.ts'
import { allMoves } from './test-moves.ts'
import { type Play, playVisit, settle } from './test-play.ts'

async function make(play: Play, ...moves: string[]) {
  for (const move of moves) {
    allMoves[move]!(play)
    await settle()
  }
}

/** As the visitor is told it: `2 of 5, fill`. */
function line({ item }: Play): string | null {
  if (item === undefined) return null
  const { steps, now } = progressOf(item.getSnapshot())
  return `${now + 1} of ${steps.length}, ${steps[now]}`
}

test('a card that was read for the item before is not a step of the next one', async () => {
  const play = playVisit()
  await make(play, 'START', 'asking')
  expect(line(play)).toBe('1 of 5, guide')
  await make(play, 'first way')
  expect(line(play)).toBe('2 of 5, identify')
  await make(play, 'card read', 'CONFIRM')
  expect(line(play)).toBe('3 of 5, fill')
  await make(play, 'ANSWER', 'answered', 'HOME', 'asking')
  expect(line(play)).toBe('1 of 4, guide')
  await make(play, 'first way')
  expect(line(play)).toBe('2 of 4, fill')
  await make(play, 'item BACK')
  expect(line(play)).toBe('1 of 4, guide')
})

test('whoever acts for somebody else is told of both cards', async () => {
  const play = playVisit()
  await make(play, 'START', 'asking', 'ACT_FOR')
  expect(line(play)).toBe('2 of 7, agent')
  await make(play, 'agent read', 'CONFIRM')
  expect(line(play)).toBe('3 of 7, principal')
  await make(play, 'card read', 'CONFIRM', 'AGREE')
  expect(line(play)).toBe('5 of 7, fill')
})

test('whatever happens, nobody is told of a step and then of the one after the next', async () => {
  const moves = fc.array(fc.constantFrom(...Object.keys(allMoves)), { maxLength: 60 })
  const begun = ['START', 'asking', 'first way', 'card read', 'CONFIRM', 'ANSWER', 'answered', 'HOME', 'two ways']
  await fc.assert(
    fc.asyncProperty(fc.nat(begun.length), moves, async (beginning, path) => {
      const play = playVisit()
      await make(play, ...begun.slice(0, beginning))
      for (const move of path) {
        const before = play.item
        const was = before && progressOf(before.getSnapshot()).now
        await make(play, move)
        if (play.item === undefined) continue
        const { steps, now } = progressOf(play.item.getSnapshot())
        expect(steps[now], play.at()).toBeDefined()
        if (play.item === before && was !== undefined) expect(now - was, `${move} → ${play.at()}`).toBeLessThan(2)
      }
    }),
    { numRuns: 300 },
  )
})
