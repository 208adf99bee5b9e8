import { expect, test } from 'vitest'
import { fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import { PrintJobs } from './print-jobs.ts'

const never = new AbortController().signal

function printer() {
  const paper: string[] = []
  const proof = Promise.withResolvers<Result<void>>()
  return {
    paper,
    proof,
    print: (text: string) => (signal: AbortSignal) => {
      paper.push(text)
      signal.addEventListener('abort', () => proof.resolve(failed(fault('printUnproven'))))
      return proof.promise
    },
  }
}

test('a job sent again while it runs, and after, prints once and ends the same', async () => {
  const { paper, proof, print } = printer()
  const jobs = new PrintJobs()
  const first = jobs.run('a', print('1'), never)
  const second = jobs.run('a', print('2'), never)
  proof.resolve(failed(fault('paperOut')))
  expect(await Promise.all([first, second, jobs.run('a', print('3'), never)])).toEqual(
    Array.from({ length: 3 }, () => failed(fault('paperOut'))),
  )
  expect(paper).toEqual(['1'])
})

test('one sender who gives up ends its job, and hears what became of it', async () => {
  const { print } = printer()
  const leaving = new AbortController()
  const run = new PrintJobs().run('a', print('1'), leaving.signal)
  leaving.abort()
  expect(await run).toEqual(failed(fault('printUnproven')))
})

test('a job two wait for goes on when one of them leaves', async () => {
  const { proof, print } = printer()
  const jobs = new PrintJobs()
  const leaving = new AbortController()
  const first = jobs.run('a', print('1'), leaving.signal)
  const second = jobs.run('a', print('2'), never)
  leaving.abort()
  expect(await first).toEqual(failed(fault('canceled')))
  proof.resolve(done(undefined))
  expect(await second).toEqual(done(undefined))
})

test('forgets the oldest of many jobs, but none that still runs', async () => {
  const { paper, proof, print } = printer()
  const jobs = new PrintJobs()
  const slow = jobs.run('slow', print('slow'), never)
  for (let id = 0; id < 1000; id++) await jobs.run(`${id}`, () => Promise.resolve(done(undefined)), never)
  const again = jobs.run('slow', print('again'), never)
  proof.resolve(done(undefined))
  expect(await Promise.all([slow, again])).toEqual([done(undefined), done(undefined)])
  await jobs.run('999', print('999'), never)
  expect(paper).toEqual(['slow'])
  await jobs.run('0', print('0'), never)
  expect(paper).toEqual(['slow', '0'])
})
