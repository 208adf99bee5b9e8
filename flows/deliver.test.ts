import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createActor, fromPromise, SimulatedClock } from 'xstate'
import { fault, faultActors, type FaultCode } from '#contract/faults.ts'
import type { Receipt } from '#contract/receipt.ts'
import { done, failed, type Result } from '#contract/result.ts'
import { delays } from './delays.ts'
import { deliverMachine } from './deliver.ts'
import { goodStatus, statusWith } from './test-kit.ts'
import { settle } from './test-play.ts'

const away = statusWith('receiptPrinter', { state: 'absent', fault: fault('deviceLost') })

const rule = { nodes: [{ kind: 'rule' as const }] }

function deliver(record: Receipt | null = null) {
  let answer: ((result: Result<unknown>) => void) | null = null
  const printed: Receipt[] = []
  const clock = new SimulatedClock()
  const machine = deliverMachine.provide({
    actors: {
      printReceipt: fromPromise<Result<unknown>, { receipt: Receipt }>(({ input }) => {
        printed.push(input.receipt)
        return new Promise<Result<unknown>>((resolve) => (answer = resolve))
      }),
    },
  })
  const actor = createActor(machine, {
    clock,
    input: { receipt: rule, record, status: goodStatus },
  })
  actor.start()
  return {
    actor,
    clock,
    at: () => actor.getSnapshot().value,
    printed,
    jobs: () => printed.length,
    answer: async (result: Result<unknown>) => {
      answer?.(result)
      answer = null
      await settle()
    },
  }
}

const codes = Object.keys(faultActors) as FaultCode[]
const events = ['PRINT', 'CAME_OUT', 'DID_NOT_COME_OUT', 'RATE', 'ANOTHER', 'BACK'] as const
const moves = fc.oneof(
  fc.constantFrom(...events).map((type) => ({ type })),
  fc.constantFrom(goodStatus, away, null).map((status) => ({ type: 'STATUS' as const, status })),
  fc.constant({ type: 'proof' as const }),
  fc.constantFrom(...codes).map((code) => ({ type: 'fault' as const, code })),
  fc.constant({ type: 'a minute' as const }),
)

test('printed is reached only with proof or by the word of the visitor who looked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moves, { maxLength: 40 }), fc.constantFrom(null, rule), async (sequence, record) => {
      const { actor, clock, at, answer } = deliver(record)
      for (const move of sequence) {
        const before = at()
        if (actor.getSnapshot().status === 'done') return
        if (move.type === 'proof') await answer(done({}))
        else if (move.type === 'fault') await answer(failed(fault(move.code)))
        else if (move.type === 'a minute') clock.increment(delays.replug)
        else actor.send(move)
        if (at() !== 'printed' || before === 'printed') continue
        expect(
          (before === 'printing' && move.type === 'proof') || (before === 'unknown' && move.type === 'CAME_OUT'),
          `${JSON.stringify(before)} ${move.type}`,
        ).toBe(true)
      }
    }),
  )
})

test('a job without proof is not printed again unless somebody asks', async () => {
  const { actor, clock, at, jobs, answer } = deliver()
  actor.send({ type: 'PRINT' })
  await answer(failed(fault('printUnproven')))
  expect(at()).toBe('unknown')
  actor.send({ type: 'STATUS', status: away })
  actor.send({ type: 'STATUS', status: goodStatus })
  clock.increment(delays.replug * 10)
  expect([at(), jobs()]).toEqual(['unknown', 1])
  actor.send({ type: 'DID_NOT_COME_OUT' })
  actor.send({ type: 'PRINT' })
  expect([at(), jobs()]).toEqual(['printing', 2])
})

test('a printer that was away before the job goes on when it is back, and fails when it stays away', async () => {
  const { actor, clock, at, jobs, answer } = deliver()
  actor.send({ type: 'PRINT' })
  await answer(failed(fault('deviceLost')))
  actor.send({ type: 'STATUS', status: away })
  expect(at()).toBe('paused')
  actor.send({ type: 'STATUS', status: goodStatus })
  expect([at(), jobs()]).toEqual(['printing', 2])
  await answer(failed(fault('deviceLost')))
  clock.increment(delays.replug)
  expect(at()).toBe('failed')
})

test('a printer that cannot print is not asked again', async () => {
  const { actor, at, answer } = deliver()
  actor.send({ type: 'PRINT' })
  await answer(failed(fault('paperOut')))
  actor.send({ type: 'STATUS', status: away })
  actor.send({ type: 'PRINT' })
  expect(at()).toBe('failed')
})

const record: Receipt = { nodes: [{ kind: 'text', text: 'record' }] }

test('the second slip is printed once the first is proven, and printed is said when both are', async () => {
  const { actor, at, printed, answer } = deliver(record)
  actor.send({ type: 'PRINT' })
  await answer(done({}))
  expect([at(), ...printed]).toEqual(['printing', rule, record])
  await answer(done({}))
  expect(at()).toBe('printed')
})

test('a second slip that fails is printed again alone', async () => {
  const { actor, at, printed, answer } = deliver(record)
  actor.send({ type: 'PRINT' })
  await answer(done({}))
  await answer(failed(fault('paperOut')))
  expect(at()).toBe('failed')
  actor.send({ type: 'PRINT' })
  await answer(done({}))
  expect([at(), ...printed]).toEqual(['printed', rule, record, record])
})

test('a first slip that the visitor saw is followed by the second; one that is missing at the end begins both anew', async () => {
  const { actor, at, printed, answer } = deliver(record)
  actor.send({ type: 'PRINT' })
  await answer(failed(fault('printUnproven')))
  actor.send({ type: 'CAME_OUT' })
  await answer(done({}))
  expect([at(), ...printed]).toEqual(['printed', rule, record])
  actor.send({ type: 'DID_NOT_COME_OUT' })
  actor.send({ type: 'PRINT' })
  await answer(done({}))
  await answer(done({}))
  expect([at(), ...printed]).toEqual(['printed', rule, record, rule, record])
})
