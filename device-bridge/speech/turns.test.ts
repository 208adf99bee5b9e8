import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { takeTurns } from './turns.ts'

test('never more than allowed run, all in the order they came, and who has left never does', async () => {
  const command = fc.record({ leaves: fc.boolean(), breaks: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 3 }),
      fc.array(command, { maxLength: 12 }),
      async (scheduler, atOnce, commands) => {
        const inTurn = takeTurns(atOnce)
        const began: number[] = []
        let running = 0
        const ends = commands.map(async ({ leaves, breaks }, index) => {
          const leaving = new AbortController()
          if (leaves) void scheduler.schedule(Promise.resolve()).then(() => leaving.abort())
          const work = async () => {
            expect(leaving.signal.aborted).toBe(false)
            began.push(index)
            running += 1
            expect(running).toBeLessThanOrEqual(atOnce)
            await scheduler.schedule(Promise.resolve())
            running -= 1
            if (breaks) throw new Error('a bug')
            return done(index)
          }
          return inTurn(work, leaving.signal).catch(() => 'broke' as const)
        })
        await scheduler.waitFor(Promise.all(ends))
        const results = await Promise.all(ends)
        expect(began).toEqual([...began].sort((a, b) => a - b))
        results.forEach((result, index) => {
          const ran = commands[index]?.breaks ? 'broke' : done(index)
          expect(result).toEqual(began.includes(index) ? ran : failed(fault('canceled')))
          if (commands[index]?.leaves === false) expect(began).toContain(index)
        })
      },
    ),
  )
})
