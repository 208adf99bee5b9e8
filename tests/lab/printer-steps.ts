/** A receipt printer on a cable that is pulled and put back; what is on paper is counted at the printer. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { usblpPort } from '#device-bridge/ports/usblp.ts'
import type { VirtualPrinter } from '#device-bridge/virtual/printer.ts'
import { until } from '#tests/support/until.ts'
import type { FarEnd } from './far-end.ts'
import { endOf, type LabKiosk } from './kiosk.ts'
import { step } from './steps.ts'

interface Cast {
  kiosk: LabKiosk
  printer: VirtualPrinter
  cable: FarEnd
}

/** A receipt of so many numbered lines, the last of which is its word. */
function receipt(word: string, lines: number) {
  const numbered = Array.from({ length: lines }, (_, at) => ({
    kind: 'pair',
    label: `${word}第${at + 1}行`,
    value: `${at + 1}.00`,
  }))
  return { nodes: [{ kind: 'title', text: '回执' }, ...numbered, { kind: 'text', text: `${word}完` }] }
}

export async function printerSteps(way: string, { kiosk, printer, cable }: Cast): Promise<void> {
  const { page } = kiosk
  const print = (word: string, lines = 12, jobId = randomUUID()) => ({
    jobId,
    again: () => print(word, lines, jobId),
    end: endOf(page.call('ReceiptPrinter.Print', { jobId, receipt: receipt(word, lines) })),
  })
  /** How often a receipt stands on paper to its last line and is cut off. */
  const wholes = (word: string) =>
    printer.papers().filter(({ lines, cut }) => cut && lines.some((line) => line.includes(`${word}完`))).length
  const linesOf = (word: string) =>
    printer.papers().flatMap(({ lines }) => lines.filter((line) => line.includes(`${word}第`)))

  await step(`${way}: the printer is found and ready`, () => kiosk.ready('receiptPrinter'))

  await step(`${way}: another program that wants the printer is told that it is taken`, async () => {
    const opened = await usblpPort('usblp:/dev/linban/receipt-printer').open(AbortSignal.timeout(5_000))
    assert.equal(opened.ok ? 'opened' : opened.fault.code, 'deviceBusy')
  })

  // A processor that is emulated may be slower than a printer's patience until Node has warmed up.
  await step(
    `${way}: the first receipts are told as printed when they are, and as unknown when nobody knows`,
    async () => {
      for (const word of ['子', '丑', '寅', '卯']) {
        const end = await print(word).end
        if (end === 'success') return assert.equal(wholes(word), 1)
        assert.equal(end, 'printUnproven')
        await kiosk.ready('receiptPrinter')
      }
      assert.fail('no receipt was proven')
    },
  )

  await step(`${way}: a receipt is proven and on paper once, however often it is sent`, async () => {
    const job = print('甲')
    assert.equal(await job.end, 'success')
    assert.equal(await job.again().end, 'success')
    assert.equal(wholes('甲'), 1)
  })

  await step(`${way}: a receipt longer than the driver's buffer loses no line`, async () => {
    const lines = 240 // 12 KiB
    assert.equal(await print('长', lines).end, 'success')
    assert.equal(wholes('长'), 1)
    assert.deepEqual(
      linesOf('长').map((line) => Number(/第(\d+)行/.exec(line)?.[1])),
      Array.from({ length: lines }, (_, at) => at + 1),
    )
  })

  await step(`${way}: unplugged in the middle of a receipt: not printed, and not printed later`, async () => {
    printer.set('printerUnpluggedMidJobOnce', true)
    const job = print('乙')
    assert.equal(await job.end, 'printInterrupted')
    await kiosk.device('receiptPrinter', ({ state }) => state !== 'ready' && state !== 'busy')
    const half = linesOf('乙').length
    assert(half > 0 && half < 12, `${half} lines were on paper`)
    await cable.plug()
    await kiosk.ready('receiptPrinter')
    assert.equal(await job.again().end, 'printInterrupted')
    assert.equal(await print('丙').end, 'success')
    assert.deepEqual([wholes('乙'), linesOf('乙').length, wholes('丙')], [0, half, 1])
  })

  await step(`${way}: unplugged between two receipts: none is lost or doubled`, async () => {
    await cable.unplug()
    await kiosk.device('receiptPrinter', ({ state }) => state === 'opening' || state === 'absent')
    assert.match(await print('丁').end, /^device(Lost|Absent)$/)
    await cable.plug()
    await kiosk.ready('receiptPrinter')
    assert.equal(await print('戊').end, 'success')
    assert.deepEqual([wholes('丁'), wholes('戊')], [0, 1])
  })

  await step(`${way}: a printer that falls silent in the middle of a receipt: unknown, never printed`, async () => {
    const before = cable.received()
    const job = print('己')
    await until(
      async () => cable.received() > before + 100,
      () => 'the printer to get the receipt',
    )
    cable.mute(true)
    const end = await job.end
    cable.mute(false)
    assert.equal(end, 'printUnproven')
    await kiosk.ready('receiptPrinter')
    assert.equal(await print('庚').end, 'success')
    assert.equal(wholes('庚'), 1)
  })

  await step(`${way}: the bridge is the same process as before`, async () => assert(kiosk.isAlive()))
}
