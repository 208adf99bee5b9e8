/** A recording: JSON lines. The first says of what; then what went over the port, with ms since it was opened. */
import { z } from 'zod'
import { failed, done, type Result } from '#contract/result.ts'

const headerSchema = z.strictObject({
  recording: z.literal(1),
  device: z.string(),
  driver: z.string(),
  /** The receipt printer's. */
  profile: z.string().nullable(),
  url: z.string(),
  openedAt: z.iso.datetime(),
})
export type RecordingHeader = z.infer<typeof headerSchema>

const at = z.number().min(0)
const way = z.enum(['in', 'out'])
const entrySchema = z.union([
  /** In: from the device. Scrubbed. */
  z.strictObject({ at, way, hex: z.string().regex(/^([0-9a-f]{2})*$/) }),
  /** Of a protocol in which nobody knows what is personal. */
  z.strictObject({ at, way, length: z.int().min(1) }),
  z.strictObject({ at, end: z.enum(['lost', 'closed']) }),
])
export type RecordingEntry = z.infer<typeof entrySchema>

export interface Recording {
  header: RecordingHeader
  /** In the order of time. */
  entries: RecordingEntry[]
}

/** @returns the recording, or which line isn't one */
export function parseRecording(text: string): Result<Recording, string> {
  const [first = '', ...rest] = text.split('\n').filter((line) => line !== '')
  const header = parsed(headerSchema, first)
  if (header === null) return failed('line 1')
  const entries: RecordingEntry[] = []
  for (const [index, line] of rest.entries()) {
    const entry = parsed(entrySchema, line)
    if (entry === null) return failed(`line ${index + 2}`)
    entries.push(entry)
  }
  // what had to be held back until it was known is written late
  return done({ header, entries: entries.sort((a, b) => a.at - b.at) })
}

function parsed<T>(schema: z.ZodType<T>, line: string): T | null {
  try {
    return schema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}
