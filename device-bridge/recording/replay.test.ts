/**
 * Every quirk found in a site becomes a fixture: put its recording into `recordings/`, and what the driver must make of it
 * beside it, as `npm run replay FILE` prints it.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { settled } from '../id-card-reader/reader-rig.ts'
import { type Recording, type RecordingEntry, parseRecording } from './recording.ts'
import { createReplayPort } from './replay-port.ts'
import { reportOf } from './replay-report.ts'
import { replay } from './replay.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const folder = join(import.meta.dirname, 'recordings')
const names = readdirSync(folder).flatMap((name) => /^(.+)\.jsonl$/.exec(name)?.[1] ?? [])

function open(name: string): Recording {
  const recording = parseRecording(readFileSync(join(folder, `${name}.jsonl`), 'utf8'))
  if (!recording.ok) throw new Error(`${name}: ${recording.fault}`)
  return recording.value
}

test.each(names)('%s', async (name) => {
  const replayed = await settled(replay(open(name)))
  expect(replayed && reportOf(replayed)).toBe(readFileSync(join(folder, `${name}.txt`), 'utf8'))
})

/** The recording with one entry changed. */
function altered(name: string, which: (hex: string) => boolean, change: (hex: string) => string): Recording {
  const { header, entries } = open(name)
  const index = entries.findIndex((entry) => 'hex' in entry && which(entry.hex))
  expect(index).toBeGreaterThan(-1)
  return {
    header,
    entries: entries.map((entry, at) =>
      at === index && 'hex' in entry ? { ...entry, hex: change(entry.hex) } : entry,
    ),
  }
}

test('where the driver now does otherwise, the request and both its forms are told', async () => {
  const other = 'aaaaaa966900031005ffee'
  const replayed = await settled(
    replay(
      altered(
        'reader-that-stutters',
        (hex) => hex.endsWith('000312ffee'),
        () => other,
      ),
    ),
  )
  expect(replayed?.divergences[0]).toEqual({ step: 1, expected: other, sent: 'aaaaaa9669000312ffee', skipped: 0 })
  expect(replayed && reportOf(replayed)).toContain('不同 diverged at request 1')
})

test('what the driver leaves out now is skipped and told', async () => {
  const { header, entries } = open('printer-that-runs-out-of-paper')
  const extra = { at: 0, way: 'out', hex: '1d4901' } as const
  const replayed = await settled(replay({ header, entries: [extra, ...entries] }))
  expect(replayed?.divergences).toContainEqual(expect.objectContaining({ step: 1, expected: null, skipped: 1 }))
  expect(replayed?.answers).toContainEqual(['print', 'paperOut'])
})

describe('a poll is told as that, not as something else done', () => {
  /** How the recording ends but for its last job: four rounds of four questions. */
  const name = 'printer-that-runs-out-of-paper'
  const isEot = (entry: RecordingEntry | undefined) => entry && 'hex' in entry && entry.hex.startsWith('1004')

  test('asked once more it is answered as before, and takes nothing from what comes', async () => {
    const { header, entries } = open(name)
    const last = entries.findLastIndex((entry) => isEot(entry))
    const left = entries.toSpliced(last, 2) // the question and its answer
    const replayed = await settled(replay({ header, entries: left }))
    expect(replayed?.divergences).toEqual([])
    expect(replayed?.polls).toContainEqual({ question: '100404', more: 2 }) // one of them it asks more often anyway
    expect(replayed?.answers.at(-1)).toEqual(['print', 'ok'])
  })

  test('asked once less too, but not a question that was never asked', async () => {
    const { header, entries } = open(name)
    const first = entries.findIndex((entry) => isEot(entry))
    const [question, answer] = entries.slice(first)
    if (!question || !answer) throw new Error('no question')
    const twice = entries.toSpliced(first, 0, question, answer)
    const again = await settled(replay({ header, entries: twice }))
    expect(again?.divergences).toEqual([])
    const never = { at: 0, way: 'out', hex: '100414' } as const
    const leftOut = await settled(replay({ header, entries: entries.toSpliced(first, 0, never) }))
    expect(leftOut?.divergences).toEqual([expect.objectContaining({ expected: null, skipped: 1 })])
  })

  test('a job sent once more is no poll', async () => {
    const { header } = open(name)
    const job = { at: 1, way: 'out', hex: '1b40d7d60a1d5600' } as const
    const asked = { at: 2, way: 'out', hex: '100401' } as const
    const port = createReplayPort({ header, entries: [job, asked, { at: 3, way: 'in', hex: '16' }] })
    const opened = await port.open(new AbortController().signal)
    if (!opened.ok) throw new Error(opened.fault.code)
    const said: string[] = []
    opened.value.onData((bytes) => said.push(Buffer.from(bytes).toString('hex')))
    for (const { hex } of [job, asked, asked, job]) await opened.value.write(Buffer.from(hex, 'hex'))
    await vi.advanceTimersByTimeAsync(100)
    expect(port.polls()).toEqual([{ question: '100401', more: 1 }])
    expect(said).toEqual(['16', '16'])
    expect(port.divergences).toHaveLength(1)
  })
})

test('a driver that cuts what it sends into other pieces, or none, is no other driver', async () => {
  const { header, entries } = open('printer-that-runs-out-of-paper')
  const cut = entries.flatMap((entry) => {
    if (!('hex' in entry) || entry.way === 'in') return [entry]
    const pieces = entry.hex.match(/.{1,34}/g) ?? []
    return pieces.map((hex) => ({ ...entry, hex }))
  })
  expect(cut.length).toBeGreaterThan(entries.length + 10)
  const replayed = await settled(replay({ header, entries: cut }))
  expect(replayed?.answers).toEqual((await settled(replay({ header, entries })))?.answers)
})

test('a bit that falls over in a card makes it a failed reading, not another card', async () => {
  const flip = (hex: string) => `${hex.slice(0, -4)}ffff`
  const replayed = await settled(replay(altered('card-pulled-early', (hex) => hex.includes('20002000'), flip)))
  expect(replayed?.answers.filter(([verb]) => verb === 'read').map(([, answer]) => answer)).not.toContain(
    'foreigner2023',
  )
})

test('lengths alone, or a device without a driver, can’t be played', async () => {
  const { header, entries } = open('reader-that-stutters')
  expect(await replay({ header, entries: [...entries, { at: 1, way: 'in', length: 3 }] })).toBeNull()
  expect(await replay({ header: { ...header, driver: 'ipp' }, entries })).toBeNull()
  expect(await replay({ header: { ...header, driver: 'escpos', profile: 'unheard-of' }, entries })).toBeNull()
})
