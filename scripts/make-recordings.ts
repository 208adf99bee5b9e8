/**
 * Makes the recordings of device-bridge/recording/recordings anew from the virtual devices, for when a driver asks otherwise than
 * it did: `node_modules/.bin/node scripts/make-recordings.ts`. What sites have sent stays as it is.
 */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fault } from '#contract/faults.ts'
import { layoutReceipt } from '#contract/receipt-layout.ts'
import { done, failed } from '#contract/result.ts'
import { createSdtReader } from '#device-bridge/id-card-reader/sdt-driver.ts'
import type { Port } from '#device-bridge/ports/port.ts'
import { createEscposPrinter } from '#device-bridge/receipt-printer/escpos-driver.ts'
import { printerProfiles } from '#contract/printer-profiles.ts'
import { fillerTextLike } from '#device-bridge/recording/filler-cards.ts'
import { recordedPort } from '#device-bridge/recording/recorder.ts'
import { parseRecording } from '#device-bridge/recording/recording.ts'
import { openRecordingsFolder } from '#device-bridge/recording/recordings-folder.ts'
import { reportOf } from '#device-bridge/recording/replay-report.ts'
import { replay } from '#device-bridge/recording/replay.ts'
import type { Pluggable } from '#device-bridge/virtual/plug.ts'
import { createVirtualPrinter } from '#device-bridge/virtual/printer.ts'
import { createVirtualReader } from '#device-bridge/virtual/reader.ts'

const home = join(import.meta.dirname, '..', 'device-bridge', 'recording', 'recordings')
const never = new AbortController().signal
const profile = 'generic-58mm'
const line = 'serial:/dev/ttyUSB0?baudRate=115200'

function portTo(device: Pluggable): Port {
  return {
    url: line,
    open() {
      let up = true
      let tellData = (_bytes: Uint8Array): void => {}
      let tellLost = (): void => {}
      const end = device.connect(
        (bytes) => queueMicrotask(() => up && tellData(Uint8Array.from(bytes))),
        () => {
          if (up) setTimeout(() => tellLost())
          up = false
        },
      )
      return Promise.resolve(
        done({
          write(bytes) {
            if (up) end.receive(bytes)
            return Promise.resolve(up ? done(undefined) : failed(fault('deviceLost')))
          },
          onData: (listener) => void (tellData = listener),
          onLost: (listener) => void (tellLost = listener),
          close() {
            up = false
            end.closed()
            return Promise.resolve()
          },
        }),
      )
    },
  }
}

/** Records what `work` does, and beside it what a replay says of it. */
async function record(
  name: string,
  device: string,
  driver: string,
  from: Pluggable,
  work: (port: Port) => Promise<void>,
) {
  const folder = mkdtempSync(join(tmpdir(), 'recording-'))
  const { begin } = openRecordingsFolder(folder, (reason) => console.error(reason))
  const recorded = { device, driver, profile: driver === 'escpos' ? profile : null, begin }
  await work(recordedPort(portTo(from), recorded))
  const file = join(home, `${name}.jsonl`)
  copyFileSync(join(folder, readdirSync(folder)[0] ?? ''), file)
  rmSync(folder, { recursive: true })
  const recording = parseRecording(readFileSync(file, 'utf8'))
  const replayed = recording.ok ? await replay(recording.value) : null
  writeFileSync(join(home, `${name}.txt`), replayed === null ? '' : reportOf(replayed))
}

const cardOf = (kind: Parameters<typeof fillerTextLike>[0]) => ({ id: 'nobody', text: fillerTextLike(kind) })
const reading = { signal: never, onFound: () => {} }
const receipt = layoutReceipt(
  {
    nodes: [
      { kind: 'title', text: '社保' },
      { kind: 'rule' },
      { kind: 'pair', label: '第一行', value: '1.00' },
      { kind: 'text', text: '再见', bold: true },
    ],
  },
  printerProfiles[profile].columns,
)

let turn = 0
const stuttering = createVirtualReader({
  baudRate: 115_200,
  cable: {
    pieceLength: () => [1, 7, 64, 3, 200][turn++ % 5] ?? 1,
    disturb: (frame) => (turn % 2 ? Uint8Array.of(0x55, 0xaa, 0xaa, ...frame) : frame),
  },
})
await record('reader-that-stutters', 'idCardReader', 'sdt', stuttering, async (port) => {
  const driver = createSdtReader(port)
  await driver.open(never)
  stuttering.lay(cardOf('resident'))
  await driver.read(reading)
  setTimeout(() => stuttering.take(), 300)
  await driver.awaitRemoval({ signal: never })
  await driver.ping(never)
  await driver.close()
})

const steady = createVirtualReader({ baudRate: 115_200, cable: { pieceLength: () => 64 } })
await record('card-pulled-early', 'idCardReader', 'sdt', steady, async (port) => {
  const driver = createSdtReader(port)
  await driver.open(never)
  steady.set('cardPulledEarlyOnce', true)
  steady.lay(cardOf('resident'))
  await driver.read(reading)
  steady.lay(cardOf('foreigner2023'))
  await driver.read(reading)
  await driver.close()
})

const printer = createVirtualPrinter(printerProfiles[profile])
await record('printer-that-runs-out-of-paper', 'receiptPrinter', 'escpos', printer, async (port) => {
  const driver = createEscposPrinter(port, printerProfiles[profile])
  await driver.open(never)
  await driver.print(receipt, { signal: never })
  const printing = driver.print(receipt, { signal: never })
  await pause(60)
  printer.set('paperOut', true)
  await printing
  await driver.ping(never)
  printer.set('paperOut', false)
  await driver.ping(never)
  await driver.print(receipt, { signal: never })
  await driver.close()
})

const plain = createVirtualPrinter(printerProfiles[profile], { model: 'plain' })
await record('printer-unplugged-in-a-job', 'receiptPrinter', 'escpos', plain, async (port) => {
  const driver = createEscposPrinter(port, printerProfiles[profile])
  await driver.open(never)
  await driver.print(receipt, { signal: never })
  plain.set('printerUnpluggedMidJobOnce', true)
  await driver.print(receipt, { signal: never })
  await driver.close()
})
