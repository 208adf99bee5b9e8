import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Rating } from '#contract/rating.ts'

const rating = (minute: number): Rating => ({
  level: 'satisfied',
  reasons: ['tooSlow'],
  itemId: 'pension-payments',
  at: new Date(Date.UTC(2026, 10, 24, 1, minute)).toISOString(),
})

/** A page loaded anew: the same database, nothing in memory. */
async function freshPage() {
  vi.resetModules()
  return await import('./outbox.ts')
}

async function waiting(): Promise<Rating[]> {
  const { watchWaiting } = await freshPage()
  return await new Promise((resolve) => {
    const stop = watchWaiting((ratings) => {
      resolve(ratings)
      stop()
    })
  })
}

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue() // Dexie tells of the earlier test's open database
  await Dexie.delete('linban-outbox')
})

test('ratings outlive the page, oldest first', async () => {
  const { enqueue } = await freshPage()
  expect(await enqueue(rating(1))).toEqual({ ok: true, value: undefined })
  await enqueue(rating(2))
  expect(await waiting()).toMatchObject([rating(1), rating(2)])
})

test('only what a rating is made of is kept', async () => {
  const { enqueue } = await freshPage()
  const said = { ...rating(1), name: 'somebody' }
  await enqueue(said)
  expect(Object.keys((await waiting())[0]!).sort()).toEqual(['at', 'id', 'itemId', 'level', 'reasons'])
})

test('who watches hears of a new rating', async () => {
  const { enqueue, watchWaiting } = await freshPage()
  const counts: number[] = []
  const stop = watchWaiting((ratings) => counts.push(ratings.length))
  await vi.waitFor(() => expect(counts).toEqual([0]))
  await enqueue(rating(1))
  await vi.waitFor(() => expect(counts.at(-1)).toBe(1))
  stop()
})

test('a full outbox drops the oldest', async () => {
  const full = new Dexie('linban-outbox')
  full.version(1).stores({ ratings: '++id' })
  await full.table('ratings').bulkAdd(Array.from({ length: 10_000 }, () => rating(1)))
  full.close()
  const { enqueue } = await freshPage()
  await enqueue(rating(2))
  const kept = await waiting()
  expect(kept).toHaveLength(10_000)
  expect(kept[0]).toMatchObject({ id: 2 })
  expect(kept.at(-1)).toMatchObject(rating(2))
})

test('a storage that refuses is told, not thrown, and is tried again for the next rating', async () => {
  const { enqueue } = await freshPage()
  const refusing = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('no space', 'QuotaExceededError')
  })
  expect(await enqueue(rating(1))).toMatchObject({ ok: false, fault: { code: 'internal' } })
  refusing.mockRestore()
  expect(await enqueue(rating(2))).toMatchObject({ ok: true })
  expect(await waiting()).toMatchObject([rating(2)])
})
