/** The whole way: a kiosk records its visit, and the recordings are played back to the drivers that they were made of. */
import { randomUUID } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { DockStatus } from '#contract/dock.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { until } from '#tests/support/until.ts'
import { temporaryFolder } from '../ports/port-rig.ts'
import { parseRecording } from './recording.ts'
import { replay } from './replay.ts'

test('a visit is recorded without its visitor, and played back as it was', async () => {
  const folder = join(temporaryFolder(), 'recordings')
  const kiosk = await startKiosk({ record: folder, env: { LINBAN_VIRTUAL_PACE: 'none' } })
  onTestFinished(() => kiosk.stop())
  const ready = async () => {
    const { devices } = await (await fetch(`${kiosk.url}health`)).json()
    return devices.every(({ state }: { state: string }) => state === 'ready')
  }
  await until(ready, () => 'the devices are ready')
  const { cards } = (await kiosk.dock('Dock.Status', {})) as DockStatus
  await kiosk.dock('Dock.LayCard', { personId: cards[0]?.personId ?? '' })
  const { card } = (await kiosk.dock('IdCardReader.Read', {})) as {
    card: { name: string; number: string; address: string }
  }
  const nodes = [card.name, card.number, card.address].map((text) => ({ kind: 'text' as const, text }))
  await kiosk.dock('ReceiptPrinter.Print', { jobId: randomUUID(), receipt: { nodes } })
  await kiosk.stop()

  const answers: Record<string, string[]> = {}
  for (const name of readdirSync(folder)) {
    const content = readFileSync(join(folder, name), 'utf8')
    const recording = parseRecording(content)
    if (!recording.ok) throw new Error(recording.fault)
    const bytes = recording.value.entries.map((entry) => ('hex' in entry ? entry.hex : '')).join('')
    for (const text of [card.number, card.address.slice(-6)]) {
      for (const encoding of ['utf16le', 'latin1'] as const) {
        expect(bytes.includes(Buffer.from(text, encoding).toString('hex'))).toBe(false)
      }
    }
    const replayed = await replay(recording.value)
    expect(replayed?.divergences).toEqual([])
    answers[recording.value.header.device] = (replayed?.answers ?? []).map((answer) => answer.join(' '))
  }
  expect(answers['idCardReader']).toEqual(expect.arrayContaining(['open ready', 'read resident']))
  expect(answers['receiptPrinter']).toEqual(expect.arrayContaining(['open ready, paper ok', 'print ok']))
}, 60_000)
