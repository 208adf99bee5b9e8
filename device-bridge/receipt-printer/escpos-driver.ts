/**
 * A receipt printer that speaks ESC/POS. Two things are never taken for granted: that a receipt was printed, and that
 * the printer holds nothing of the last visitor.
 */
import { type FaultCode, fault } from '#contract/faults.ts'
import type { ReceiptLine } from '#contract/receipt-layout.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { Condition, ReceiptPrinter } from '../device.ts'
import type { Port } from '../ports/port.ts'
import { encodeCut, encodeReceipt, mustBeDrawn } from './escpos-encode.ts'
import { openGlyphFonts } from './glyph-font.ts'
import { runJob } from './print-job.ts'
import { createPrinterLink, type PrinterLink } from './printer-link.ts'
import { askInTurn, askRealTime, clearBuffer, knowsEcho, leaveError, statusBackOn } from './printer-requests.ts'
import { conditionFromRealTime, conditionFromStatusBack } from './printer-status.ts'
import type { PrinterProfile } from '#contract/printer-profiles.ts'
import { drawLine } from './raster.ts'
import type { Reply } from './return-stream.ts'

const delays = {
  staleInput: 50, // ms; what the last process asked for may still be on its way
  emptyQueue: 1_000, // ms; longer than an idle printer takes for anything
  queueAnswers: 100, // ms; answers to requests that stand next to each other in the queue come together
}

export function createEscposPrinter(port: Port, profile: PrinterProfile): ReceiptPrinter {
  let link: PrinterLink | undefined
  let tell: ((condition: Condition | null) => void) | undefined
  /** Whether this connection's printer knows GS ( H; asked when it is first able to answer. */
  let echoes: boolean | undefined
  /** The printer may hold lines that nobody must get any more. Outlives the connection: a pulled plug empties nothing. */
  let dirty = true
  /** A request stands behind those lines, in a printer that can't be cleared: its answer says that they are gone. */
  let running = false
  let ranOut: NodeJS.Timeout | undefined
  /** A part of a receipt may hang in the paper path, to be cut off before the next one. */
  let scrap = false
  let lastId = Math.floor(Math.random() * 10_000) // what the last process asked for must not fit

  function freshId(): string {
    lastId = (lastId + 1) % 10_000
    return String(lastId).padStart(4, '0')
  }

  /** A printer that can't be emptied can't be used, whatever else it says of itself. */
  function asSeen(seen: Condition): Condition {
    return dirty && seen.fault === null ? { ...seen, fault: fault('printerError') } : seen
  }

  function hear(reply: Reply): void {
    if (reply.kind === 'status') tell?.(asSeen(conditionFromStatusBack(reply.bytes)))
    if (reply.kind !== 'queued' || !running) return
    clearTimeout(ranOut)
    ranOut = setTimeout(() => {
      running = false
      dirty = false
    }, delays.queueAnswers)
  }

  function dropLink(): void {
    link = undefined
    echoes = undefined
    running = false
    clearTimeout(ranOut)
  }

  async function close(): Promise<void> {
    const closing = link
    dropLink()
    await closing?.close()
  }

  /** Drops whatever waits in the printer, or, where it doesn't know how, lets it run out. */
  async function empty(link: PrinterLink, error: FaultCode | null, signal?: AbortSignal): Promise<void> {
    if (error === 'cutterJam' || error === 'printerError') await link.send(leaveError)
    if (await clearBuffer(link, signal)) {
      running = false
      dirty = false
      return
    }
    if (link.lost || signal?.aborted) return
    const answered = link.reply((reply) => (reply.kind === 'queued' ? true : null), delays.emptyQueue, signal)
    const asked = running
    running = true
    if (!asked) await link.send(askInTurn)
    await answered
    await pause(link, delays.queueAnswers, signal)
  }

  /** Looks, and when the printer is well again, parts the scrap of a failed job from what comes next. */
  async function look(link: PrinterLink, signal?: AbortSignal): Promise<Condition | null> {
    const answers = await askRealTime(link, signal)
    if (answers === null) return null
    const seen = asSeen(conditionFromRealTime(answers))
    if (scrap && seen.fault === null) {
      scrap = false
      await link.send(encodeCut(profile))
    }
    return seen
  }

  async function open(signal: AbortSignal): Promise<Result<Condition>> {
    await close()
    const opened = await port.open(signal)
    if (!opened.ok) return opened
    if (signal.aborted) {
      await opened.value.close()
      return failed(fault('canceled'))
    }
    const opening = createPrinterLink(opened.value, {
      onReply: hear,
      onLost() {
        if (link === opening) dropLink()
        tell?.(null)
      },
    })
    link = opening
    dirty = true
    // Before anything else: with the first byte it gets, a printer may go on with what it still holds.
    await empty(opening, null, signal)
    await pause(opening, delays.staleInput, signal)
    let seen = await look(opening, signal)
    if (seen?.fault?.code === 'cutterJam' || seen?.fault?.code === 'printerError') {
      await empty(opening, seen.fault.code, signal)
      seen = await look(opening, signal)
    }
    if (seen === null) {
      if (link === opening) dropLink()
      await opening.close()
      return failed(fault(signal.aborted ? 'canceled' : opening.lost ? 'deviceLost' : 'deviceSilent'))
    }
    await opening.send(statusBackOn)
    if (seen.fault === null) echoes = await knowsEcho(opening, freshId())
    return done(seen)
  }

  async function ping(signal: AbortSignal): Promise<Result<Condition>> {
    const seen = link && (await look(link, signal))
    return seen ? done(seen) : failed(fault('deviceLost'))
  }

  /** Once bytes are on their way the signal is no longer heard: the outcome is printed, failed or unknown, never canceled. */
  async function print(lines: ReceiptLine[], { signal }: { signal: AbortSignal }): Promise<Result<void>> {
    const printing = link
    const before = printing && (await look(printing, signal))
    if (signal.aborted) return failed(fault('canceled'))
    if (!printing || !before) return failed(fault('deviceLost'))
    if (before.fault) return failed(before.fault)
    echoes ??= await knowsEcho(printing, freshId())
    const fonts = lines.some((line) => mustBeDrawn(line, profile)) ? await openGlyphFonts() : null
    if (signal.aborted) return failed(fault('canceled'))
    if (printing.lost) return failed(fault('deviceLost'))

    const bytes = encodeReceipt(lines, profile, fonts && ((line) => drawLine(line, profile, fonts)))
    const { outcome, sent } = await runJob(printing, { bytes, lines: lines.length, echo: echoes ? freshId() : null })
    if (outcome === 'printed') return done(undefined)
    dirty = true
    scrap = outcome !== 'paperOut' // whoever loads a new roll takes the rest of the old one out
    if (!printing.lost && sent) await empty(printing, outcome)
    if (!printing.lost && !sent) {
      // What wasn't sent would go before the command to forget it: only closing the port drops it.
      await close()
      tell?.(null)
    }
    return failed(fault(outcome))
  }

  return { open, ping, print, close, onChange: (listener) => void (tell = listener) }
}

async function pause(link: PrinterLink, milliseconds: number, signal?: AbortSignal): Promise<void> {
  await link.reply(() => null, milliseconds, signal)
}
