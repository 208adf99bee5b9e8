import { expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'
import { fuzzes } from './fuzzes.ts'

const inputs = 10_000 // in all; `npm run soak` throws a hundred times as many

test.each(fuzzes)('$name: what any bytes may do to it', (one) => {
  const { finding } = fuzz(one, Math.ceil(inputs / fuzzes.length), 1)
  expect(finding).toBeNull()
})

test('a finding is told with the seed that finds it again', () => {
  const broken = {
    name: 'broken',
    run: (random: { below(n: number): number }) => (random.below(50) === 7 ? raise() : 'well'),
  }
  const raise = (): string => {
    throw new Error('seven')
  }
  const first = fuzz(broken, 1000, 100).finding
  expect(first).toMatchObject({ error: { message: 'seven' } })
  expect(fuzz(broken, 1, first?.seed ?? 0).finding).toEqual(first)
})
