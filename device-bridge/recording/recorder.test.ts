import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cards } from '../id-card-reader/card-rig.ts'
import { laid, met, never, portTo, read, settled } from '../id-card-reader/reader-rig.ts'
import { createSdtReader } from '../id-card-reader/sdt-driver.ts'
import { temporaryFolder } from '../ports/port-rig.ts'
import type { Port } from '../ports/port.ts'
import { createVirtualReader } from '../virtual/reader.ts'
import { recordedPort } from './recorder.ts'
import { type Recording, parseRecording } from './recording.ts'
import { openRecordingsFolder } from './recordings-folder.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const options = { device: 'idCardReader', driver: 'sdt', profile: null }
const failures: string[] = []
const folderIn = (folder: string) => openRecordingsFolder(folder, (reason) => failures.push(reason))

function recordingsIn(folder: string): Recording[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const recording = parseRecording(readFileSync(join(folder, name), 'utf8'))
      if (!recording.ok) throw new Error(recording.fault)
      return recording.value
    })
}

test('a driver reads through it what it reads without it; the file tells when which piece came, and of nobody', async () => {
  const folder = join(temporaryFolder(), 'recordings')
  const seen: Uint8Array[] = []
  const reader = createVirtualReader({ baudRate: 115_200, cable: { pieceLength: () => 40 } })
  const driver = createSdtReader(recordedPort(portTo(reader, seen), { ...options, begin: folderIn(folder).begin }))
  expect(await settled(driver.open(never))).toEqual(met)
  reader.lay(laid(cards.resident))
  expect(await settled(read(driver))).toEqual({ ok: true, value: cards.resident })
  await driver.close()

  const [recording] = recordingsIn(folder)
  const entries = recording?.entries ?? []
  const incoming = entries.flatMap((entry) => ('hex' in entry && entry.way === 'in' ? [entry] : []))
  expect(recording?.header).toMatchObject({ ...options, url: 'virtual:' })
  expect(incoming.map(({ hex }) => hex.length / 2)).toEqual(seen.map(({ length }) => length))
  expect(incoming.at(-1)?.at).toBeGreaterThan(100) // a card's 1295 bytes alone take 112 ms on the wire
  expect(entries.at(-1)).toMatchObject({ end: 'closed' })
  const said = Buffer.from(incoming.map(({ hex }) => hex).join(''), 'hex')
  expect(said.includes(Buffer.from(cards.resident.number.slice(0, 10), 'utf16le'))).toBe(false)
  expect(said.includes(Buffer.from('无名氏', 'utf16le'))).toBe(true)
  expect(statSync(join(folder, readdirSync(folder)[0] ?? '')).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('one file for each opening; a device that vanishes is told to have', async () => {
  const folder = temporaryFolder()
  const reader = createVirtualReader({ baudRate: 0 })
  const driver = createSdtReader(recordedPort(portTo(reader), { ...options, begin: folderIn(folder).begin }))
  await settled(driver.open(never))
  reader.set('readerUnplugged', true)
  await vi.advanceTimersByTimeAsync(10)
  reader.set('readerUnplugged', false)
  await settled(driver.open(never))
  await driver.close()
  expect(recordingsIn(folder).map(({ entries }) => entries.at(-1))).toMatchObject([{ end: 'lost' }, { end: 'closed' }])
})

test('of a protocol that nobody knows, lengths alone are kept', async () => {
  const folder = temporaryFolder()
  const port = recordedPort(portTo(createVirtualReader({ baudRate: 0 })), {
    device: 'documentPrinter',
    driver: 'ipp',
    profile: null,
    begin: folderIn(folder).begin,
  })
  const opened = await port.open(never)
  if (!opened.ok) throw new Error('not open')
  opened.value.onData(() => {})
  await opened.value.write(Uint8Array.from(Buffer.from('aaaaaa9669000312ffee', 'hex')))
  await vi.advanceTimersByTimeAsync(10)
  await opened.value.close()
  const [recording] = recordingsIn(folder)
  expect(recording?.entries.slice(0, 2)).toMatchObject([
    { way: 'out', length: 10 },
    { way: 'in', length: 16 },
  ])
  expect(JSON.stringify(recording?.entries)).not.toContain('hex')
})

test('a full disk ends the recording with one word, and nothing else', async () => {
  const folder = join(temporaryFolder(), 'a file, not a folder')
  writeFileSync(folder, '')
  const begin = folderIn(join(folder, 'recordings')).begin
  failures.length = 0
  const port: Port = recordedPort(portTo(createVirtualReader({ baudRate: 0 })), { ...options, begin })
  const driver = createSdtReader(port)
  expect(await settled(driver.open(never))).toEqual(met)
  expect(await settled(driver.open(never))).toEqual(met)
  expect(failures).toEqual(['ENOTDIR'])
  await driver.close()
})

test('a long recording goes on in the next file, and the oldest files make room', () => {
  const folder = temporaryFolder()
  const { begin } = folderIn(folder)
  const header = { recording: 1, ...options, url: 'virtual:', openedAt: '2026-11-24T00:00:00Z' } as const
  const write = begin('idCardReader')
  write(header)
  for (let piece = 0; piece < 30; piece++) write({ at: piece, way: 'out', hex: '00'.repeat(50_000) })
  const parts = recordingsIn(folder)
  expect(parts.map(({ header: { openedAt }, entries }) => [openedAt, entries.length])).toEqual([
    [header.openedAt, 19],
    [header.openedAt, 11],
  ])
  for (let opening = 0; opening < 50; opening++) begin('receiptPrinter')
  const names = readdirSync(folder)
  expect(names).toHaveLength(40)
  expect(names.some((name) => name.startsWith('idCardReader'))).toBe(false)
})

test('what isn’t a recording is refused with its line', () => {
  expect(parseRecording('')).toEqual({ ok: false, fault: 'line 1' })
  const header =
    '{"recording":1,"device":"d","driver":"sdt","profile":null,"url":"virtual:","openedAt":"2026-11-24T00:00:00Z"}'
  expect(parseRecording(`${header}\n{"at":1,"way":"in","hex":"0"}`)).toEqual({ ok: false, fault: 'line 2' })
  expect(parseRecording(`${header}\n{"at":2,"end":"lost"}\n{"at":1,"way":"in","hex":"00"}`)).toMatchObject({
    ok: true,
    value: { entries: [{ at: 1 }, { at: 2 }] },
  })
})
