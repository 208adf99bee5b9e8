/** Where the outbox lies. Apart from `outbox.ts`, because Dexie is larger than everything before the first paint. */
import { Dexie, liveQuery } from 'dexie'
import type { Rating } from '#contract/rating.ts'

const database = new Dexie('linban-outbox')
database.version(1).stores({ ratings: '++id' })
const ratings = database.table<Rating & { id: number }, number, Rating>('ratings')

/** About three years of a busy village kiosk that never sees a hub, and under 5 MB. Beyond it the oldest go first. */
const mostWaiting = 10_000

export async function add(rating: Rating): Promise<void> {
  await database.open() // Dexie opens by itself only once; a full disk may have room again later
  await ratings.add(rating)
  const tooMany = (await ratings.count()) - mostWaiting
  if (tooMany > 0) await ratings.bulkDelete(await ratings.orderBy('id').limit(tooMany).primaryKeys())
}

export const waiting = liveQuery(() => ratings.orderBy('id').toArray())
